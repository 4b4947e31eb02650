using StaticDense.Generator.Model;

namespace StaticDense.Generator.Tests.Infrastructure;

/// <summary>The records of a source with one network.</summary>
internal static class Parsed
{
    /// <summary>The declaration; the source must hold no error.</summary>
    public static NetworkDeclaration Declaration(string source) => ((DeclaredNetwork)Single(source, StepNames.Declared)).Declaration!;

    /// <summary>The shaped network; the source must hold no error.</summary>
    public static ShapedNetwork Network(string source) => ((ShapedDeclaration)Single(source, StepNames.Shaped)).Network!;

    private static object Single(string source, string step)
    {
        var run = GeneratorRun.Of(source);
        Assert.DoesNotContain(run.Findings, finding => finding.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        return Assert.Single(Assert.Single(run.Steps[step]).Outputs).Value;
    }
}
