using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Shapes;

/// <summary>Shapes, parameters and products of layers of images and sequences: numbers worked out by hand.</summary>
public class ImageShapeTests
{
    private static ShapedNetwork Shape(string attributes) => Parsed.Network(Declarations.Net(attributes));

    private static string Output(string attributes) => Shape(attributes).Layers[0].OutputShape.ToString();

    private static IEnumerable<string> Parameters(ShapedLayer layer) => layer.Parameters.Select(parameter => $"{parameter.Name} {parameter.Shape}");

    [Theory]
    [InlineData("Conv2D(5, 3)", "(7, 8, 5)")]
    [InlineData("Conv2D(5, 3, Padding = Padding.Same)", "(9, 10, 5)")]
    [InlineData("Conv2D(5, 3, Strides = 2)", "(4, 4, 5)")]
    [InlineData("Conv2D(5, 3, Strides = 2, Padding = Padding.Same)", "(5, 5, 5)")]
    [InlineData("Conv2D(5, 3, DilationRate = new[] { 2, 4 })", "(5, 2, 5)")]
    [InlineData("Conv2D(5, 3, DilationRate = 40, Padding = Padding.Same)", "(9, 10, 5)")]
    [InlineData("Conv2D(5, new[] { 9, 10 })", "(1, 1, 5)")]
    [InlineData("Conv2D(5, 1, Strides = 100)", "(1, 1, 5)")]
    [InlineData("DepthwiseConv2D(new[] { 1, 3 }, DepthMultiplier = 2)", "(9, 8, 12)")]
    [InlineData("SeparableConv2D(5, new[] { 3, 1 }, DepthMultiplier = 2)", "(7, 10, 5)")]
    [InlineData("MaxPooling2D", "(4, 5, 6)")]
    [InlineData("MaxPooling2D(Padding = Padding.Same)", "(5, 5, 6)")]
    [InlineData("AveragePooling2D(3, Strides = new[] { 1, 2 })", "(7, 4, 6)")]
    [InlineData("GlobalAveragePooling2D", "(6,)")]
    [InlineData("GlobalMaxPooling2D(KeepDims = true)", "(1, 1, 6)")]
    [InlineData("BatchNormalization(Axis = 3)", "(9, 10, 6)")]
    [InlineData("ZeroPadding2D(new[] { 1, 2, 3, 4 })", "(12, 17, 6)")]
    [InlineData("Cropping2D(new[] { 1, 2, 3, 4 })", "(6, 3, 6)")]
    [InlineData("UpSampling2D(new[] { 3, 2 })", "(27, 20, 6)")]
    [InlineData("Permute(3, 1, 2)", "(6, 9, 10)")]
    [InlineData("SpatialDropout2D(0)", "(9, 10, 6)")]
    [InlineData("GaussianNoise(1)", "(9, 10, 6)")]
    public void Outputs_of_images(string attribute, string shape) => Assert.Equal(shape, Output($"[Input(9, 10, 6)]\n[{attribute}]\n[Flatten]"));

    [Theory]
    [InlineData("Conv1D(5, 4)", "(7, 5)")]
    [InlineData("Conv1D(5, 4, Strides = 3, Padding = Padding.Same)", "(4, 5)")]
    [InlineData("Conv1D(5, 4, DilationRate = 3, Padding = Padding.Causal)", "(10, 5)")]
    [InlineData("Conv1D(5, 4, Strides = 3, Padding = Padding.Causal)", "(4, 5)")]
    [InlineData("MaxPooling1D", "(5, 6)")]
    [InlineData("AveragePooling1D(3, Strides = 2, Padding = Padding.Same)", "(5, 6)")]
    [InlineData("GlobalAveragePooling1D", "(6,)")]
    [InlineData("GlobalMaxPooling1D(KeepDims = true)", "(1, 6)")]
    public void Outputs_of_sequences(string attribute, string shape) => Assert.Equal(shape, Output($"[Input(10, 6)]\n[{attribute}]"));

    [Fact]
    public void Parameters_stand_in_Kerass_order_with_its_names_and_shapes()
    {
        Assert.Equal(["kernel (3, 2, 2, 4)", "bias (4,)"], Parameters(Shape("[Input(9, 9, 4)]\n[Conv2D(4, new[] { 3, 2 }, Groups = 2)]").Layers[0]));
        Assert.Equal(["kernel (3, 6, 4)"], Parameters(Shape("[Input(9, 6)]\n[Conv1D(4, 3, UseBias = false)]").Layers[0]));
        Assert.Equal(["kernel (3, 2, 6, 4)", "bias (24,)"], Parameters(Shape("[Input(9, 9, 6)]\n[DepthwiseConv2D(new[] { 3, 2 }, DepthMultiplier = 4)]").Layers[0]));
        var separable = Shape("[Input(9, 9, 6)]\n[SeparableConv2D(5, new[] { 3, 2 }, DepthMultiplier = 4)]").Layers[0];
        Assert.Equal(["depthwise_kernel (3, 2, 6, 4)", "pointwise_kernel (1, 1, 24, 5)", "bias (5,)"], Parameters(separable));
        Assert.Equal([2, 1, 1], separable.Parameters.Select(parameter => parameter.ChannelAxes));
        var normalization = Shape("[Input(9, 9, 6)]\n[BatchNormalization]").Layers[0];
        Assert.Equal(["gamma (6,)", "beta (6,)", "moving_mean (6,)", "moving_variance (6,)"], Parameters(normalization));
        Assert.Equal([true, true, false, false], normalization.Parameters.Select(parameter => parameter.IsTrainable));
        Assert.Equal(["moving_mean (6,)", "moving_variance (6,)"], Parameters(Shape("[Input(6)]\n[BatchNormalization(Center = false, Scale = false)]").Layers[0]));
        Assert.Equal(["gamma (6,)", "beta (6,)"], Parameters(Shape("[Input(9, 9, 6)]\n[LayerNormalization]").Layers[0]));
        Assert.Equal(["beta (6,)"], Parameters(Shape("[Input(9, 9, 6)]\n[LayerNormalization(Scale = false)]").Layers[0]));
    }

    [Theory]
    [InlineData("Conv2D(4, new[] { 3, 2 })", 7L * 8 * 3 * 2 * 6 * 4)]
    [InlineData("Conv2D(4, new[] { 3, 2 }, Groups = 2)", 7L * 8 * 3 * 2 * 3 * 4)]
    [InlineData("Conv2D(4, 3, Padding = Padding.Same, Strides = 3)", 3L * 3 * 3 * 3 * 6 * 4)]
    [InlineData("DepthwiseConv2D(new[] { 3, 2 }, DepthMultiplier = 5)", 7L * 8 * 3 * 2 * 6 * 5)]
    [InlineData("SeparableConv2D(4, new[] { 3, 2 }, DepthMultiplier = 5)", (7L * 8 * 3 * 2 * 6 * 5) + (7 * 8 * 6 * 5 * 4))]
    [InlineData("MaxPooling2D", 0L)]
    [InlineData("AveragePooling2D", 0L)]
    [InlineData("BatchNormalization", 0L)]
    [InlineData("LayerNormalization", 0L)]
    public void Multiply_adds_are_products_of_a_kernel_and_an_input(string attribute, long count) =>
        Assert.Equal(count, Shape($"[Input(9, 9, 6)]\n[{attribute}]").MultiplyAddCount);

    [Fact]
    public void The_small_network_for_images_is_counted_layer_by_layer()
    {
        var network = Shape("""
            [Input(32, 32, 3)]
            [Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv1")]
            [MaxPooling2D(2, Name = "Max1")]
            [Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv2")]
            [MaxPooling2D(2, Name = "Max2")]
            [Conv2D(128, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv3")]
            [Conv2D(256, 1, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv4")]
            [GlobalAveragePooling2D(Name = "GAP1")]
            [Dense(10, Activation.ReLU, Name = "Dense1")]
            [Dense(10, Activation.Softmax, Name = "Output")]
            [Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop)]
            """);
        Assert.Equal([896, 0, 18_496, 0, 73_856, 33_024, 0, 2_570, 110], network.Layers.Select(layer => layer.ParameterCount));
        Assert.Equal(128_952, network.ParameterCount);
        Assert.Equal(["Conv1", "Max1", "Conv2", "Max2", "Conv3", "Conv4", "GAP1", "Dense1", "Output"], network.Layers.Select(layer => layer.Identifier));
        Assert.Equal(
            [1024L * 27 * 32, 0, 256L * 288 * 64, 0, 64L * 576 * 128, 64L * 128 * 256, 0, 2560, 100],
            network.Layers.Select(layer => layer.MultiplyAddCount));
    }

    [Fact]
    public void Constraints_count_their_axes_from_the_front()
    {
        static IEnumerable<int> Axes(string arguments) => Shape($"[Input(9, 9, 6)]\n[Conv2D(4, 3, {arguments})]").Layers[0].Parameters[0].Constraint.Axes;
        Assert.Equal([0], Axes("KernelMaxNorm = 1"));
        Assert.Equal([0, 1, 2], Axes("KernelMaxNorm = 1, KernelConstraintAxes = new[] { 2, 0, -3 }"));
        Assert.Equal([3], Axes("KernelUnitNorm = true, KernelConstraintAxes = new[] { -1 }"));
    }
}
