using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Pipeline;

/// <summary>Budgets are compared after emission, and their findings find the way back to the attribute.</summary>
public class BudgetTests
{
    private static string Network(string name, string budget) => $"using StaticDense;\n\n[Network, Input(8), Dense(6), Dense(4)]\n[Budget({budget})]\npublic partial class {name};\n";

    [Fact]
    public void Each_exceeded_limit_is_an_error_of_its_own()
    {
        var run = GeneratorRun.Of(Network("Net", "MaxParameters = 10, MaxMultiplyAdds = 1_000, MaxWorkspaceBytes = 100, MaxCodeBytes = 1_000"));
        Assert.Equal(
            ["MaxCodeBytes = 1_000", "MaxParameters = 10", "MaxWorkspaceBytes = 100"],
            run.Findings.Select(finding => finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)).Order(StringComparer.Ordinal));
        Assert.All(run.Findings, finding => Assert.Equal(RuleIds.OverBudget, finding.Id));
    }

    [Fact]
    public void Networks_of_one_name_keep_their_findings_apart()
    {
        static string In(string space, string budget) => Network("Net", budget).Replace(";\n\n", $";\n\nnamespace {space};\n\n", StringComparison.Ordinal);

        var run = GeneratorRun.Of(In("One", "MaxParameters = 80"), In("Two", "MaxParameters = 82"), In("one", "MaxParameters = 81"));
        Assert.Equal(
            ["MaxParameters = 80", "MaxParameters = 81"],
            run.Findings.Select(finding => finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_network_over_its_budget_is_emitted_all_the_same()
    {
        var run = GeneratorRun.Of(Network("Net", "MaxParameters = 10"));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Contains("public const int ParameterCount = 82;", run.Sources["Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_moves_with_its_line_while_nothing_is_emitted_again()
    {
        var source = Network("Net", "MaxParameters = 10");
        var run = GeneratorRun.Of(source);
        var edited = run.Edited("// A comment above.\n" + source);
        edited.AssertSourcesCached();
        Assert.Equal(
            Assert.Single(run.Findings).Location.GetLineSpan().StartLinePosition.Line + 1,
            Assert.Single(edited.Findings).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_limit_that_is_raised_ends_the_error()
    {
        var run = GeneratorRun.Of(Network("Net", "MaxParameters = 81"));
        Assert.Single(run.Findings);
        Assert.Empty(run.Edited(Network("Net", "MaxParameters = 82")).Findings);
    }

    [Fact]
    public void The_information_obeys_a_pragma()
    {
        var report = Network("Net", "").Replace("[Budget()]", "[Budget]", StringComparison.Ordinal);
        Assert.Equal(RuleIds.Spending, Assert.Single(GeneratorRun.Of(report).Findings).Id);
        Assert.DoesNotContain(GeneratorRun.Of("#pragma warning disable SD0093\n" + report).Findings, finding => !finding.IsSuppressed);
    }
}
