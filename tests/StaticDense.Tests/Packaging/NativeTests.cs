using System.Diagnostics;
using System.IO.Compression;
using Xunit.Abstractions;

namespace StaticDense.Tests.Packaging;

/// <summary>The library in a native program: no warning from the trimmer or the native compiler, and the same bits.</summary>
[Collection(PackageCollection.Name)]
public sealed class NativeTests(PackageFeed feed, ITestOutputHelper output)
{
    [NativeFact]
    public void A_native_program_trains_to_the_same_bits()
    {
        using var project = new TemporaryPath("staticdense-native-");
        project.CopyFrom(Path.Combine("Packaging", "NativeProgram"));
        project.CopyFrom(Path.Combine("Packaging", "Native"));
        using (var package = feed.Open("StaticDense"))
            package.ExtractToDirectory(project.Create("package"));

        var published = Command.RunDotnet(
            project.Path, "publish", "-c", "Release", "-r", "linux-x64", "-o", project.Create("published"), $"-p:Linker={NativeFactAttribute.Linker}", "-v", "quiet", "--nologo").Succeeded();
        Assert.DoesNotContain("warning", published.Output, StringComparison.OrdinalIgnoreCase);

        var lines = Command.Run(Path.Combine(project.Path, "published", "NativeProgram"), project.Path).Succeeded().Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // ILC's "native" leaves out AVX-512 on some machines; the bits are the same on every path with fused multiply-add.
        Assert.NotEqual(nameof(VectorPath.Scalar), lines[0]);
        Assert.Equal(Native.Fingerprint.Compute(), lines[1]);
    }

    [NativeFact]
    public void A_native_program_with_trained_networks_is_small_allocates_nothing_and_computes_the_same_bits()
    {
        using var project = new TemporaryPath("staticdense-trained-");
        project.CopyFrom(Path.Combine("Packaging", "NativeTrained"));
        project.CopyFrom(Path.Combine("Packaging", "Trained"));
        using (var package = feed.Open("StaticDense"))
            package.ExtractToDirectory(project.Create("package"));
        project.Create("models");
        var (control, digits) = (new ControlTwin(seed: 11), new DigitTwin(seed: 12));
        control.Save(Path.Combine(project.Path, "control.safetensors"));
        digits.Save(Path.Combine(project.Path, "models", "digits.safetensors"));

        var published = Command.RunDotnet(
            project.Path, "publish", "-c", "Release", "-r", "linux-x64", "-o", project.Create("published"), $"-p:Linker={NativeFactAttribute.Linker}", "-v", "quiet", "--nologo").Succeeded();
        Assert.DoesNotContain("warning", published.Output, StringComparison.OrdinalIgnoreCase);
        var program = new FileInfo(Path.Combine(project.Path, "published", "NativeTrained"));
        Assert.InRange(program.Length, sizeof(float) * DigitTwin.ParameterCount, 3_000_000);

        // Nothing but the program itself is there when it runs.
        using var elsewhere = new TemporaryPath("staticdense-alone-");
        var moved = program.CopyTo(Path.Combine(elsewhere.Path, program.Name));
        var clock = Stopwatch.StartNew();
        var lines = Command.Run(moved.FullName, elsewhere.Path).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        output.WriteLine(FormattableString.Invariant($"{program.Length} bytes; {clock.Elapsed.TotalMilliseconds:0} ms from start to end."));
        Assert.NotEqual(nameof(VectorPath.Scalar), lines[0]);
        Assert.Equal([Native.Outputs.Hash(control), Native.Outputs.Hash(digits), "0"], lines[1..]);
    }
}
