using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Parsing;

/// <summary>Convolutions as declared, and Keras's defaults where nothing was given.</summary>
public class ConvolutionParserTests
{
    private static readonly WeightDeclaration Zeros = new(new("Zeros", default), Regularizer.None, Constraint.None);
    private static readonly WeightDeclaration Glorot = new(new("GlorotUniform", default), Regularizer.None, Constraint.None);

    private static LayerDeclaration Image(string attribute) => Parsed.Declaration(Declarations.Net("[Input(32, 32, 6)]\n" + attribute)).Layers[0];

    private static LayerDeclaration Sequence(string attribute) => Parsed.Declaration(Declarations.Net("[Input(32, 6)]\n" + attribute)).Layers[0];

    private static Window WindowOf(LayerDeclaration layer) => ((ConvolutionLayer)layer).Window;

    [Fact]
    public void Convolutions_have_defaults()
    {
        Assert.Equal(
            new ConvolutionLayer("conv2d", "Conv2D", 4, new(3, 3, 1, 1, 1, 1, PaddingKind.Valid), 1, ActivationFunction.Linear, Glorot, Zeros),
            Image("[Conv2D(4, 3)]"));
        Assert.Equal(
            new ConvolutionLayer("conv1d", "Conv1D", 4, new(1, 3, 1, 1, 1, 1, PaddingKind.Valid), 1, ActivationFunction.Linear, Glorot, Zeros),
            Sequence("[Conv1D(4, 3)]"));
        Assert.Equal(
            new DepthwiseLayer("depthwise_conv2d", new(3, 3, 1, 1, 1, 1, PaddingKind.Valid), 1, ActivationFunction.Linear, Glorot, Zeros),
            Image("[DepthwiseConv2D(3)]"));
        Assert.Equal(
            new SeparableLayer("separable_conv2d", 4, new(3, 3, 1, 1, 1, 1, PaddingKind.Valid), 1, ActivationFunction.Linear, Glorot, Glorot, Zeros),
            Image("[SeparableConv2D(4, 3)]"));
    }

    [Fact]
    public void Conv2D_takes_all_its_arguments() => Assert.Equal(
        new ConvolutionLayer(
            "c",
            "Conv2D",
            9,
            new(2, 3, 4, 5, 1, 1, PaddingKind.Same),
            3,
            new(ActivationKind.LeakyReLU, Slope: 0.2),
            new(new("RandomNormal", EquatableArray.Of(new InitializerArgument("Mean", "0.5"))), new(1, 2), new(ConstraintKind.MaxNorm, 0, 3, 1, EquatableArray.Of(0, 1, 2))),
            new(new("Ones", default), new(3, 4), new(ConstraintKind.NonNeg, 0, double.PositiveInfinity, 1, default)))
        {
            Activity = new(5, 6),
        },
        Image("""
            [Conv2D(Filters = 9, KernelSize = new[] { 2, 3 }, Strides = new[] { 4, 5 }, Padding = Padding.Same, DilationRate = 1, Groups = 3,
                Activation = Activation.LeakyReLU, Name = "c", UseBias = true, DataFormat = "channels_last", Trainable = true, Dtype = "float32",
                KernelInitializer = Initializer.RandomNormal, KernelInitializerMean = 0.5, BiasInitializer = Initializer.Ones,
                KernelL1 = 1, KernelL2 = 2, BiasL1 = 3, BiasL2 = 4, ActivityL1 = 5, ActivityL2 = 6,
                KernelMaxNorm = 3, KernelConstraintAxes = new[] { 0, 1, 2 }, BiasNonNegative = true)]
            """));

    [Fact]
    public void Depthwise_takes_all_its_arguments() => Assert.Equal(
        new DepthwiseLayer(
            "d",
            new(2, 3, 1, 1, 2, 1, PaddingKind.Same),
            3,
            new(ActivationKind.Tanh),
            new(new("Orthogonal", EquatableArray.Of(new InitializerArgument("Gain", "2"))), new(1, 2), new(ConstraintKind.UnitNorm, 0, double.PositiveInfinity, 1, EquatableArray.Of(0))),
            Bias: null)
        {
            Activity = new(5, 6),
        },
        Image("""
            [DepthwiseConv2D(KernelSize = new[] { 2, 3 }, Padding = Padding.Same, DilationRate = new[] { 2, 1 }, DepthMultiplier = 3, UseBias = false,
                Activation = Activation.Tanh, Name = "d", DepthwiseInitializer = Initializer.Orthogonal, DepthwiseInitializerGain = 2,
                DepthwiseL1 = 1, DepthwiseL2 = 2, DepthwiseUnitNorm = true, ActivityL1 = 5, ActivityL2 = 6)]
            """));

    [Fact]
    public void Separable_takes_all_its_arguments() => Assert.Equal(
        new SeparableLayer(
            "s",
            7,
            new(2, 3, 2, 2, 1, 1, PaddingKind.Same),
            3,
            new(ActivationKind.Tanh),
            new(new("HeNormal", default), new(1, 2), Constraint.None),
            new(new("LecunUniform", default), new(3, 4), new(ConstraintKind.MinMaxNorm, 0.5, 1, 0.25, EquatableArray.Of(0))),
            new(new("Ones", default), Regularizer.None, Constraint.None)),
        Image("""
            [SeparableConv2D(7, new[] { 2, 3 }, Strides = 2, Padding = Padding.Same, DepthMultiplier = 3, Activation = Activation.Tanh, Name = "s",
                DepthwiseInitializer = Initializer.HeNormal, PointwiseInitializer = Initializer.LecunUniform, BiasInitializer = Initializer.Ones,
                DepthwiseL1 = 1, DepthwiseL2 = 2, PointwiseL1 = 3, PointwiseL2 = 4, PointwiseMinNorm = 0.5, PointwiseNormRate = 0.25)]
            """));

    [Theory]
    [InlineData("[Conv2D(4, 5)]", 5, 5, 1, 1, 1, 1, PaddingKind.Valid)]
    [InlineData("[Conv2D(4, new[] { 5, 3 })]", 5, 3, 1, 1, 1, 1, PaddingKind.Valid)]
    [InlineData("[Conv2D(4, kernelSize: new int[] { 5, 3 })]", 5, 3, 1, 1, 1, 1, PaddingKind.Valid)]
    [InlineData("[Conv2D(4, KernelSize = new object[] { 5, 3 })]", 5, 3, 1, 1, 1, 1, PaddingKind.Valid)]
    [InlineData("[Conv2D(4, KernelSize = 2 + 3, Strides = 2)]", 5, 5, 2, 2, 1, 1, PaddingKind.Valid)]
    [InlineData("[Conv2D(4, 1, Strides = new[] { 2, 3 })]", 1, 1, 2, 3, 1, 1, PaddingKind.Valid)]
    [InlineData("[Conv2D(4, 3, DilationRate = 4)]", 3, 3, 1, 1, 4, 4, PaddingKind.Valid)]
    [InlineData("[Conv2D(4, 3, Padding = Padding.Same)]", 3, 3, 1, 1, 1, 1, PaddingKind.Same)]
    internal void Windows_of_images(string attribute, int rows, int columns, int rowStride, int columnStride, int rowDilation, int columnDilation, PaddingKind padding) =>
        Assert.Equal(new(rows, columns, rowStride, columnStride, rowDilation, columnDilation, padding), WindowOf(Image(attribute)));

    [Theory]
    [InlineData("[Conv1D(4, 5)]", 5, 1, 1, PaddingKind.Valid)]
    [InlineData("[Conv1D(4, new[] { 5 }, Strides = new[] { 2 })]", 5, 2, 1, PaddingKind.Valid)]
    [InlineData("[Conv1D(4, 5, DilationRate = 3, Padding = Padding.Same)]", 5, 1, 3, PaddingKind.Same)]
    [InlineData("[Conv1D(4, 5, Padding = Padding.Causal)]", 5, 1, 1, PaddingKind.Causal)]
    internal void Windows_of_sequences_have_one_row(string attribute, int size, int stride, int dilation, PaddingKind padding) =>
        Assert.Equal(new(1, size, 1, stride, 1, dilation, padding), WindowOf(Sequence(attribute)));

    [Theory]
    [InlineData("MaxPooling2D", 2, 2, 2, 2)]
    [InlineData("MaxPooling2D(3)", 3, 3, 3, 3)]
    [InlineData("MaxPooling2D(PoolSize = new[] { 3, 2 })", 3, 2, 3, 2)]
    [InlineData("MaxPooling2D(3, Strides = 1)", 3, 3, 1, 1)]
    [InlineData("MaxPooling2D(3, Strides = new[] { 1, 2 })", 3, 3, 1, 2)]
    [InlineData("AveragePooling2D(3, Strides = null)", 3, 3, 3, 3)]
    public void Pooling_moves_by_its_size(string attribute, int rows, int columns, int rowStride, int columnStride)
    {
        var layer = (PoolingLayer)Image($"[{attribute}]");
        Assert.Equal(new(rows, columns, rowStride, columnStride, 1, 1, PaddingKind.Valid), layer.Window);
        Assert.Equal(attribute.StartsWith("Max", StringComparison.Ordinal), layer.IsMaximum);
    }

    [Fact]
    public void Other_layers_of_images()
    {
        Assert.Equal(new PoolingLayer("max_pooling1d", "MaxPooling1D", true, new(1, 2, 1, 2, 1, 1, PaddingKind.Valid)), Sequence("[MaxPooling1D]"));
        Assert.Equal(new PoolingLayer("average_pooling1d", "AveragePooling1D", false, new(1, 3, 1, 2, 1, 1, PaddingKind.Same)), Sequence("[AveragePooling1D(3, Strides = 2, Padding = Padding.Same)]"));
        Assert.Equal(new GlobalPoolingLayer("global_average_pooling2d", "GlobalAveragePooling2D", false, false), Image("[GlobalAveragePooling2D]"));
        Assert.Equal(new GlobalPoolingLayer("global_max_pooling2d", "GlobalMaxPooling2D", true, true), Image("[GlobalMaxPooling2D(KeepDims = true)]"));
        Assert.Equal(new GlobalPoolingLayer("global_max_pooling1d", "GlobalMaxPooling1D", true, false), Sequence("[GlobalMaxPooling1D]"));
        Assert.Equal(new GlobalPoolingLayer("global_average_pooling1d", "GlobalAveragePooling1D", false, false), Sequence("[GlobalAveragePooling1D]"));
        Assert.Equal(new UpSamplingLayer("up_sampling2d", 2, 2), Image("[UpSampling2D]"));
        Assert.Equal(new UpSamplingLayer("up_sampling2d", 3, 4), Image("[UpSampling2D(new[] { 3, 4 }, Interpolation = \"nearest\")]"));
        Assert.Equal(new PermuteLayer("permute", EquatableArray.Of(3, 1, 2)), Image("[Permute(3, 1, 2)]"));
        Assert.Equal(new DropoutLayer("spatial_dropout2d", 0.25, "SpatialDropout2D"), Image("[SpatialDropout2D(0.25)]\n[Conv2D(1, 1)]"));
        Assert.Equal(new NoiseLayer("gaussian_noise", "GaussianNoise", 0.5), Image("[GaussianNoise(0.5)]"));
        Assert.Equal(new NoiseLayer("gaussian_dropout", "GaussianDropout", 0.75), Image("[GaussianDropout(Rate = 0.75)]"));
    }

    [Theory]
    [InlineData("ZeroPadding2D", 1, 1, 1, 1)]
    [InlineData("ZeroPadding2D(3)", 3, 3, 3, 3)]
    [InlineData("ZeroPadding2D(Padding = 0)", 0, 0, 0, 0)]
    [InlineData("ZeroPadding2D(new[] { 3, 4 })", 3, 3, 4, 4)]
    [InlineData("ZeroPadding2D(Padding = new[] { 1, 2, 3, 4 })", 1, 2, 3, 4)]
    [InlineData("Cropping2D", 0, 0, 0, 0)]
    [InlineData("Cropping2D(3)", 3, 3, 3, 3)]
    [InlineData("Cropping2D(Cropping = new[] { 3, 4 })", 3, 3, 4, 4)]
    [InlineData("Cropping2D(Padding = new[] { 1, 2, 3, 4 })", 1, 2, 3, 4)]
    public void Borders_are_one_two_or_four_numbers(string attribute, int top, int bottom, int left, int right)
    {
        var layer = (BorderLayer)Image($"[{attribute}]");
        Assert.Equal(new(top, bottom, left, right), layer.Borders);
        Assert.Equal(attribute.StartsWith("Cropping", StringComparison.Ordinal), layer.IsCropping);
        Assert.Equal(layer.IsCropping ? "cropping2d" : "zero_padding2d", layer.Name);
    }
}
