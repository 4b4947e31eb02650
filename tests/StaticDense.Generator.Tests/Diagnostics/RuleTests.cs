using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticDense.Generator.Diagnostics;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Diagnostics;

/// <summary>Every rule fires on its mistake, at its place, alone; and not on the same declaration without it.</summary>
public class RuleTests
{
    /// <summary>Code that uses all that a network has. It must have no errors of its own, whatever is wrong in the declaration.</summary>
    private const string Use = """
        internal static class Use
        {
            public const int Sum = Net.InputSize + Net.OutputSize + Net.ParameterCount + Net.TrainableParameterCount + Net.NonTrainableParameterCount;
            public const long Bytes = Net.MultiplyAddCount + Net.WorkspaceBytes;
            public const string Summary = Net.Summary;

            public static int Run(Net net, System.ReadOnlySpan<float> inputs, System.Span<float> outputs)
            {
                net.Predict(inputs, outputs);
                net.Predict(inputs, outputs, threads: 2);
                Net.Input input = default;
                input[0] = 1;
                net.Predict(in input, out var output);
                outputs[0] = output[0] + net.Predict(input)[0] + net.PredictClass(input);
                net.Reserve(2);
                net.ExportParameters(outputs);
                net.ImportParameters(inputs);
                net.Save("file");
                return net.PredictClass(inputs) + net.Parameters.Length + Describe(Net.Load("file")) + Describe(new Net(seed: 3));
            }

            private static int Describe<TNetwork>(TNetwork network)
                where TNetwork : class, StaticDense.INetwork<TNetwork> => TNetwork.Description.ParameterCount;
        }
        """;

    private const string UseTraining = """
        internal static class UseTraining
        {
            public const long Bytes = Net.TrainingBytes + Net.TrainingBytesPerThread + Net.BatchSize;

            public static int Run() => Describe<Net>();

            private static int Describe<TNetwork>()
                where TNetwork : class, StaticDense.ITrainableNetwork<TNetwork> => TNetwork.Training.BatchSize;
        }
        """;

    private const string UseTrained = "internal static class UseTrained { public static int Run() => Net.Trained.Parameters.Length; }";

    private const string UseSelfTest = "internal static class UseSelfTest { public static bool Run() => Net.SelfTest().Passed; }";

    public static TheoryData<RuleExample> Examples { get; } = [.. AllExamples];

    internal static IEnumerable<RuleExample> AllExamples => [.. TypeExamples.All, .. ArgumentExamples.All, .. ShapeExamples.All, .. ImageExamples.All, .. GraphExamples.All, .. TrainExamples.All, .. WeightsExamples.All, .. GoldenExamples.All, .. BudgetExamples.All];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_mistake_is_found_once_at_its_place_and_nothing_else(RuleExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var run = GeneratorRun.Of(example.Wrong, example.Texts);
        var finding = Assert.Single(run.Findings);
        Assert.Equal(example.Id, finding.Id);
        Assert.Equal(example.Underlined, finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan));
        Assert.Contains(example.Message, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        // With a warning the whole network is emitted, and how that compiles is what emission's tests ask.
        var complaints = finding.Severity == DiagnosticSeverity.Error ? run.Complaints() : run.Input.GetDiagnostics().Where(IsComplaint).Append(finding);
        Assert.Equal([.. example.OfTheCompiler, example.Id], complaints.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Without_the_mistake_nothing_is_found(RuleExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var run = GeneratorRun.Of(example.Right, example.Texts);
        Assert.Empty(run.Findings);
        // Only a constructor that calls the emitted one needs what was emitted.
        var complete = example.Right.Contains(": this(", StringComparison.Ordinal) ? run.Output : run.Input;
        Assert.DoesNotContain(complete.GetDiagnostics(), IsComplaint);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Code_that_uses_the_network_has_no_errors_of_its_own(RuleExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var run = GeneratorRun.Of(example.Wrong, example.Texts);
        if (run.Sources.Count == 0 || run.Findings[0].Severity != DiagnosticSeverity.Error || CannotBeUsed(example))
            return;
        var use = run.Edited(run.Input.AddSyntaxTrees(
            [.. new[] { Use, example.Wrong.Contains("Train(", StringComparison.Ordinal) ? UseTraining : "", example.Wrong.Contains("Weights(", StringComparison.Ordinal) ? UseTrained : "", example.Wrong.Contains("Golden(", StringComparison.Ordinal) ? UseSelfTest : "" }
                .Select(text => CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)run.Input.SyntaxTrees.First().Options, "Use.cs"))]));
        Assert.Equal([.. example.OfTheCompiler, example.Id], use.Complaints().Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Code_that_uses_a_sound_network_compiles()
    {
        var source = Declarations.Train("[Train(Loss.Huber, Optimizer.SGD)]") + Use + UseTraining;
        GeneratorRun.Compile(source);
    }

    [Fact]
    public void An_older_language_is_named()
    {
        var compilation = GeneratorRun.Compilation().AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            Declarations.Layers("[Dense(3)]").Replace(";\n", " { }\n", StringComparison.Ordinal).Replace("StaticDense { }", "StaticDense;", StringComparison.Ordinal),
            new CSharpParseOptions(LanguageVersion.CSharp10),
            "Old.cs"));
        var run = GeneratorRun.Of(compilation);
        var finding = Assert.Single(run.Findings);
        Assert.Equal(RuleIds.LanguageVersion, finding.Id);
        Assert.Contains("compiled as C# 10.0", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(run.Sources);
        Assert.Empty(GeneratorRun.Of(Declarations.Layers("[Dense(3)]")).Findings);
    }

    [Fact]
    public void A_fault_of_the_generator_is_a_finding_that_names_it()
    {
        var finding = Finding.OfException("Net", new InvalidOperationException("No shape rule."));
        var rule = RuleCatalogue.Find(finding.RuleId);
        Assert.Equal(RuleIds.InternalError, rule.Id);
        Assert.Equal(DiagnosticSeverity.Error, rule.DefaultSeverity);
        Assert.Contains(
            "failed on 'Net' with InvalidOperationException: No shape rule.",
            Diagnostic.Create(rule, Location.None, [.. finding.Arguments]).GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
        Assert.DoesNotContain(GeneratorRun.Of(Declarations.Everything).Findings, found => found.Id == RuleIds.InternalError);
    }

    private static bool IsComplaint(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;

    /// <summary>The class that is not called Net, or types whose skeleton cannot be used as a network's.</summary>
    private static bool CannotBeUsed(RuleExample example) => example.Id
        is RuleIds.TypeNameCollision or RuleIds.MemberCollision or RuleIds.NotAClass or RuleIds.UnsupportedModifier
        or RuleIds.PrimaryConstructor or RuleIds.NotConstructible;
}
