using FsCheck;
using FsCheck.Fluent;
using StaticDense.Generator.Collections;
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

    /// <summary>Sound values nine times of ten, so that networks of several layers come out sound at times.</summary>
    private static Gen<T> Mostly<T>(Gen<T> sound, params T[] others) => Gen.Frequency((9, sound), (1, Gen.Elements(others)));

    [Fact]
    public void Random_declarations_never_throw_and_counts_add_up()
    {
        // Parsing lets no size below 1 pass but a reshape's.
        var size = Mostly(Gen.Choose(1, 40), -1, 0, 4096, 65536, int.MaxValue, int.MinValue);
        var activation = Gen.Elements(Enum.GetValues<ActivationKind>()).Select(kind => new ActivationFunction(kind));
        var shape = Mostly(Gen.Constant<int[]>([-1]), [], [0], [1, 2], [-1, 1], [-1, -1], [int.MaxValue, int.MaxValue]).Select(axes => axes.ToEquatableArray());
        var name = Mostly(Gen.Choose(0, 100000).Select(number => $"layer{number}"), "a", "a_1", "a1", "", "get_type", "\0", "layers");
        var initializer = Mostly(Gen.Elements("Zeros", "GlorotUniform"), "Identity", "Orthogonal").Select(kind => new InitializerDeclaration(kind, default));
        var layer = Gen.OneOf(
            from n in name from units in size from function in activation from kernel in initializer from bias in initializer
            select (LayerDeclaration)new DenseLayer(n, Math.Max(units, 1), function, new(kernel, Regularizer.None, Constraint.None), units % 2 == 0 ? new(bias, new(0, 1), Constraint.None) : null),
            from n in name from function in activation from axis in size
            select (LayerDeclaration)new ActivationLayer(n, "Activation", function) { Axis = axis > 0 ? -1 : axis },
            from n in name from axes in Mostly(Gen.Constant<int[]>([]), [1], [0], [2, 9]) from alpha in initializer select (LayerDeclaration)new PReLULayer(n, axes.ToEquatableArray(), new(alpha, Regularizer.None, Constraint.None)),
            from n in name from axes in shape select (LayerDeclaration)new ReshapeLayer(n, "Reshape", axes),
            from n in name from rate in Gen.Elements(0.0, 0.5, 1.0) select (LayerDeclaration)new DropoutLayer(n, rate));
        var declaration =
            from input in Gen.Choose(1, 20).ArrayOf().Select(axes => axes.Take(3).Append(4).ToArray())
            from layers in layer.ArrayOf().Where(layers => layers.Length > 0)
            from loss in Gen.Elements(Enum.GetValues<LossKind>())
            from batch in Mostly(Gen.Elements(1, 32), int.MaxValue)
            select new NetworkDeclaration(
                new("", default, "Net", "Net"),
                input.ToEquatableArray(),
                layers.ToEquatableArray(),
                new(loss, new(OptimizerKind.SGD, 1, 0, true, 0, false, 0, 0, 0, false, 1, 0, 0, 0), batch, 0, batch == 1, 1, false, EquatableArray.Of(0, 0)));
        var shaped = 0;
        Prop.ForAll(declaration.ToArbitrary(), network =>
        {
            var result = NetworkShaper.Shape(network);
            Assert.DoesNotContain(result.Findings, finding => finding.RuleId == RuleIds.InternalError);
            Assert.True(result.Network is not null || result.Findings.Count > 0);
            if (result.Network is null)
                return;
            shaped++;
            Assert.InRange(result.Network.ParameterCount, 0, int.MaxValue);
            Assert.Equal(result.Network.Layers.Skip(1).Select(next => next.InputShape), result.Network.Layers.SkipLast(1).Select(last => last.OutputShape));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20240, 1));
        Assert.True(shaped > 200, $"Only {shaped} of the declarations were sound.");
    }
}
