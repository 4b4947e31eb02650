namespace StaticDense.Tests.Demo;

/// <summary>Every mistake gets one sentence on the error output and an exit code, before anything is trained.</summary>
public sealed class DemoMistakeTests : IDisposable
{
    private const int Failure = 1;
    private const int Usage = 2;
    private readonly TemporaryDemoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Unrecognized command or argument '--speed'", "--speed", "3")]
    [InlineData("Unrecognized command or argument 'digits'", "digits")]
    [InlineData("--network is linear, mlp, big, convnet or cnn, not 'resnet'", "--network", "resnet")]
    [InlineData("--network is linear, mlp, big, convnet or cnn, not '1'", "--network", "1")]
    [InlineData("--epochs is a whole number from 0 to 10000, not 'many'", "--epochs", "many")]
    [InlineData("--epochs is a whole number from 0 to 10000, not '-1'", "--epochs", "-1")]
    [InlineData("--epochs is a whole number from 0 to 10000, not '99999999999'", "--epochs", "99999999999")]
    [InlineData("--seed is a whole number from 0 to 18446744073709551615, not '1.5'", "--seed", "1.5")]
    [InlineData("--samples is a whole number from 1 to 200000, not '0'", "--samples", "0")]
    [InlineData("--threads is a whole number from 1 to 256, not '0'", "--threads", "0")]
    [InlineData("--save needs a path", "--save", "")]
    [InlineData("'--data'", "--data")]
    [InlineData("'--epochs' expects a single argument", "--epochs", "1", "--epochs", "2")]
    public void OnTheCommandLine(string sentence, params string[] arguments) => Check(Usage, sentence, arguments);

    [Fact]
    public void HelpNamesEveryOption()
    {
        var result = DemoProcess.Run(folder, "--help");
        Assert.Equal(0, result.ExitCode);
        Assert.All(
            (string[])["--data", "--network", "linear|mlp|big|convnet|cnn", "--epochs", "--seed", "--samples", "--threads", "--save", "--load", "--help", "130"],
            text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void AMissingFolder() => Check(Failure, $"There is no folder {folder["nowhere"]}.", "--data", folder["nowhere"]);

    [Fact]
    public void AFolderWithoutTheFiles()
    {
        Directory.CreateDirectory(folder["empty"]);
        Check(Failure, "has no file train-images-idx3-ubyte", "--data", folder["empty"]);
    }

    [Fact]
    public void AFolderOfTheOtherKindOfImages()
    {
        Check(Failure, "has no file data_batch_1.bin", "--network", "cnn", "--data", DigitFiles.Write(folder["digits"], training: 4, test: 4));
        Check(Failure, "has no file train-images-idx3-ubyte", "--network", "convnet", "--data", ColorFiles.Write(folder["colors"], training: 4, test: 4));
    }

    [Fact]
    public void ADamagedColorFile()
    {
        var images = ColorFiles.Write(folder["colors"], training: 4, test: 4);
        var batch = Path.Combine(images, "data_batch_2.bin");
        File.WriteAllBytes(batch, File.ReadAllBytes(batch)[..^1]);
        Check(Failure, $"{batch}: expected records of 3073 bytes", "--network", "cnn", "--data", images);
    }

    [Fact]
    public void ADamagedDigitFile()
    {
        var digits = DigitFiles.Write(folder["digits"], training: 40, test: 20);
        var images = Path.Combine(digits, "t10k-images-idx3-ubyte");
        File.WriteAllBytes(images, File.ReadAllBytes(images)[..5000]);
        Check(Failure, images, "--data", digits);
    }

    [Fact]
    public void AMissingModel() => Check(Failure, $"There is no file {folder["model"]}.", "--load", folder["model"]);

    [Fact]
    public void ADamagedModelAndOneOfAnotherNetwork()
    {
        var model = folder["model"];
        Assert.Equal(0, DemoProcess.Run(folder, "--samples", "10", "--epochs", "0", "--save", model).ExitCode);
        Check(Failure, "expected the tensor dense/kernel of shape [784, 10], found [784, 128]", "--network", "linear", "--load", model);

        File.WriteAllBytes(folder["cut"], File.ReadAllBytes(model)[..1000]);
        Check(Failure, folder["cut"], "--load", folder["cut"]);
    }

    [Fact]
    public void PathsThatCannotBeSavedTo()
    {
        Check(Failure, "there is no folder", "--save", folder[Path.Combine("nowhere", "model")]);
        Directory.CreateDirectory(folder["here"]);
        Check(Failure, "that is a folder", "--save", folder["here"]);
        Assert.Empty(Directory.GetFileSystemEntries(folder["here"]));
    }

    [Fact]
    public void AFolderForDevices()
    {
        if (OperatingSystem.IsWindows())
            return; // There devices are no files.
        // A name that nothing has: should the check be missing, no device comes to harm.
        var path = $"/dev/{Guid.NewGuid():N}";
        try
        {
            Check(Failure, $"Cannot save to {path}: devices live there", "--save", path, "--samples", "10", "--epochs", "0");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private void Check(int exitCode, string sentence, params string[] arguments)
    {
        var result = DemoProcess.Run(folder, arguments);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(sentence, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("1/5", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("test accuracy", result.Output, StringComparison.Ordinal);
    }
}
