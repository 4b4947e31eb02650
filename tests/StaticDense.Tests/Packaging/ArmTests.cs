using System.IO.Compression;
using System.Runtime.InteropServices;

namespace StaticDense.Tests.Packaging;

/// <summary>The kernels as they are compiled for Arm64, which cannot be run here: multiply-adds are single instructions there too.</summary>
[Collection(PackageCollection.Name)]
public sealed class ArmTests(PackageFeed feed)
{
    [CrossgenFact]
    public void Kernels_for_arm64_multiply_and_add_in_one_instruction()
    {
        using var project = new TemporaryPath("staticdense-arm-");
        project.CopyFrom(Path.Combine("Packaging", "ArmKernels"));
        using (var package = feed.Open("StaticDense"))
            package.ExtractToDirectory(project.Create("package"));
        Command.RunDotnet(project.Path, "build", "-c", "Release", "-v", "quiet", "--nologo").Succeeded();

        // Code that is marked to be optimised at once is left to the JIT and never compiled ahead of time: the mark is taken away.
        var precompiled = project.Create("precompiled");
        foreach (var file in Directory.GetFiles(Path.Combine(project.Path, "emitted"), "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file).Replace("MethodImplOptions.AggressiveOptimization", "MethodImplOptions.NoInlining", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(precompiled, Path.GetFileName(file)), text);
        }

        Command.RunDotnet(project.Path, "build", "-c", "Release", "-o", project.Create("built"), "-v", "quiet", "--nologo").Succeeded();
        var listing = Path.Combine(project.Path, "listing.txt");
        Command.Run(
            CrossgenFactAttribute.Program,
            project.Path,
            Path.Combine("built", "ArmKernels.dll"), Path.Combine("built", "StaticDense.dll"),
            "-o", Path.Combine(project.Path, "compiled"),
            "-r", Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"),
            "--composite", "--inputbubble", "--targetos", "linux", "--targetarch", "arm64", "--instruction-set", "neon,vectort128", "-O",
            "--codegenopt", "JitDisasm=*", "--codegenopt", $"JitStdOutFile={listing}").Succeeded();

        // On Arm64 networks take the kernels of Vector<T>. Sums that were cut are added at the end, but nothing is multiplied alone.
        var products = Instructions(listing).Where(method => method.Name.Contains("+Compiled+VectorKernels:Product", StringComparison.Ordinal)).ToList();
        Assert.InRange(products.Count, 3, int.MaxValue);
        foreach (var (name, instructions) in products)
        {
            Assert.True(instructions.Count(instruction => instruction == "fmla") >= 16, $"{name} has few fused multiply-adds:\n{string.Join("\n", instructions)}");
            Assert.DoesNotContain(instructions, instruction => instruction is "fmul" or "fmadd");
        }
    }

    /// <summary>The operations of each method of a listing.</summary>
    private static List<(string Name, List<string> Instructions)> Instructions(string listing)
    {
        const string head = "; Assembly listing for method ";
        var methods = new List<(string Name, List<string> Instructions)>();
        foreach (var line in File.ReadLines(listing))
        {
            if (line.StartsWith(head, StringComparison.Ordinal))
                methods.Add((line[head.Length..], []));
            else if (methods.Count > 0 && line.StartsWith("            ", StringComparison.Ordinal))
                methods[^1].Instructions.Add(line.Trim().Split(' ')[0]);
        }

        return methods;
    }
}
