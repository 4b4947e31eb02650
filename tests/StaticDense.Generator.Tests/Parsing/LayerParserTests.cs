using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Parsing;

/// <summary>Layers as declared, and Keras's defaults where nothing was given.</summary>
public class LayerParserTests
{
    private static readonly InitializerDeclaration Zeros = new("Zeros", default);
    private static readonly InitializerDeclaration Glorot = new("GlorotUniform", default);

    private static LayerDeclaration Layer(string attribute) => Parsed.Declaration(Declarations.Layers(attribute + "\n[Dense(1)]")).Layers[0];

    [Fact]
    public void Dense_has_defaults() => Assert.Equal(
        new DenseLayer("dense", 3, ActivationFunction.Linear, new(Glorot, Regularizer.None, Constraint.None), new(Zeros, Regularizer.None, Constraint.None)),
        Layer("[Dense(3)]"));

    [Fact]
    public void Dense_takes_all_its_arguments() => Assert.Equal(
        new DenseLayer(
            "h",
            7,
            new(ActivationKind.GELU),
            new(new("TruncatedNormal", EquatableArray.Of(new InitializerArgument("Mean", "0.5"), new InitializerArgument("Stddev", "2"))), new(1, 2), Constraint.None),
            new(new("RandomUniform", EquatableArray.Of(new InitializerArgument("Minval", "-1E-05"))), new(3, 4), Constraint.None))
        {
            Activity = new(5, 6),
        },
        Layer("""
            [Dense(activation: Activation.GELU, units: 7, Name = "h", KernelInitializer = Initializer.TruncatedNormal, KernelInitializerStddev = 2,
                KernelInitializerMean = 0.5, BiasInitializer = Initializer.RandomUniform, BiasInitializerMinval = -1e-5,
                KernelL1 = 1, KernelL2 = 2, BiasL1 = 3, BiasL2 = 4, ActivityL1 = 5, ActivityL2 = 6)]
            """));

    [Fact]
    public void Enums_of_initializers_are_spelt_in_full() => Assert.Equal(
        new("VarianceScaling", EquatableArray.Of(
            new InitializerArgument("Distribution", "global::StaticDense.Distribution.Uniform"),
            new InitializerArgument("Mode", "global::StaticDense.FanMode.FanAverage"),
            new InitializerArgument("Scale", "0.1"))),
        ((DenseLayer)Layer("""
            [Dense(3, KernelInitializer = Initializer.VarianceScaling, KernelInitializerScale = 0.1, KernelInitializerMode = FanMode.FanAverage,
                KernelInitializerDistribution = Distribution.Uniform)]
            """)).Kernel.Initializer);

    [Theory]
    [InlineData("[ReLU]", ActivationKind.ReLU, 0, double.PositiveInfinity, 0)]
    [InlineData("[ReLU(NegativeSlope = 0, Threshold = 0)]", ActivationKind.ReLU, 0, double.PositiveInfinity, 0)]
    [InlineData("[ReLU(MaxValue = 6)]", ActivationKind.ReLU6, 0, double.PositiveInfinity, 0)]
    [InlineData("[ReLU(NegativeSlope = 0.1)]", ActivationKind.LeakyReLU, 0.1, double.PositiveInfinity, 0)]
    [InlineData("[ReLU(MaxValue = 5)]", ActivationKind.GeneralReLU, 0, 5, 0)]
    [InlineData("[ReLU(MaxValue = 6, NegativeSlope = 0.1)]", ActivationKind.GeneralReLU, 0.1, 6, 0)]
    [InlineData("[ReLU(Threshold = 2)]", ActivationKind.GeneralReLU, 0, double.PositiveInfinity, 2)]
    [InlineData("[ReLU(MaxValue = 0)]", ActivationKind.GeneralReLU, 0, 0, 0)]
    [InlineData("[LeakyReLU]", ActivationKind.LeakyReLU, 0.3, double.PositiveInfinity, 0)]
    [InlineData("[LeakyReLU(NegativeSlope = 0.1)]", ActivationKind.LeakyReLU, 0.1, double.PositiveInfinity, 0)]
    [InlineData("[Activation(Activation.LeakyReLU)]", ActivationKind.LeakyReLU, 0.2, double.PositiveInfinity, 0)]
    [InlineData("[Activation(Activation.Mish)]", ActivationKind.Mish, 0, double.PositiveInfinity, 0)]
    [InlineData("[Softmax]", ActivationKind.Softmax, 0, double.PositiveInfinity, 0)]
    internal void Functions_have_their_numbers(string attribute, ActivationKind kind, double slope, double maxValue, double threshold) =>
        Assert.Equal(new(kind, slope, 0, maxValue, threshold), ((ActivationLayer)Layer(attribute)).Activation);

    [Theory]
    [InlineData("[ELU]", 1)]
    [InlineData("[ELU(2)]", 2)]
    [InlineData("[ELU(Alpha = 0)]", 0)]
    [InlineData("[Activation(Activation.ELU)]", 1)]
    public void ELU_has_its_factor(string attribute, double alpha) =>
        Assert.Equal(new(ActivationKind.ELU, Alpha: alpha), ((ActivationLayer)Layer(attribute)).Activation);

    [Fact]
    public void Other_layers()
    {
        Assert.Equal(new DropoutLayer("dropout", 0.25), Layer("[Dropout(0.25)]"));
        Assert.Equal(new ReshapeLayer("flatten", "Flatten", default), Layer("[Flatten]"));
        Assert.Equal(new ReshapeLayer("reshape", "Reshape", EquatableArray.Of(2, -1)), Layer("[Reshape(2, -1)]"));
        Assert.Equal(new ReshapeLayer("reshape", "Reshape", EquatableArray.Of(2, 2)), Layer("[Reshape(new[] { 2, 2 })]"));
        Assert.Equal(new PReLULayer("p_re_lu", EquatableArray.Of(1), new(Zeros, new(1, 2), Constraint.None)), Layer("[PReLU(SharedAxes = new[] { 1 }, AlphaL1 = 1, AlphaL2 = 2)]"));
        Assert.Equal(new Regularizer(0, 2), Layer("[Activation(Activation.Tanh, ActivityL2 = 2)]").Activity);
    }

    [Fact]
    public void Default_names_are_counted_for_each_kind_among_layers_without_a_name()
    {
        var layers = Parsed.Declaration(Declarations.Layers("""
            [Dense(3)] [ReLU] [Dense(3, Name = "mine")] [Dense(3)] [LeakyReLU] [PReLU] [ELU] [Softmax] [Activation(Activation.Tanh)] [ReLU] [Dropout(0.1)] [Dense(3)]
            """)).Layers;
        Assert.Equal(
            ["dense", "re_lu", "mine", "dense_1", "leaky_re_lu", "p_re_lu", "elu", "softmax", "activation", "re_lu_1", "dropout", "dense_2"],
            layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Layers_may_stand_on_another_part_than_the_network() => Assert.Equal(
        ["dense", "flatten"],
        Parsed.Declaration("using StaticDense; [Network] partial class Net; [Input(3)] partial class Net; [Dense(3)] [Flatten] partial class Net;").Layers.Select(layer => layer.Name));

    [Theory]
    [InlineData(typeof(Activation), typeof(ActivationKind), 1)]
    [InlineData(typeof(Initializer), typeof(Generator.Parsing.InitializerKind), 0)]
    [InlineData(typeof(FanMode), typeof(Generator.Parsing.FanMode), 0)]
    [InlineData(typeof(Distribution), typeof(Generator.Parsing.Distribution), 0)]
    [InlineData(typeof(Loss), typeof(LossKind), 0)]
    [InlineData(typeof(Unroll), typeof(UnrollKind), 0)]
    [InlineData(typeof(Optimizer), typeof(OptimizerKind), 0)]
    [InlineData(typeof(Metric), typeof(MetricKind), 0)]
    [InlineData(typeof(Padding), typeof(PaddingKind), 0)]
    [InlineData(typeof(F1Average), typeof(F1AverageKind), 0)]
    [InlineData(typeof(AUCSummation), typeof(AUCSummationKind), 0)]
    public void Enums_mirror_the_librarys(Type library, Type mirror, int more)
    {
        Assert.Equal(Enum.GetNames(library), Enum.GetNames(mirror).SkipLast(more));
        Assert.Equal(Enumerable.Range(0, Enum.GetNames(mirror).Length), Enum.GetValues(mirror).Cast<object>().Select(value => (int)value));
    }
}
