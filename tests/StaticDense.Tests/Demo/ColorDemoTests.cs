using System.Globalization;

namespace StaticDense.Tests.Demo;

/// <summary>The demo's network for 32x32 colour images, on drawn shapes and on files of CIFAR-10's format.</summary>
public sealed class ColorDemoTests : IDisposable
{
    private readonly TemporaryDemoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ShowsEveryRowOfTheNetworkAndTheImagesAsText()
    {
        var model = folder["model.safetensors"];
        var result = DemoProcess.Run(folder, "--network", "cnn", "--samples", "150", "--epochs", "1", "--save", model);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.ErrorLines);
        Assert.Contains("coloured shapes drawn by the program\n150 images to train on, 150 to validate, 150 to test", result.Output, StringComparison.Ordinal);
        Assert.Contains("batches of 32, learning rate rising to 0.002, then falling along a cosine to 0.00002\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("allocated        0 bytes", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);

        // Name, shape, parameters, multiply-adds of 3 · 3 · 3 · 32 for each of 32 · 32 pixels, and so on.
        string[] rows =
        [
            "Conv1 (Conv2D) (None, 32, 32, 32) 896 884,736",
            "Max1 (MaxPooling2D) (None, 16, 16, 32) 0 0",
            "Conv2 (Conv2D) (None, 16, 16, 64) 18,496 4,718,592",
            "Max2 (MaxPooling2D) (None, 8, 8, 64) 0 0",
            "Conv3 (Conv2D) (None, 8, 8, 128) 73,856 4,718,592",
            "Conv4 (Conv2D) (None, 8, 8, 256) 33,024 2,097,152",
            "GAP1 (GlobalAveragePooling2D) (None, 256) 0 0",
            "Dense1 (Dense) (None, 10) 2,570 2,560",
            "Output (Dense) (None, 10) 110 100",
            "Total params: 128,952",
        ];
        var lines = result.Lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.All(rows, row => Assert.Single(lines, line => line.StartsWith(row, StringComparison.Ordinal)));

        // Two images beside each other, 32 characters wide and 16 high, by their light.
        var picture = Array.FindIndex(result.Lines, line => line.StartsWith("test images", StringComparison.Ordinal)) + 1;
        Assert.All(result.Lines[picture..(picture + 16)], line => Assert.InRange(line.Length, 32 + 3 + 1, 67));
        Assert.Contains(result.Lines[picture + 16].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], SyntheticShapes.ClassNames);
        Assert.StartsWith("says ", result.Lines[picture + 17], StringComparison.Ordinal);
    }

    [Fact]
    public void ReadsCifarFiles()
    {
        var images = ColorFiles.Write(folder["colors"], training: 65, test: 40);
        var result = DemoProcess.Run(folder, "--network", "cnn", "--data", images, "--epochs", "2", "--save", folder["m"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"CIFAR-10 from {images}\n65 images to train on, 40 to validate and to test", result.Output, StringComparison.Ordinal);
        Assert.Contains("(130 samples in", result.Output, StringComparison.Ordinal);
        Assert.Contains(result.Lines, line => line.StartsWith("automobile ", StringComparison.Ordinal));

        var rows = result.Lines.SkipWhile(line => !line.StartsWith("airplane ", StringComparison.Ordinal)).Take(10)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(10).Select(cell => cell == "·" ? 0 : int.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        Assert.Equal(40, rows.Sum(row => row.Sum()));
        Assert.EndsWith(
            string.Create(CultureInfo.InvariantCulture, $"test accuracy {rows.Select((row, label) => row[label]).Sum() / 40.0:0.0000}"),
            result.Output.TrimEnd(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void EachNetworkHasAModelFileOfItsOwn()
    {
        if (!OperatingSystem.IsLinux())
            return; // Elsewhere no variable moves that folder, and the test would write into the user's own.
        Assert.Equal(0, DemoProcess.Run(folder, "--network", "cnn", "--samples", "40", "--epochs", "1").ExitCode);
        Assert.Equal(0, DemoProcess.Run(folder, "--network", "convnet", "--samples", "40", "--epochs", "1").ExitCode);
        Assert.Equal(
            ["digits-convnet.safetensors", "images-cnn.safetensors"],
            Directory.GetFiles(Path.Combine(folder.DataHome, "StaticDense")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
