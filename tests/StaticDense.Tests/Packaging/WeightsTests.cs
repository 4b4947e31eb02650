using System.IO.Compression;

namespace StaticDense.Tests.Packaging;

/// <summary>Built-in weights through the package's targets: builds see what files hold, whatever their times say.</summary>
[Collection(PackageCollection.Name)]
public sealed class WeightsTests(PackageFeed feed)
{
    private const string Weights = "trained models/net 1.safetensors", Golden = "trained models/net 1.golden.json";

    // A folder's name with a character at which the compiler's options are cut.
    [Theory]
    [InlineData("staticdense-weights-", 65_536)]
    [InlineData("static dense c#-", 0)]
    public void A_build_sees_that_weights_have_changed_or_are_gone(string prefix, long largestInCode)
    {
        using var project = new TemporaryPath(prefix);
        project.CopyFrom(Path.Combine("Packaging", "WeightsProgram"));
        project.CopyFrom(Path.Combine("Packaging", "Trained"));
        using (var package = feed.Open("StaticDense"))
            package.ExtractToDirectory(project.Create("package"));
        project.Create("trained models");
        Command Build() => Command.RunDotnet(
            project.Path, "build", "-c", "Release", $"-p:StaticDenseLargestWeightsInCode={largestInCode}", "-v", "quiet", "--nologo");
        string[] Run() => Command.RunDotnet(project.Path, "exec", Path.Combine("bin", "Release", "net10.0", "WeightsProgram.dll")).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var (first, second) = (new ControlTwin(seed: 1), new ControlTwin(seed: 2));
        Ship(project, first, DateTime.UtcNow);
        Build().Succeeded();
        Assert.Equal([Native.Outputs.Hash(first), "True"], Run());

        // An older run is put back, as by mv or tar.
        Ship(project, second, DateTime.UtcNow.AddDays(-7));
        Build().Succeeded();
        Assert.Equal([Native.Outputs.Hash(second), "True"], Run());

        // Golden vectors of other weights, older still.
        Ship(project, first, DateTime.UtcNow.AddDays(-9), weights: false);
        Assert.Contains("SD0089", Build().Output, StringComparison.Ordinal);

        File.Delete(Path.Combine(project.Path, Weights));
        Assert.Contains("SD0077", Build().Output, StringComparison.Ordinal);
    }

    private static void Ship(TemporaryPath project, ControlTwin network, DateTime time, bool weights = true)
    {
        var inputs = Enumerable.Range(0, 3 * ControlTwin.InputSize).Select(index => (index % 5) - 2f).ToArray();
        if (weights)
        {
            network.Save(Path.Combine(project.Path, Weights));
            File.SetLastWriteTimeUtc(Path.Combine(project.Path, Weights), time);
        }

        network.WriteGolden(Path.Combine(project.Path, Golden), Dataset.FromMemory(inputs, new float[3 * ControlTwin.OutputSize]), 3);
        File.SetLastWriteTimeUtc(Path.Combine(project.Path, Golden), time);
    }
}
