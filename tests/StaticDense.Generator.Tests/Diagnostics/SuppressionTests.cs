using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Diagnostics;

/// <summary>Warnings obey what a project or a file says of them.</summary>
public class SuppressionTests
{
    private static readonly string Source = Declarations.Layers("[Dense(3)]\n[Dropout(0.5)]");

    [Fact]
    public void A_pragma_disables_a_warning()
    {
        Assert.Equal(RuleIds.DropoutLast, Assert.Single(GeneratorRun.Of(Source).Findings).Id);
        var run = GeneratorRun.Of($"#pragma warning disable {RuleIds.DropoutLast}\n" + Source);
        Assert.DoesNotContain(run.Findings, finding => !finding.IsSuppressed);
        Assert.Single(GeneratorRun.Of($"#pragma warning disable {RuleIds.DropoutLast}\n#pragma warning restore {RuleIds.DropoutLast}\n" + Source).Findings);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public void An_option_of_the_project_changes_the_severity(ReportDiagnostic option, DiagnosticSeverity? expected)
    {
        var compilation = GeneratorRun.Compilation(Source);
        var run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            new Dictionary<string, ReportDiagnostic> { [RuleIds.DropoutLast] = option })));
        Assert.Equal(expected, run.Findings.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void A_finding_stands_in_the_tree_that_is_compiled()
    {
        var run = GeneratorRun.Of(Source);
        Assert.Same(run.Input.SyntaxTrees.Single(), Assert.Single(run.Findings).Location.SourceTree);
    }
}
