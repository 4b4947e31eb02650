using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>Networks compiled with optimisation into an assembly in memory.</summary>
internal static class CompiledNetworks
{
    /// <summary>The assembly's bytes.</summary>
    public static byte[] Image(string source)
    {
        var compilation = GeneratorRun.Compilation(source);
        var run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)));
        Assert.DoesNotContain(run.Findings, finding => finding.Severity == DiagnosticSeverity.Error);
        using var image = new MemoryStream();
        var result = run.Output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(20)));
        return image.ToArray();
    }

    public static Assembly Load(string source) => Assembly.Load(Image(source));
}
