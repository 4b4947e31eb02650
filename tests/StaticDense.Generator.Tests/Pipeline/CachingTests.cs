using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Pipeline;

/// <summary>An edit that changes no declaration emits nothing again; one that changes any field does.</summary>
public class CachingTests
{
    /// <summary>Edits of <see cref="Declarations.Everything"/>: each changes one field of the declaration.</summary>
    public static TheoryData<string, string> FieldEdits => new()
    {
        { "namespace Tests;", "namespace Tests.Inner;" },
        { "class Everything;", "class Something;" },
        { "[Input(4, 6)]", "[Input(6, 4)]" },
        { "[Reshape(6, -1)]", "[Reshape(6, 4)]" },
        { "[Reshape(6, -1)]", "[Reshape(6, -1, Name = \"a\")]" },
        { "Dense(8,", "Dense(7," },
        { "Activation.SiLU", "Activation.Mish" },
        { "Initializer.VarianceScaling", "Initializer.VarianceScaling, KernelInitializerDistribution = Distribution.Uniform" },
        { "FanMode.FanOut", "FanMode.FanAverage" },
        { "KernelInitializerScale = 2", "KernelInitializerScale = 3" },
        { "KernelL2 = 1e-4", "KernelL2 = 2e-4" },
        { "KernelL2 = 1e-4", "KernelL1 = 1e-4" },
        { "BiasL1 = 1e-5", "BiasL1 = 2e-5" },
        { "ActivityL2 = 1e-6", "ActivityL2 = 2e-6" },
        { "ActivityL2 = 1e-6", "ActivityL2 = 1e-6, BiasInitializer = Initializer.Ones" },
        { "\"first layer\"", "\"first\"" },
        { "SharedAxes = new[] { 1 }", "SharedAxes = new[] { 2 }" },
        { "Value = 0.25", "Value = 0.5" },
        { "Value = 0.25", "Value = 0.25, AlphaL1 = 1" },
        { "Dropout(0.25)", "Dropout(0.75)" },
        { "UseBias = false", "UseBias = true" },
        { "MaxValue = 6", "MaxValue = 7" },
        { "MaxValue = 6", "NegativeSlope = 0.5" },
        { "MaxValue = 6", "Threshold = 1" },
        { "LeakyReLU(0.1)", "LeakyReLU" },
        { "[ELU]", "[ELU(2)]" },
        { "[Softmax]", "[Softmax(Axis = 1)]" },
        { "[Softmax]", "" },
        { "Loss.CategoricalCrossentropy", "Loss.BinaryCrossentropy" },
        { "Optimizer.SGD", "Optimizer.SGD, LearningRate = 1" },
        { "BatchSize = 16", "BatchSize = 17" },
        { "Momentum = 0.9", "Momentum = 0.8" },
        { "Nesterov = true", "Nesterov = false" },
        { "LabelSmoothing = 0.1", "LabelSmoothing = 0.2" },
        { "LabelSmoothing = 0.1", "FromLogits = true" },
        { "ClipNorm = 1", "ClipNorm = 2" },
        { "ClipNorm = 1", "GlobalClipNorm = 1" },
        { "ClipNorm = 1", "ClipValue = 1" },
        { "ClipNorm = 1", "ClipNorm = 1, WeightDecay = 0.1" },
        { "KeepGradients = true", "KeepGradients = false" },
        { "Metric.MeanAbsoluteError", "Metric.CategoricalAccuracy" },
        { "KeepGradients = true", "KeepGradients = true, WeightedMetrics = new[] { Metric.Accuracy }" },
        { "KeepGradients = true", "KeepGradients = true, MetricThreshold = 0.5" },
    };

    [Theory]
    [MemberData(nameof(FieldEdits))]
    public void An_edit_of_a_field_reaches_emission(string from, string to)
    {
        Assert.Contains(from, Declarations.Everything, StringComparison.Ordinal);
        var run = GeneratorRun.Of(Declarations.Everything);
        var edited = run.Edited(Declarations.Everything.Replace(from, to, StringComparison.Ordinal));
        Assert.DoesNotContain(edited.Findings, finding => finding.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.True(edited.Changed(StepNames.Shaped), "The shaped network did not change.");
    }

    [Theory]
    [InlineData("Huber, Optimizer.Adam", "Huber, Optimizer.Adam, Beta1 = 0.5")]
    [InlineData("Huber, Optimizer.Adam", "Huber, Optimizer.Adam, Beta2 = 0.5")]
    [InlineData("Huber, Optimizer.Adam", "Huber, Optimizer.Adam, Epsilon = 0.5")]
    [InlineData("Huber, Optimizer.Adam", "Huber, Optimizer.Adam, AMSGrad = true")]
    [InlineData("Huber, Optimizer.Adam", "Huber, Optimizer.AdamW")]
    [InlineData("Huber, Optimizer.RMSprop", "Huber, Optimizer.RMSprop, Rho = 0.5")]
    [InlineData("Huber, Optimizer.RMSprop", "Huber, Optimizer.RMSprop, Centered = true")]
    [InlineData("Huber, Optimizer.RMSprop", "Huber, Optimizer.RMSprop, Momentum = 0.5")]
    [InlineData("Huber, Optimizer.Adagrad", "Huber, Optimizer.Adagrad, InitialAccumulatorValue = 0.5")]
    [InlineData("Huber, Optimizer.SGD", "Huber, Optimizer.SGD, UseEma = true")]
    [InlineData("Huber, Optimizer.SGD, UseEma = true", "Huber, Optimizer.SGD, UseEma = true, EmaMomentum = 0.5")]
    [InlineData("Huber, Optimizer.SGD, UseEma = true", "Huber, Optimizer.SGD, UseEma = true, EmaOverwriteFrequency = 5")]
    [InlineData("Huber, Optimizer.SGD, Metrics = new[] { Metric.TopKCategoricalAccuracy }", "Huber, Optimizer.SGD, Metrics = new[] { Metric.TopKCategoricalAccuracy }, TopK = 2")]
    [InlineData("Huber, Optimizer.SGD, Metrics = new[] { Metric.F1Score }", "Huber, Optimizer.SGD, Metrics = new[] { Metric.F1Score }, F1Average = F1Average.Micro")]
    [InlineData("Huber, Optimizer.SGD, Metrics = new[] { Metric.AUC }", "Huber, Optimizer.SGD, Metrics = new[] { Metric.AUC }, AUCThresholds = 20")]
    [InlineData("Huber, Optimizer.SGD, Metrics = new[] { Metric.AUC }", "Huber, Optimizer.SGD, Metrics = new[] { Metric.AUC }, AUCSummation = AUCSummation.Minoring")]
    [InlineData("Huber, Optimizer.SGD", "Huber, Optimizer.SGD, Delta = 2")]
    [InlineData("Huber, Optimizer.SGD", "MeanSquaredError, Optimizer.SGD")]
    [InlineData("CategoricalFocalCrossentropy, Optimizer.SGD, FromLogits = true", "CategoricalFocalCrossentropy, Optimizer.SGD, FromLogits = true, Alpha = 0.5")]
    [InlineData("CategoricalFocalCrossentropy, Optimizer.SGD, FromLogits = true", "CategoricalFocalCrossentropy, Optimizer.SGD, FromLogits = true, Gamma = 0.5")]
    [InlineData("BinaryFocalCrossentropy, Optimizer.SGD, FromLogits = true", "BinaryFocalCrossentropy, Optimizer.SGD, FromLogits = true, ApplyClassBalancing = true")]
    [InlineData("SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true", "SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true, IgnoreClass = 0")]
    public void An_edit_of_the_training_reaches_emission(string before, string after)
    {
        var edited = GeneratorRun.Of(Declarations.Train($"[Train(Loss.{before})]")).Edited(Declarations.Train($"[Train(Loss.{after})]"));
        Assert.Empty(edited.Findings);
        Assert.True(edited.Changed(StepNames.Shaped), "The shaped network did not change.");
    }

    [Theory]
    [InlineData("[Flatten]", "/* a comment */\n\n[Flatten]")]
    [InlineData("[Network]", "\n\n\n[Network]")]
    [InlineData("class Everything;", "class Everything { private int Field() => 3; }")]
    [InlineData("namespace Tests;", "namespace Tests\n{\n}\nnamespace Tests;")]
    [InlineData("[Dense(Units = 12, UseBias = false)]", "[Dense(12, UseBias = false)]")]
    [InlineData("Dropout(0.25)", "Dropout(1 / 4.0)")]
    [InlineData("[ELU]", "[ELU(alpha: 1)]")]
    public void An_edit_of_the_text_alone_emits_nothing_again(string from, string to)
    {
        var run = GeneratorRun.Of(Declarations.Everything);
        var edited = run.Edited(Declarations.Everything.Replace(from, to, StringComparison.Ordinal));
        Assert.False(edited.Changed(StepNames.Declared), "The declaration changed.");
        edited.AssertSourcesCached();
    }

    [Fact]
    public void A_finding_moves_with_its_line_while_nothing_is_emitted_again()
    {
        var source = Declarations.Layers("[Dense(3)]\n[Dropout(0.5)]");
        var run = GeneratorRun.Of(source);
        var edited = run.Edited("// A comment above.\n" + source);
        edited.AssertSourcesCached();
        Assert.Equal(
            Assert.Single(run.Findings).Location.GetLineSpan().StartLinePosition.Line + 1,
            Assert.Single(edited.Findings).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void An_edit_of_one_network_leaves_the_others()
    {
        var other = Declarations.Layers("[Dense(3)]");
        var run = GeneratorRun.Of(Declarations.Everything, other);
        var edited = run.Edited(Declarations.Everything.Replace("Dense(8,", "Dense(7,", StringComparison.Ordinal));
        var reasons = edited.Steps[StepNames.Emitted].SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();
        Assert.Equal(2, reasons.Count);
        Assert.Contains(Microsoft.CodeAnalysis.IncrementalStepRunReason.Cached, reasons);
    }
}
