using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Diagnostics;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Analyzers;

/// <summary>Every rule of calls fires on its mistake, at its argument, alone; and not on the call without it.</summary>
public class CallAnalyzerTests
{
    public static TheoryData<RuleExample> Examples { get; } = [.. CallExamples.All];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_mistake_is_found_once_at_its_argument(RuleExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var finding = Assert.Single(AnalyzedCode.Find(example.Wrong));
        Assert.Equal(example.Id, finding.Id);
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Equal(example.Underlined, finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan));
        Assert.Contains(example.Message, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Without_the_mistake_nothing_is_found(RuleExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        Assert.Empty(AnalyzedCode.Find(example.Right).Select(AnalyzedCode.Describe));
    }

    /// <summary>There spans convert by the language's own rules, and other overloads can be meant.</summary>
    [Fact]
    public void The_newest_language_changes_nothing()
    {
        foreach (var example in CallExamples.All.DistinctBy(example => example.Id))
        {
            Assert.Equal(example.Id, Assert.Single(AnalyzedCode.Find(example.Wrong, LanguageVersion.Preview)).Id);
            Assert.Empty(AnalyzedCode.Find(example.Right, LanguageVersion.Preview));
        }
    }

    [Fact]
    public void A_network_whose_declaration_holds_errors_is_left_alone()
    {
        var run = GeneratorRun.Of(AnalyzedCode.Networks.Replace("Input(4), Dense(3,", "Input(4), Dense(-3,", StringComparison.Ordinal)
            + AnalyzedCode.Method("classifier.PredictClass(new float[4]); classifier.ExportParameters(new float[15]); trainer.TrainStep(new float[8], new int[2]); Classifier.Input input = default; plain.PredictClass(input);")
                .Replace("using System;\nusing System.Runtime.InteropServices;\nusing StaticDense;", "", StringComparison.Ordinal));
        Assert.Equal(RuleIds.SizeNotPositive, Assert.Single(run.Findings).Id);
        Assert.Empty(AnalyzedCode.Analyze(run.Output, run.Input.SyntaxTrees.Single()).Select(AnalyzedCode.Describe));
    }

    [Fact]
    public void A_network_of_another_assembly_is_known_by_its_constants()
    {
        using var library = new MemoryStream();
        Assert.True(GeneratorRun.Of(AnalyzedCode.Networks).Output.Emit(library).Success);
        library.Position = 0;
        var reference = MetadataReference.CreateFromStream(library);
        var wrong = CallExamples.All.Select(example => GeneratorRun.Compilation(example.Wrong).AddReferences(reference)).ToList();
        foreach (var (compilation, example) in wrong.Zip(CallExamples.All))
            Assert.Equal(example.Id, Assert.Single(AnalyzedCode.Analyze(compilation, compilation.SyntaxTrees.Single())).Id);
    }

    [Theory]
    [InlineData("#pragma warning disable SD0095", 0)]
    [InlineData("", 1)]
    public void A_pragma_is_obeyed(string line, int expected) =>
        Assert.Equal(expected, AnalyzedCode.Find(AnalyzedCode.Method($"\n{line}\nclassifier.PredictClass(new float[9]);")).Count(finding => !finding.IsSuppressed));

    [Fact]
    public void An_option_of_the_project_changes_the_severity()
    {
        var compilation = GeneratorRun.Of(AnalyzedCode.Networks + "\npublic static class Use { public static int Run() => new Plain().PredictClass(new float[9]); }").Output;
        var options = compilation.Options.WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { [RuleIds.CallInput] = ReportDiagnostic.Warn });
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(AnalyzedCode.Analyze(compilation.WithOptions(options), compilation.SyntaxTrees.First())).Severity);
    }
}
