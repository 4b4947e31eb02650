using System.IO.Compression;

namespace StaticDense.Tests.Packaging;

/// <summary>The library in a native program: no warning from the trimmer or the native compiler, and the same bits.</summary>
[Collection(PackageCollection.Name)]
public sealed class NativeTests(PackageFeed feed)
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
}
