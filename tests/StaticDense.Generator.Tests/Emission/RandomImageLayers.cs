using FsCheck;
using FsCheck.Fluent;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>Random layers of images, with the shape that each gives.</summary>
internal static class RandomImageLayers
{
    private static readonly Gen<int> Filters = Gen.Elements(1, 3, 5, 15, 16, 17, 20, 33);

    private static readonly Gen<string> Function = Gen.Elements("", ", Activation = Activation.ReLU", ", Activation = Activation.Tanh", ", Activation = Activation.LeakyReLU");

    private static readonly Gen<string> Options = Gen.Frequency(
        (4, Gen.Constant("")), (1, Gen.Constant(", UseBias = false")), (1, Gen.Elements(", ActivityL2 = 0.01", ", BiasL2 = 0.01")));

    /// <summary>A layer for images of (height, width, channels).</summary>
    public static Gen<(string Text, int[] Shape)> One(int[] shape) => Gen.Frequency(
        (4, Convolution(shape)), (2, Depthwise(shape)), (1, Separable(shape)), (2, Pooling(shape)), (2, Normalization(shape)), (2, Rearranging(shape)), (1, Noise(shape)));

    private static Gen<(string, int[])> Convolution(int[] shape) =>
        from window in Window.One(shape)
        from filters in Filters
        from groups in Gen.Elements(Enumerable.Range(1, shape[2]).Where(groups => shape[2] % groups == 0 && filters % groups == 0).ToArray())
        from function in Function
        from options in Options
        select ($"[Conv2D({filters}, {window.Text}{(groups == 1 ? "" : $", Groups = {groups}")}{function}{options})]", window.Output(filters));

    private static Gen<(string, int[])> Depthwise(int[] shape) =>
        from window in Window.One(shape)
        from multiplier in Gen.Choose(1, 3)
        from function in Function
        from options in Options
        select ($"[DepthwiseConv2D({window.Text}, DepthMultiplier = {multiplier}{function}{options})]", window.Output(shape[2] * multiplier));

    private static Gen<(string, int[])> Separable(int[] shape) =>
        from window in Window.One(shape)
        from filters in Filters
        from function in Function
        select ($"[SeparableConv2D({filters}, {window.Text}{function})]", window.Output(filters));

    private static Gen<(string, int[])> Pooling(int[] shape)
    {
        var windows =
            from window in Window.One(shape, dilates: false)
            from kind in Gen.Elements("Max", "Average")
            select ($"[{kind}Pooling2D({window.Text.Replace("KernelSize", "PoolSize", StringComparison.Ordinal)})]", window.Output(shape[2]));
        var all = Gen.Elements("Max", "Average").Select(kind => ($"[Global{kind}Pooling2D(KeepDims = true)]", (int[])[1, 1, shape[2]]));
        return Gen.Frequency((4, windows), (1, all));
    }

    private static Gen<(string, int[])> Normalization(int[] shape) => Gen.Elements(
        "[BatchNormalization]", "[BatchNormalization(Scale = false)]", "[BatchNormalization(Center = false, Momentum = 0.5)]", "[LayerNormalization]", "[LayerNormalization(Epsilon = 0.1, Center = false)]")
        .Select(text => (text, shape));

    private static Gen<(string, int[])> Noise(int[] shape) =>
        Gen.Elements("[SpatialDropout2D(0.3)]", "[GaussianNoise(0.2)]", "[GaussianDropout(0.3)]").Select(text => (text, shape));

    private static Gen<(string, int[])> Rearranging(int[] shape) => Gen.OneOf(
        from top in Gen.Choose(0, 2)
        from left in Gen.Choose(0, 2)
        select ($"[ZeroPadding2D(new[] {{ {top}, 1, {left}, 0 }})]", (int[])[shape[0] + top + 1, shape[1] + left, shape[2]]),
        from rows in Gen.Choose(0, Math.Min(2, shape[0] - 1))
        from columns in Gen.Choose(0, Math.Min(2, shape[1] - 1))
        select ($"[Cropping2D(new[] {{ {rows}, 0, 0, {columns} }})]", (int[])[shape[0] - rows, shape[1] - columns, shape[2]]),
        Gen.Constant(("[UpSampling2D(Size = new[] { 1, 2 })]", (int[])[shape[0], 2 * shape[1], shape[2]])),
        Gen.Constant(("[Permute(2, 3, 1)]", (int[])[shape[1], shape[2], shape[0]])),
        Gen.Constant(("[Permute(2, 1, 3)]", (int[])[shape[1], shape[0], shape[2]])));

    /// <summary>A window's arguments, and what it gives by Keras's rule, written here once more.</summary>
    private sealed record Window(string Text, int Rows, int Columns)
    {
        public int[] Output(int channels) => [Rows, Columns, channels];

        public static Gen<Window> One(int[] shape, bool dilates = true) =>
            from rows in Gen.Choose(1, Math.Min(4, shape[0]))
            from columns in Gen.Choose(1, Math.Min(4, shape[1]))
            from rowStride in Gen.Choose(1, 3)
            from columnStride in Gen.Choose(1, 2)
            from isSame in Gen.Elements(false, true)
            from dilation in dilates && rowStride == 1 && columnStride == 1 && isSame ? Gen.Choose(1, 3) : Gen.Constant(1)
            select new Window(
                $"KernelSize = new[] {{ {rows}, {columns} }}, Strides = new[] {{ {rowStride}, {columnStride} }}{(isSame ? ", Padding = Padding.Same" : "")}{(dilation == 1 ? "" : $", DilationRate = {dilation}")}",
                isSame ? ((shape[0] - 1) / rowStride) + 1 : ((shape[0] - rows) / rowStride) + 1,
                isSame ? ((shape[1] - 1) / columnStride) + 1 : ((shape[1] - columns) / columnStride) + 1);
    }
}
