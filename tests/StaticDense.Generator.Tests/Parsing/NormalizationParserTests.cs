using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Parsing;

/// <summary>Normalizations, constraints, and the names of layers that feed others.</summary>
public class NormalizationParserTests
{
    private static readonly WeightDeclaration Ones = new(new("Ones", default), Regularizer.None, Constraint.None);
    private static readonly WeightDeclaration Zeros = new(new("Zeros", default), Regularizer.None, Constraint.None);

    private static LayerDeclaration Layer(string attribute) => Parsed.Declaration(Declarations.Net("[Input(5, 4)]\n" + attribute)).Layers[0];

    private static Constraint ConstraintOf(string arguments) => ((DenseLayer)Layer($"[Dense(3, {arguments})]")).Kernel.Constraint;

    [Fact]
    public void Defaults_are_Kerass()
    {
        Assert.Equal(
            new BatchNormalizationLayer("batch_normalization", -1, 0.99, 0.001, Ones, Zeros, new("Zeros", default), new("Ones", default)),
            Layer("[BatchNormalization]"));
        Assert.Equal(new LayerNormalizationLayer("layer_normalization", -1, 0.001, Ones, Zeros), Layer("[LayerNormalization]"));
    }

    [Fact]
    public void Batch_normalization_takes_all_its_arguments() => Assert.Equal(
        new BatchNormalizationLayer(
            "n",
            2,
            0.5,
            0,
            new(new("RandomUniform", EquatableArray.Of(new InitializerArgument("Minval", "-1"))), new(1, 2), new(ConstraintKind.NonNeg, 0, double.PositiveInfinity, 1, default)),
            new(new("Constant", EquatableArray.Of(new InitializerArgument("Value", "3"))), new(3, 4), new(ConstraintKind.MaxNorm, 0, 2, 1, EquatableArray.Of(0))),
            new("Ones", default),
            new("Constant", EquatableArray.Of(new InitializerArgument("Value", "2"))))
        {
            Activity = new(5, 6),
        },
        Layer("""
            [BatchNormalization(Axis = 2, Momentum = 0.5, Epsilon = 0, Center = true, Scale = true, Name = "n",
                GammaInitializer = Initializer.RandomUniform, GammaInitializerMinval = -1, GammaL1 = 1, GammaL2 = 2, GammaNonNegative = true,
                BetaInitializer = Initializer.Constant, BetaInitializerValue = 3, BetaL1 = 3, BetaL2 = 4, BetaMaxNorm = 2,
                MovingMeanInitializer = Initializer.Ones, MovingVarianceInitializer = Initializer.Constant, MovingVarianceInitializerValue = 2,
                ActivityL1 = 5, ActivityL2 = 6, Synchronized = false, Renorm = false)]
            """));

    [Theory]
    [InlineData("[LayerNormalization(Axis = 2, Epsilon = 0.5, Center = false)]", 2, true, false)]
    [InlineData("[LayerNormalization(Axis = new[] { -1 }, Epsilon = 0.5, Scale = false, RmsScaling = false)]", -1, false, true)]
    [InlineData("[LayerNormalization(Epsilon = 0.5, Scale = false, Center = false)]", -1, false, false)]
    public void Layer_normalization_may_lack_gamma_and_beta(string attribute, int axis, bool hasGamma, bool hasBeta) =>
        Assert.Equal(new LayerNormalizationLayer("layer_normalization", axis, 0.5, hasGamma ? Ones : null, hasBeta ? Zeros : null), Layer(attribute));

    [Fact]
    public void Constraints_are_Kerass()
    {
        Assert.Equal(Constraint.None, ((DenseLayer)Layer("[Dense(3, KernelNonNegative = false)]")).Kernel.Constraint);
        Assert.Equal(new(ConstraintKind.MaxNorm, 0, 2.5, 1, EquatableArray.Of(0)), ConstraintOf("KernelMaxNorm = 2.5"));
        Assert.Equal(new(ConstraintKind.MaxNorm, 0, 0, 1, EquatableArray.Of(-1, 0)), ConstraintOf("KernelMaxNorm = 0, KernelConstraintAxes = new[] { -1, 0 }"));
        Assert.Equal(new(ConstraintKind.MinMaxNorm, 0.5, 1, 1, EquatableArray.Of(0)), ConstraintOf("KernelMinNorm = 0.5"));
        Assert.Equal(new(ConstraintKind.MinMaxNorm, 0, 3, 0.25, EquatableArray.Of(1)), ConstraintOf("KernelMinNorm = 0, KernelMaxNorm = 3, KernelNormRate = 0.25, KernelConstraintAxes = new[] { 1 }"));
        Assert.Equal(new(ConstraintKind.UnitNorm, 0, double.PositiveInfinity, 1, EquatableArray.Of(0)), ConstraintOf("KernelUnitNorm = true"));
        Assert.Equal(new(ConstraintKind.NonNeg, 0, double.PositiveInfinity, 1, default), ConstraintOf("KernelNonNegative = true"));
        var prelu = (PReLULayer)Layer("[PReLU(AlphaMaxNorm = 1)]\n[Dense(1)]");
        Assert.Equal(new(ConstraintKind.MaxNorm, 0, 1, 1, EquatableArray.Of(0)), prelu.Alpha.Constraint);
    }

    [Fact]
    public void Every_layer_takes_the_one_above_unless_it_names_another()
    {
        var layers = Parsed.Declaration(Declarations.Layers("""
            [Dense(4)] [Dense(4, From = "input")] [Add("dense", "dense_1", "dense")] [Subtract("add", "dense")] [Multiply("subtract", "add", Name = "m")]
            [Average("m", "add")] [Maximum(new[] { "average", "add" })] [Minimum("maximum", "add")] [Concatenate("minimum", "add", Axis = 1)]
            """)).Layers;
        Assert.Equal(
            ["", "input", "dense dense_1 dense", "add dense", "subtract add", "m add", "average add", "maximum add", "minimum add"],
            layers.Select(layer => string.Join(" ", layer.From)));
        Assert.Equal(
            [MergeKind.Add, MergeKind.Subtract, MergeKind.Multiply, MergeKind.Average, MergeKind.Maximum, MergeKind.Minimum, MergeKind.Concatenate],
            layers.OfType<MergeLayer>().Select(merge => merge.Merge));
        Assert.Equal(["add", "subtract", "m", "average", "maximum", "minimum", "concatenate"], layers.OfType<MergeLayer>().Select(merge => merge.Name));
        Assert.Equal([-1, -1, -1, -1, -1, -1, 1], layers.OfType<MergeLayer>().Select(merge => merge.Axis));
    }

    [Fact]
    public void Every_layer_of_the_library_is_read_and_has_Kerass_name()
    {
        // From Keras: the name that the first layer of each class gets.
        string[] names =
        [
            "activation", "add", "average", "average_pooling1d", "average_pooling2d", "batch_normalization", "concatenate", "conv1d", "conv2d", "cropping2d", "dense",
            "depthwise_conv2d", "dropout", "elu", "flatten", "gaussian_dropout", "gaussian_noise", "global_average_pooling1d", "global_average_pooling2d",
            "global_max_pooling1d", "global_max_pooling2d", "layer_normalization", "leaky_re_lu", "max_pooling1d", "max_pooling2d", "maximum", "minimum", "multiply",
            "p_re_lu", "permute", "re_lu", "reshape", "separable_conv2d", "softmax", "spatial_dropout2d", "subtract", "up_sampling2d", "zero_padding2d",
        ];
        var attributes = typeof(LayerAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name[..^"Attribute".Length]).ToList();
        Assert.Equal(names, attributes.Select(Generator.Parsing.DefaultLayerNames.SnakeCase).Order(StringComparer.Ordinal));
        foreach (var attribute in attributes)
        {
            var argument = attribute == "Activation" ? "(Activation.Tanh)" : "";
            var run = GeneratorRun.Of(Declarations.Layers($"[{attribute}{argument}]"));
            Assert.DoesNotContain(run.Findings, finding => finding.Id == RuleIds.UnknownLayer);
        }
    }
}
