using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Parsing;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Turns findings into diagnostics. They get places in the compilation's own trees, so that a pragma there is obeyed.</summary>
internal static class FindingReporter
{
    public static void Report(SourceProductionContext output, EquatableArray<LocatedFinding> findings, Compilation compilation)
    {
        foreach (var (finding, span) in findings)
            output.ReportDiagnostic(Create(finding, Resolve(span, compilation)));
    }

    /// <summary>Reports a fault of emission: it has no place of its own.</summary>
    public static void ReportFailure(SourceProductionContext output, Finding? failure)
    {
        if (failure is not null)
            output.ReportDiagnostic(Create(failure, Location.None));
    }

    private static Diagnostic Create(Finding finding, Location location) =>
        Diagnostic.Create(RuleCatalogue.Find(finding.RuleId), location, finding.Arguments.ToArray<object>());

    private static Location Resolve(SourceSpan span, Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == span.FilePath && tree.Length >= span.Start + span.Length);
        return tree is null ? Location.None : Location.Create(tree, new TextSpan(span.Start, span.Length));
    }
}
