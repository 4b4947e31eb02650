using FsCheck;
using FsCheck.Fluent;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Shapes;

namespace StaticDense.Generator.Tests.Shapes;

/// <summary>Declarations made at random, sound and broken: shaping them never throws, and what comes out fits together.</summary>
public class RandomDeclarationTests
{
    private static readonly string[] Extremes = ["", "a", "a_1", "a1", "get_type", "\0", "layers", "input"];

    // Parsing lets no size below 1 pass but a reshape's.
    private static readonly Gen<int> Any = Mostly(Gen.Choose(1, 40), -1, 0, 4096, 65536, int.MaxValue, int.MinValue);
    private static readonly Gen<int> Size = Any.Select(size => Math.Max(size, 1));
    private static readonly Gen<int> Small = Mostly(Gen.Choose(1, 3), 7, 1000, int.MaxValue);
    private static readonly Gen<int> Axis = Mostly(Gen.Constant(-1), 0, 1, 2, 3, 9, int.MaxValue, int.MinValue);
    private static readonly Gen<ActivationFunction> Function = Gen.Elements(Enum.GetValues<ActivationKind>()).Select(kind => new ActivationFunction(kind));

    private static readonly Gen<WeightDeclaration> Weight =
        from kind in Mostly(Gen.Elements("Zeros", "GlorotUniform"), "Identity", "Orthogonal")
        from l2 in Gen.Elements(0.0, 1.0)
        from axes in Mostly(Gen.Constant<int[]>([]), [0], [-1], [0, 1], [0, 0], [5], [int.MinValue])
        select new WeightDeclaration(new(kind, default), new(0, l2), axes.Length == 0 ? Constraint.None : new(ConstraintKind.MaxNorm, 0, 2, 1, axes.ToEquatableArray()));

    private static readonly Gen<WeightDeclaration?> Optional = Gen.Frequency((2, Weight.Select(weight => (WeightDeclaration?)weight)), (1, Gen.Constant<WeightDeclaration?>(null)));

    private static readonly Gen<Window> Window =
        from rows in Small
        from columns in Small
        from stride in Small
        from dilation in Mostly(Gen.Constant(1), 2, int.MaxValue)
        from padding in Gen.Elements(Enum.GetValues<PaddingKind>())
        select new Window(rows, columns, dilation == 1 ? stride : 1, 1, 1, dilation, padding);

    private static readonly Gen<LayerDeclaration> Plain = Gen.OneOf(
        from units in Size from function in Function from kernel in Weight from bias in Optional select (LayerDeclaration)new DenseLayer("", units, function, kernel, bias),
        from function in Function from axis in Axis select (LayerDeclaration)new ActivationLayer("", "Activation", function) { Axis = axis },
        from axes in Mostly(Gen.Constant<int[]>([]), [1], [0], [2, 9]) from alpha in Weight select (LayerDeclaration)new PReLULayer("", axes.ToEquatableArray(), alpha),
        from axes in Mostly(Gen.Constant<int[]>([-1]), [], [0], [1, 2], [-1, 1], [-1, -1], [4, 4, -1], [int.MaxValue, int.MaxValue]) select (LayerDeclaration)new ReshapeLayer("", "Reshape", axes.ToEquatableArray()),
        from rate in Gen.Elements(0.0, 0.5, 1.0) from kind in Gen.Elements("Dropout", "SpatialDropout2D") select (LayerDeclaration)new DropoutLayer("", rate, kind),
        from kind in Gen.Elements("GaussianNoise", "GaussianDropout") select (LayerDeclaration)new NoiseLayer("", kind, 0.5));

    private static readonly Gen<LayerDeclaration> Images = Gen.OneOf(
        from filters in Size from window in Window from groups in Mostly(Gen.Constant(1), 2, 3, int.MaxValue) from kind in Kinds("Conv") from function in Function from kernel in Weight from bias in Optional
        select (LayerDeclaration)new ConvolutionLayer("", kind, filters, Flat(window, kind), groups, function, kernel, bias),
        from window in Window from multiplier in Small from function in Function from kernel in Weight from bias in Optional select (LayerDeclaration)new DepthwiseLayer("", window, multiplier, function, kernel, bias),
        from filters in Size from window in Window from multiplier in Small from function in Function from first in Weight from second in Weight from bias in Optional
        select (LayerDeclaration)new SeparableLayer("", filters, window, multiplier, function, first, second, bias),
        from window in Window from kind in Kinds("MaxPooling") from isMaximum in Gen.Elements(true, false) select (LayerDeclaration)new PoolingLayer("", kind, isMaximum, Flat(window, kind)),
        from kind in Kinds("GlobalAveragePooling") from keep in Gen.Elements(true, false) select (LayerDeclaration)new GlobalPoolingLayer("", kind, false, keep),
        from top in Any from bottom in Small from left in Small from isCropping in Gen.Elements(true, false)
        select (LayerDeclaration)new BorderLayer("", "ZeroPadding2D", isCropping, new(Math.Max(top, 0), bottom, left, 0)),
        from rows in Small from columns in Small select (LayerDeclaration)new UpSamplingLayer("", rows, columns),
        from dims in Gen.Elements<int[]>([2, 1], [2, 1, 3], [1], [], [1, 1], [0, 1], [int.MinValue]) select (LayerDeclaration)new PermuteLayer("", dims.ToEquatableArray()));

    private static readonly Gen<LayerDeclaration> Normalizations = Gen.OneOf(
        from axis in Axis from gamma in Optional from beta in Optional select (LayerDeclaration)new BatchNormalizationLayer("", axis, 0.9, 0.1, gamma, beta, new("Zeros", default), new("Ones", default)),
        from axis in Axis from gamma in Optional from beta in Optional select (LayerDeclaration)new LayerNormalizationLayer("", axis, 0.1, gamma, beta));

    /// <summary>Layers that name others, by the names that those above mostly have.</summary>
    private static Gen<LayerDeclaration> Named(int index)
    {
        var names = Gen.Frequency((8, Gen.Choose(0, index).Select(other => other == 0 ? "input" : $"l{other - 1}")), (1, Gen.Elements(Extremes)), (1, Gen.Choose(0, 9).Select(other => $"l{other}")));
        var merge = from kind in Gen.Elements(Enum.GetValues<MergeKind>()) from axis in Axis from count in Mostly(Gen.Constant(2), 0, 1, 3) from inputs in names.ArrayOf(count)
                    select (LayerDeclaration)new MergeLayer("", kind, axis) { From = inputs.ToEquatableArray() };
        var single = from layer in Gen.OneOf(Plain, Normalizations) from source in names select layer with { From = EquatableArray.Of(source) };
        return from layer in Gen.Frequency((6, Gen.OneOf(Plain, Images, Normalizations)), (1, merge), (1, single))
               from name in Mostly(Gen.Constant($"l{index}"), Extremes)
               select layer with { Name = name };
    }

    /// <summary>Sound values nine times of ten, so that networks of several layers come out sound at times.</summary>
    private static Gen<T> Mostly<T>(Gen<T> sound, params T[] others) => Gen.Frequency((9, sound), (1, Gen.Elements(others)));

    private static Gen<string> Kinds(string kind) => Gen.Frequency((3, Gen.Constant(kind + "2D")), (1, Gen.Constant(kind + "1D")));

    private static Window Flat(Window window, string kind) => kind.EndsWith("1D", StringComparison.Ordinal) ? window with { KernelRows = 1, RowStride = 1, RowDilation = 1 } : window;

    private static Gen<LayerDeclaration[]> Layers(int count) => count == 0
        ? Gen.Constant<LayerDeclaration[]>([])
        : from above in Layers(count - 1) from last in Named(count - 1) select (LayerDeclaration[])[.. above, last];

    [Fact]
    public void Random_declarations_never_throw_and_counts_add_up()
    {
        var declaration =
            from input in Gen.Choose(1, 20).ArrayOf().Select(axes => axes.Take(3).Append(4).ToArray())
            from count in Gen.Choose(1, 6)
            from layers in Layers(count)
            from loss in Gen.Elements(Enum.GetValues<LossKind>())
            from batch in Mostly(Gen.Elements(1, 32), int.MaxValue)
            select new NetworkDeclaration(
                new("", default, "Net", "Net"),
                input.ToEquatableArray(),
                layers.ToEquatableArray(),
                new(loss, new(OptimizerKind.SGD, 1, 0, true, 0, false, 0, 0, 0, false, 1, 0, 0, 0), batch, 0, batch == 1, 1, false, EquatableArray.Of(0, 0)));
        var shaped = new List<ShapedNetwork>();
        Prop.ForAll(declaration.ToArbitrary(), network =>
        {
            var result = NetworkShaper.Shape(network);
            Assert.DoesNotContain(result.Findings, finding => finding.RuleId == RuleIds.InternalError);
            Assert.True(result.Network is not null || result.Findings.Count > 0);
            if (result.Network is not { } sound)
                return;
            shaped.Add(sound);
            FitsTogether(sound);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(6000).WithReplay(20240, 1));
        Assert.True(shaped.Count > 400, $"Only {shaped.Count} of the declarations were sound.");
        Assert.True(shaped.Count(network => network.Layers.Any(layer => layer.Inputs.Count > 1)) > 40, "Too few had a merge.");
        var kinds = shaped.SelectMany(network => network.Layers).Select(layer => layer.Declaration.GetType()).Distinct();
        Assert.Equal(typeof(LayerDeclaration).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(LayerDeclaration))), kinds.Count());
    }

    private static void FitsTogether(ShapedNetwork network)
    {
        Assert.InRange(network.ParameterCount, 0, int.MaxValue);
        Assert.True(network.MultiplyAddCount >= 0);
        Assert.Equal(Enumerable.Range(0, network.Layers.Count), network.Order.Order());
        var computed = new HashSet<int> { -1 };
        foreach (var index in network.Order)
        {
            var layer = network.Layers[index];
            Assert.True(layer.Inputs.All(computed.Contains), "A layer comes before one that feeds it.");
            Assert.Equal(layer.InputShapes, layer.Inputs.Select(input => input < 0 ? network.InputShape : network.Layers[input].OutputShape));
            Assert.Equal(layer.InputShape, layer.InputShapes[0]);
            Assert.All(layer.OutputShape.Axes, size => Assert.True(size >= 1));
            Assert.InRange(layer.OutputShape.Size, 1, int.MaxValue);
            computed.Add(index);
        }
    }
}
