using System.Globalization;

namespace StaticDense.Tests.Demo;

public sealed class DemoTests : IDisposable
{
    private readonly TemporaryDemoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("linear", "LinearNetwork", "7,850")]
    [InlineData("mlp", "MlpNetwork", "101,770")]
    [InlineData("big", "BigNetwork", "535,818")]
    [InlineData("convnet", "ConvNetwork", "20,490")]
    public void ShowsEverythingAndEndsWithTheAccuracy(string network, string name, string parameters)
    {
        var model = folder["model.safetensors"];
        var result = DemoProcess.Run(folder, "--network", network, "--samples", "300", "--epochs", "2", "--save", model);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.ErrorLines);
        Assert.Contains($"Network: {name}", result.Output, StringComparison.Ordinal);
        Assert.Contains($"Total params: {parameters}", result.Output, StringComparison.Ordinal);
        Assert.Contains("300 images to train on, 300 to validate, 300 to test", result.Output, StringComparison.Ordinal);
        Assert.Contains("(600 samples in", result.Output, StringComparison.Ordinal);
        Assert.Contains("allocated        0 bytes", result.Output, StringComparison.Ordinal);
        Assert.Contains("µs (median of", result.Output, StringComparison.Ordinal);
        Assert.Contains($"saved to {model} ({new FileInfo(model).Length:N0} bytes)", result.Output, StringComparison.Ordinal);
        Assert.InRange(Accuracy(result), 0.2, 1);

        // Two epochs with four numbers and a time each, on lines of their own: no bar, and nothing that moves the cursor.
        var epochs = result.Lines.Where(line => line.StartsWith("1/2 ", StringComparison.Ordinal) || line.StartsWith("2/2 ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, epochs.Length);
        Assert.All(epochs, line => Assert.Equal(7, line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain('\r', result.Output);
    }

    [Fact]
    public void ConfusionsCountEveryTestImageAndAgreeWithTheAccuracy()
    {
        var result = DemoProcess.Run(folder, "--network", "linear", "--samples", "400", "--epochs", "1", "--save", folder["m"]);
        var head = Array.FindIndex(result.Lines, line => line.StartsWith("confusion matrix", StringComparison.Ordinal));
        var rows = result.Lines.Skip(head + 2).Take(10)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(10).Select(cell => cell == "·" ? 0 : int.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();

        Assert.Equal(400, rows.Sum(row => row.Sum()));
        Assert.Equal(Accuracy(result), rows.Select((row, digit) => row[digit]).Sum() / 400.0, 4);
    }

    [Fact]
    public void OneSeedGivesTheSameModelAndAnotherSeedAnother()
    {
        byte[] Train(string seed, string threads = "1")
        {
            var model = folder[$"{Guid.NewGuid():N}"];
            Assert.Equal(0, DemoProcess.Run(folder, "--samples", "100", "--epochs", "1", "--seed", seed, "--threads", threads, "--save", model).ExitCode);
            return File.ReadAllBytes(model);
        }

        var one = Train("7");
        Assert.Equal(one, Train("7"));
        Assert.Equal(one, Train("7", threads: "2"));
        Assert.NotEqual(one, Train("8"));
    }

    [Fact]
    public void ALoadedModelIsEvaluatedAndOnlyTrainedWhenAsked()
    {
        var model = folder["model.safetensors"];
        var trained = DemoProcess.Run(folder, "--samples", "400", "--epochs", "3", "--save", model);
        var bytes = File.ReadAllBytes(model);

        var loaded = DemoProcess.Run(folder, "--samples", "400", "--load", model);
        Assert.Equal(0, loaded.ExitCode);
        Assert.Equal(trained.Lines[^1], loaded.Lines[^1]);
        Assert.Contains("not saved: nothing was trained", loaded.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(model));
        Assert.False(Directory.Exists(folder.DataHome));

        var further = DemoProcess.Run(folder, "--samples", "400", "--load", model, "--epochs", "1", "--save", model);
        Assert.Equal(0, further.ExitCode);
        Assert.Contains("(400 samples in", further.Output, StringComparison.Ordinal);
        Assert.NotEqual(bytes, File.ReadAllBytes(model));
    }

    [Fact]
    public void WithoutAPathTheModelGoesToTheUsersFolder()
    {
        if (!OperatingSystem.IsLinux())
            return; // Elsewhere no variable moves that folder, and the test would write into the user's own.
        var result = DemoProcess.Run(folder, "--network", "linear", "--samples", "50", "--epochs", "1");
        var model = Path.Combine(folder.DataHome, "StaticDense", "digits-linear.safetensors");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"saved to {model} ", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(model));
        Assert.Contains(Path.Combine(folder.DataHome, "StaticDense"), DemoProcess.Run(folder, "--help").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadsIdxFiles()
    {
        var digits = DigitFiles.Write(folder["digits"], training: 300, test: 70);
        var result = DemoProcess.Run(folder, "--data", digits, "--network", "linear", "--epochs", "4", "--save", folder["m"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"MNIST from {digits}\n300 images to train on, 70 to validate and to test", result.Output, StringComparison.Ordinal);
        Assert.InRange(Accuracy(result), 0.3, 1);
    }

    [Fact]
    public void DebugSaysThatItIsSlow()
    {
        var result = DemoProcess.Run(folder, "--network", "linear", "--samples", "20", "--epochs", "1", "--save", folder["m"]);
        var notices = result.Errors.Split('\n').Where(DemoResult.IsDebugNotice).ToArray();
#if DEBUG
        Assert.Contains("many times slower than in Release", Assert.Single(notices), StringComparison.Ordinal);
#else
        Assert.Empty(notices);
#endif
    }

    [Theory]
    [InlineData(2, 130)]
    [InlineData(15, 143)]
    public void AnInterruptionSavesAndSaysSo(int signal, int exitCode)
    {
        if (OperatingSystem.IsWindows())
            return; // There a signal cannot be sent to one process.
        var model = folder["model.safetensors"];
        using var demo = DemoProcess.Start(folder, "--samples", "1000", "--epochs", "10000", "--save", model);
        var read = demo.ReadUntil("2/10000 ");
        demo.Signal(signal);
        var result = demo.Finish(read);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Empty(result.ErrorLines);
        Assert.Contains("Interrupted after", result.Output, StringComparison.Ordinal);
        Assert.Contains($"saved to {model}", result.Lines[^1], StringComparison.Ordinal);

        var loaded = DemoProcess.Run(folder, "--samples", "1000", "--load", model);
        Assert.InRange(Accuracy(loaded), 0.5, 1);
    }

    private static double Accuracy(DemoResult result)
    {
        var match = System.Text.RegularExpressions.Regex.Match(result.Lines[^1], @"^test accuracy ([01]\.\d{4})$");
        Assert.True(match.Success, $"the last line is '{result.Lines[^1]}'\n{result.Errors}");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
