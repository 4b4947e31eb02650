using StaticDense.Generator.Tests.Diagnostics;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Pipeline;

/// <summary>An edit that changes no declaration emits nothing again; one that changes any field does.</summary>
public class CachingTests
{
    /// <summary>Edits of <see cref="Declarations.Everything"/>: each changes one field of the declaration.</summary>
    public static TheoryData<string, string> FieldEdits => new()
    {
        { "namespace Tests;", "namespace Tests.Inner;" },
        { "[Network]", "[Network(Unroll = Unroll.Small)]" },
        { "[Network]", "[Network]\n[Budget]" },
        { "[Network]", "[Network]\n[Budget(MaxParameters = 1_000_000)]" },
        { "[Network]", "[Network]\n[Budget(MaxMultiplyAdds = 1_000_000)]" },
        { "[Network]", "[Network]\n[Budget(MaxWorkspaceBytes = 1_000_000)]" },
        { "[Network]", "[Network]\n[Budget(MaxTrainingBytes = 1_000_000)]" },
        { "[Network]", "[Network]\n[Budget(MaxCodeBytes = 1_000_000)]" },
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

    /// <summary>Edits of <see cref="ImageDeclarations.Everything"/>: each changes one field of the declaration.</summary>
    public static TheoryData<string, string> ImageFieldEdits => new()
    {
        { "[Conv2D(6, 3", "[Conv2D(6, 2" },
        { "Strides = new[] { 1, 2 }, Padding", "Strides = new[] { 1, 2 }, KernelL2 = 0.1, Padding" },
        { "[Conv2D(6, 3, Strides = new[] { 1, 2 }, Padding = Padding.Same", "[Conv2D(6, 1, Strides = new[] { 1, 2 }" },
        { "Groups = 3", "Groups = 1" },
        { "Activation.ReLU", "Activation.Tanh" },
        { "KernelMaxNorm = 2", "KernelMaxNorm = 3" },
        { "KernelMaxNorm = 2", "KernelMinNorm = 0" },
        { "new[] { 0, 1, 2 }", "new[] { 0, 1 }" },
        { "ActivityL1 = 1e-6", "ActivityL1 = 1e-5" },
        { "ActivityL1 = 1e-6", "ActivityL1 = 1e-6, UseBias = false" },
        { "ActivityL1 = 1e-6", "ActivityL1 = 1e-6, BiasUnitNorm = true" },
        { "Momentum = 0.9,", "Momentum = 0.8," },
        { "Epsilon = 0.01", "Epsilon = 0.02" },
        { "GammaL2 = 0.1", "GammaL2 = 0.2" },
        { "GammaL2 = 0.1", "Scale = false" },
        { "BetaNonNegative = true", "BetaNonNegative = false" },
        { "BetaNonNegative = true", "BetaInitializer = Initializer.Ones" },
        { "BetaNonNegative = true", "Axis = 3, BetaNonNegative = true" },
        { "Value = 0.5, Name", "Value = 0.25, Name" },
        { "Value = 0.5, Name", "Value = 0.5, MovingVarianceInitializer = Initializer.RandomUniform, Name" },
        { "DepthMultiplier = 2", "DepthMultiplier = 3" },
        { "DilationRate = 2, Depthwise", "DilationRate = 3, Depthwise" },
        { "DepthwiseMinNorm = 0.1", "DepthwiseMinNorm = 0.2" },
        { "DepthwiseNormRate = 0.5", "DepthwiseNormRate = 0.75" },
        { "DepthwiseNormRate = 0.5", "DepthwiseNormRate = 0.5, Activation = Activation.ReLU" },
        { "DepthwiseNormRate = 0.5", "DepthwiseNormRate = 0.5, UseBias = false" },
        { "new[] { 3, 1 }", "new[] { 1, 3 }" },
        { "DepthMultiplier = 3", "DepthMultiplier = 1" },
        { "PointwiseUnitNorm = true", "PointwiseNonNegative = true" },
        { "PointwiseUnitNorm = true", "PointwiseInitializer = Initializer.HeNormal" },
        { "DepthwiseL1 = 0.1", "DepthwiseL2 = 0.1" },
        { "Activation.SiLU", "Activation.ReLU" },
        { "Activation.SiLU", "Activation.SiLU, BiasL1 = 1" },
        { "[Add(", "[Maximum(" },
        { "[Add(", "[Minimum(" },
        { "[Add(", "[Subtract(" },
        { "[Add(", "[Average(" },
        { "[Add(\"norm\",", "[Add(\"conv\"," },
        { "new[] { 1, 2, 3, 4 }", "new[] { 2, 1, 3, 4 }" },
        { "[Cropping2D(new[] { 1, 2 })]", "[Cropping2D(new[] { 0, 2, 2, 2 })]" },
        { "Size = new[] { 1, 2 }", "Size = 2" },
        { "[MaxPooling2D(2", "[MaxPooling2D(3" },
        { "[MaxPooling2D(2", "[AveragePooling2D(2" },
        { "Axis = 1", "Axis = -3" },
        { "new[] { 3, 2 }", "new[] { 3, 2 }, Padding = Padding.Same" },
        { "[Permute(2, 1, 3)]", "[Permute(1, 2, 3)]" },
        { "SpatialDropout2D(0.2)", "SpatialDropout2D(0.3)" },
        { "SpatialDropout2D(0.2)", "Dropout(0.2)" },
        { "GaussianNoise(0.1)", "GaussianNoise(0.2)" },
        { "GaussianDropout(0.3)", "GaussianDropout(0.4)" },
        { "GlobalMaxPooling2D", "GlobalAveragePooling2D" },
        { "Epsilon = 0.1", "Epsilon = 0.2" },
        { "Center = false", "Scale = false" },
        { "Epsilon = 0.1,", "Axis = 3, Epsilon = 0.1," },
        { "From = \"gaussian_dropout\"", "From = \"gaussian_noise\"" },
        { "Padding.Causal", "Padding.Same" },
        { "DilationRate = 2)", "DilationRate = 3)" },
        { "[MaxPooling1D(2)]", "[MaxPooling1D(2, Strides = 3)]" },
        { "KeepDims = true", "KeepDims = false" },
        { "[Multiply(\"greatest\", \"dense\")]", "[Multiply(\"dense\", \"greatest\")]" },
    };

    [Theory]
    [MemberData(nameof(FieldEdits))]
    public void An_edit_of_a_field_reaches_emission(string from, string to) => ReachesEmission(Declarations.Everything, from, to);

    [Theory]
    [MemberData(nameof(ImageFieldEdits))]
    public void An_edit_of_a_field_of_images_reaches_emission(string from, string to) => ReachesEmission(ImageDeclarations.Everything, from, to);

    private static void ReachesEmission(string declaration, string from, string to)
    {
        Assert.Contains(from, declaration, StringComparison.Ordinal);
        var run = GeneratorRun.Of(declaration);
        var edited = run.Edited(declaration.Replace(from, to, StringComparison.Ordinal));
        Assert.DoesNotContain(edited.Findings, finding => finding.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.True(edited.Changed(StepNames.Shaped), "The shaped network did not change.");
    }

    [Theory]
    [InlineData("net.golden.json\"", "other.golden.json\"")]
    [InlineData("Tolerance = 0.001", "Tolerance = 0.002")]
    public void An_edit_of_the_golden_attribute_reaches_the_self_test(string before, string after)
    {
        const string source = "[Input(4)]\n[Dense(3)]\n[Weights(\"net.safetensors\")]\n[Golden(\"net.golden.json\", Tolerance = 0.001)]";
        var file = new ProjectFile("net.golden.json", GoldenExamples.Right);
        var other = new ProjectFile("other.golden.json", GoldenExamples.Right.Replace("[1", "[1.0", StringComparison.Ordinal));
        var run = GeneratorRun.Of(Declarations.Net(source), [WeightsTexts.Of("net.safetensors", WeightsTexts.Dense(4, 3)), file, other]);
        var edited = run.Edited(Declarations.Net(source.Replace(before, after, StringComparison.Ordinal)));
        Assert.Empty(edited.Findings);
        Assert.True(edited.Changed(StepNames.SelfTests), "The self-test was not emitted again.");
    }

    [Fact]
    public void An_edit_of_a_golden_file_emits_its_networks_self_test_alone()
    {
        var source = Declarations.Net("[Input(4)]\n[Dense(3)]\n[Weights(\"net.safetensors\")]\n[Golden(\"net.golden.json\")]");
        var (file, other) = (new ProjectFile("net.golden.json", GoldenExamples.Right), new ProjectFile("other.golden.json", "{}"));
        var run = GeneratorRun.Of(source, [WeightsTexts.Of("net.safetensors", WeightsTexts.Dense(4, 3)), file, other]);
        var edited = run.Edited(file, new ProjectFile("net.golden.json", GoldenExamples.Right.Replace("-0.09", "-0.09001", StringComparison.Ordinal)));
        Assert.True(edited.Changed(StepNames.SelfTests), "The self-test was not emitted again.");
        edited.AssertSourcesCached();
        Assert.False(run.Edited(other, new ProjectFile("other.golden.json", "[]")).Changed(StepNames.GoldenSources), "Another file was looked at.");
        Assert.False(run.Edited(file, new ProjectFile("net.golden.json", GoldenExamples.Right)).Changed(StepNames.Golden), "The same vectors were checked again.");
        Assert.False(run.Edited("// A comment.\n" + source).Changed(StepNames.GoldenSources), "A comment had the vectors checked again.");
    }

    [Fact]
    public void Other_weights_have_the_vectors_checked_again()
    {
        var weights = WeightsTexts.Of("net.safetensors", WeightsTexts.Dense(4, 3));
        var run = GeneratorRun.Of(
            Declarations.Net("[Input(4)]\n[Dense(3)]\n[Weights(\"net.safetensors\")]\n[Golden(\"net.golden.json\")]"), [weights, new ProjectFile("net.golden.json", GoldenExamples.Right)]);
        Assert.Empty(run.Findings);
        var edited = run.Edited(weights, WeightsTexts.Of("net.safetensors", WeightsTexts.Dense(4, 3, first: 0.5f)));
        Assert.Equal(Model.RuleIds.GoldenOff, Assert.Single(edited.Findings).Id);
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
