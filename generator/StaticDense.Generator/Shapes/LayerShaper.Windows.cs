using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <content>Layers with a window: convolutions and pooling.</content>
internal sealed partial class LayerShaper
{
    private ShapedLayer? Convolution(ConvolutionLayer convolution)
    {
        if (Places(convolution.Window, "KernelSize") is not { } places)
            return null;
        var groups = convolution.Groups;
        if (!Divides(groups, _input.Channels, $"the {_input.Channels} channels that {_source} gives") || !Divides(groups, convolution.Filters, $"its {convolution.Filters} filters"))
            return null;
        int[] output = [.. places, convolution.Filters];
        if (!FitsLimits(output, "Filters", "the output"))
            return null;
        var kernel = KernelShape(convolution.Window, _input.Channels / groups, convolution.Filters);
        var parameters = new List<ShapedParameter> { new("kernel", kernel, convolution.Kernel) };
        AddVector(parameters, "bias", convolution.Filters, convolution.Bias);

        // Outputs fit an int, and so do the taps of one output (they stand inside the bordered input): no overflow of a long.
        return Shaped(output, parameters, new Shape(output.ToEquatableArray()).Size * kernel.Positions);
    }

    private ShapedLayer? Depthwise(DepthwiseLayer depthwise)
    {
        if (Places(depthwise.Window, "KernelSize") is not { } places || DepthwiseOutput(places, depthwise.DepthMultiplier) is not { } output)
            return null;
        var parameters = new List<ShapedParameter> { DepthwiseKernel("kernel", depthwise.Window, depthwise.DepthMultiplier, depthwise.Kernel) };
        AddVector(parameters, "bias", output.Channels, depthwise.Bias);
        return Shaped(output.Axes, parameters, output.Size * Taps(depthwise.Window));
    }

    private ShapedLayer? Separable(SeparableLayer separable)
    {
        if (Places(separable.Window, "KernelSize") is not { } places || DepthwiseOutput(places, separable.DepthMultiplier) is not { } between)
            return null;
        int[] output = [.. places, separable.Filters];
        if (!FitsLimits(output, "Filters", "the output"))
            return null;
        var parameters = new List<ShapedParameter>
        {
            DepthwiseKernel("depthwise_kernel", separable.Window, separable.DepthMultiplier, separable.Depthwise),
            new("pointwise_kernel", new(EquatableArray.Of(1, 1, between.Channels, separable.Filters)), separable.Pointwise),
        };
        AddVector(parameters, "bias", separable.Filters, separable.Bias);
        return Shaped(output, parameters, (between.Size * Taps(separable.Window)) + (between.Size * separable.Filters));
    }

    private ShapedLayer? Pooling(PoolingLayer pooling) =>
        Places(pooling.Window, "PoolSize") is { } places ? Shaped([.. places, _input.Channels]) : null;

    private ShapedLayer? GlobalPooling(GlobalPoolingLayer pooling)
    {
        var axes = Dimensions(pooling);
        if (!HasPositions(axes))
            return null;
        return Shaped(pooling.KeepDims ? [.. Enumerable.Repeat(1, axes), _input.Channels] : [_input.Channels]);
    }

    /// <summary>The channels of a depthwise convolution's output, in the output's shape.</summary>
    private Shape? DepthwiseOutput(int[] places, int multiplier)
    {
        var channels = (long)_input.Channels * multiplier;
        if (!NetworkShaper.FitsLimits([.. places.Select(size => (long)size), channels], target.At("DepthMultiplier"), $"the depthwise output of '{layer.Name}'", errors))
            return null;
        return new Shape(((int[])[.. places, (int)channels]).ToEquatableArray());
    }

    private ShapedParameter DepthwiseKernel(string name, Window window, int multiplier, WeightDeclaration weight) =>
        new(name, KernelShape(window, _input.Channels, multiplier), weight) { ChannelAxes = 2 };

    private Shape KernelShape(Window window, int channels, int outputs) => new((Dimensions(layer) == 1
        ? (int[])[window.KernelColumns, channels, outputs]
        : [window.KernelRows, window.KernelColumns, channels, outputs]).ToEquatableArray());

    private static long Taps(Window window) => (long)window.KernelRows * window.KernelColumns;

    /// <summary>One for layers whose name ends so, two otherwise.</summary>
    private static int Dimensions(LayerDeclaration declaration) => declaration.Kind.EndsWith("1D", StringComparison.Ordinal) ? 1 : 2;

    /// <summary>The sizes of the output's axes before the channels; null after a finding.</summary>
    private int[]? Places(Window window, string argument)
    {
        var dimensions = Dimensions(layer);
        if (!HasPositions(dimensions))
            return null;
        int[] sizes = dimensions == 1 ? [1, _input.Axes[0]] : [_input.Axes[0], _input.Axes[1]];
        long[] spans = [Span(window.KernelRows, window.RowDilation), Span(window.KernelColumns, window.ColumnDilation)];
        if (window.Padding == PaddingKind.Valid)
        {
            if (!Fits(spans[0], sizes[0], "rows", window.KernelRows, window.RowDilation, argument)
                || !Fits(spans[1], sizes[1], dimensions == 1 ? "positions" : "columns", window.KernelColumns, window.ColumnDilation, argument))
                return null;
        }
        else if (!NetworkShaper.FitsLimits([sizes[0] + spans[0] - 1, sizes[1] + spans[1] - 1, _input.Channels], target.At(argument), $"the bordered input of '{layer.Name}'", errors))
        {
            return null;
        }

        var geometry = WindowGeometry.Of(window, _input);
        return dimensions == 1 ? [geometry.OutputColumns] : [geometry.OutputRows, geometry.OutputColumns];
    }

    private static long Span(int kernel, int dilation) => ((long)dilation * (kernel - 1)) + 1;

    private bool Fits(long span, int size, string axis, int kernel, int dilation, string argument)
    {
        if (span <= size)
            return true;
        var from = dilation == 1 ? "" : $" ({kernel} with dilation {dilation})";
        errors.Add(Finding.Of(RuleIds.WindowTooLarge, target.At(argument), layer.Name, span, from, axis, _source, _input, size, ", or use Padding.Same"));
        return false;
    }

    private bool Divides(int groups, int channels, string what)
    {
        if (channels % groups == 0)
            return true;
        errors.Add(Finding.Of(RuleIds.GroupsDoNotDivide, target.At("Groups"), layer.Name, groups, what));
        return false;
    }

    private bool FitsLimits(int[] axes, string argument, string what) =>
        NetworkShaper.FitsLimits([.. axes.Select(size => (long)size)], target.At(argument), $"{what} of '{layer.Name}'", errors);

    /// <summary>Whether the input has that many axes before its channels.</summary>
    private bool HasPositions(int axes)
    {
        if (_input.Rank == axes + 1)
            return true;
        var wanted = axes == 1 ? "(length, channels)" : "(height, width, channels)";
        var advice = _input.Rank == axes ? $"give it one channel: [Reshape({string.Join(", ", _input.Axes)}, 1)]" : "use Reshape";
        errors.Add(Finding.Of(RuleIds.InputRank, target, layer.Name, wanted, axes + 1, _source, _input, _input.Rank, advice));
        return false;
    }
}
