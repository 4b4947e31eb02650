using StaticDense.Generator.Model;
using StaticDense.Generator.Shapes;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Shapes;

/// <summary>Shapes through every layer, parameters and counts: numbers worked out by hand.</summary>
public class NetworkShaperTests
{
    private static ShapedNetwork Shape(string attributes) => Parsed.Network(Declarations.Net(attributes));

    [Fact]
    public void Parameters_of_a_known_network_are_counted()
    {
        var network = Shape("[Input(100)]\n[Dense(64, Activation.ReLU)]\n[Dense(10, Activation.Softmax)]");
        Assert.Equal([6464, 650], network.Layers.Select(layer => layer.ParameterCount));
        Assert.Equal(7114, network.ParameterCount);
        Assert.Equal(7114, network.TrainableParameterCount);
        Assert.Equal((100 * 64) + (64 * 10), network.MultiplyAddCount);
        Assert.Equal("(10,)", network.OutputShape.ToString());
    }

    [Fact]
    public void Dense_works_on_the_last_axis()
    {
        var layer = Shape("[Input(5, 7, 3)]\n[Dense(4)]").Layers[0];
        Assert.Equal("(5, 7, 4)", layer.OutputShape.ToString());
        Assert.Equal(["kernel (3, 4)", "bias (4,)"], layer.Parameters.Select(parameter => $"{parameter.Name} {parameter.Shape}"));
        Assert.Equal(5 * 7 * 3 * 4, layer.MultiplyAddCount);
        Assert.Single(Shape("[Input(3)]\n[Dense(4, UseBias = false)]").Layers[0].Parameters);
    }

    [Fact]
    public void Flatten_and_reshape_keep_the_elements()
    {
        var network = Shape("[Input(4, 6)]\n[Flatten]\n[Reshape(2, -1, 3)]\n[Reshape(24)]");
        Assert.Equal(["(24,)", "(2, 4, 3)", "(24,)"], network.Layers.Select(layer => layer.OutputShape.ToString()));
        Assert.Equal(0, network.ParameterCount);
    }

    [Theory]
    [InlineData("", "(4, 6, 2)")]
    [InlineData("(SharedAxes = new[] { 1 })", "(1, 6, 2)")]
    [InlineData("(SharedAxes = new[] { 2, 1 })", "(1, 1, 2)")]
    [InlineData("(SharedAxes = new[] { 1, 2, 3 })", "(1, 1, 1)")]
    public void PReLU_shares_slopes_along_axes(string arguments, string alpha)
    {
        var layer = Shape($"[Input(4, 6, 2)]\n[PReLU{arguments}]").Layers[0];
        Assert.Equal(alpha, Assert.Single(layer.Parameters).Shape.ToString());
        Assert.Equal("(4, 6, 2)", layer.OutputShape.ToString());
    }

    [Theory]
    [InlineData("dense", "Dense")]
    [InlineData("dense_1", "Dense1")]
    [InlineData("conv2d", "Conv2d")]
    [InlineData("leaky_re_lu", "LeakyReLu")]
    [InlineData("p_re_lu_2", "PReLu2")]
    [InlineData("block.1 out-a", "Block1OutA")]
    [InlineData("class", "Class")]
    [InlineData("étage", "Étage")]
    [InlineData("1st", "")]
    [InlineData("__", "")]
    public void Identifiers_are_Pascal_case_without_separators(string name, string identifier) => Assert.Equal(identifier, LayerIdentifiers.Of(name));
}
