using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticDense.Generator.Analyzers;

namespace StaticDense.Generator.Tests.Infrastructure;

/// <summary>Code that uses networks, looked at by the analyzers. The networks are emitted once for all tests.</summary>
internal static class AnalyzedCode
{
    /// <summary>Networks of every kind that a call can be wrong for.</summary>
    public const string Networks = """
        using StaticDense;

        [Network, Input(4), Dense(3, Activation.Softmax)]
        [Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 8, KeepGradients = true)]
        public partial class Classifier
        {
            public void Predict(float[] image) => PredictClass(image);
        }

        [Network, Input(4), Dense(3), Train(Loss.MeanSquaredError, Optimizer.SGD, BatchSize = 8)]
        public partial class Regressor;

        [Network, Input(5, 4), Dense(3, Activation.Softmax), Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 2)]
        public partial class Positions;

        [Network, Input(4), Dense(1)]
        public partial class Plain;

        public static class Sizes
        {
            public const int Four = 4;
        }

        [System.Runtime.CompilerServices.InlineArray(4)]
        public struct FourFloats
        {
            private float _first;
        }

        [System.Runtime.CompilerServices.InlineArray(9)]
        public struct NineFloats
        {
            private float _first;
        }

        public readonly struct Sample
        {
            public static implicit operator System.ReadOnlySpan<float>(Sample sample) => new float[4];

            public static explicit operator Sample(float[] values) => default;
        }

        public static class Extensions
        {
            public static void Advance(this ref System.Span<float> span) => span = span[..4];

            public static void Look(this System.Span<float> span) => span.Clear();
        }
        """;

    private static readonly Lazy<Compilation> Emitted = new(() => GeneratorRun.Of(Networks).Output);

    /// <summary>Code in a class of its own, beside the networks: fields and methods.</summary>
    public static string Class(string members) => $$"""
        using System;
        using System.Runtime.InteropServices;
        using StaticDense;

        public class Use
        {
            private readonly Classifier classifier = new();
            private readonly Regressor regressor = new();
            private readonly Positions positions = new();
            private readonly Plain plain = new();
            {{members}}
        }
        """;

    /// <summary>Statements of a method that has everything.</summary>
    public static string Method(string statements) => Class($$"""
        public void Run(Trainer<Classifier> trainer, Trainer<Regressor> regression, Trainer<Positions> places, INetwork<Classifier> contract, float[] unknown, int count, bool yes)
            {
                {{statements}}
            }
        """);

    /// <summary>What the analyzers find in a source beside <see cref="Networks"/>. The source must compile, or it would prove nothing.</summary>
    public static IReadOnlyList<Diagnostic> Find(string source, LanguageVersion version = LanguageVersion.CSharp12)
    {
        var tree = Tree(source, version);
        var compilation = With(tree, version);
        var errors = compilation.GetSemanticModel(tree).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors) + "\n" + source);
        return Analyze(compilation, tree);
    }

    /// <summary>What the analyzers find in a source that need not compile.</summary>
    public static IReadOnlyList<Diagnostic> FindInAny(string source)
    {
        var tree = Tree(source, LanguageVersion.CSharp12);
        return Analyze(With(tree, LanguageVersion.CSharp12), tree);
    }

    /// <summary>What the analyzers find in one tree of a compilation; none of them may throw.</summary>
    public static IReadOnlyList<Diagnostic> Analyze(Compilation compilation, SyntaxTree tree)
    {
        var faults = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => faults.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var findings = compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new CallAnalyzer()), options)
            .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, CancellationToken.None).GetAwaiter().GetResult();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        return findings;
    }

    /// <summary>A finding's rule, the text that it underlines and its message.</summary>
    public static string Describe(Diagnostic finding) =>
        $"{finding.Id} '{finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)}': {finding.GetMessage(CultureInfo.InvariantCulture)}";

    private static SyntaxTree Tree(string source, LanguageVersion version) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version), "Use.cs");

    private static Compilation With(SyntaxTree tree, LanguageVersion version)
    {
        var emitted = Emitted.Value;
        if (version == LanguageVersion.CSharp12)
            return emitted.AddSyntaxTrees(tree);
        // All trees of a compilation speak one language.
        var trees = emitted.SyntaxTrees.Select(other => CSharpSyntaxTree.ParseText(other.GetText(), new CSharpParseOptions(version), other.FilePath));
        return emitted.RemoveAllSyntaxTrees().AddSyntaxTrees([.. trees, tree]);
    }
}
