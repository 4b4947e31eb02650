using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>
/// Keeps counts and offsets within an int: parameters in storage (panels of 16 lanes, padding included), and a generous bound of
/// what a trainer or a prediction needs beside them.
/// </summary>
internal static class SizeLimits
{
    private const int Lanes = 16;

    /// <summary>Samples that a prediction may work on at a time: no network without <c>[Train]</c> declares a number.</summary>
    private const int PredictionRows = 64;

    /// <summary>Buffers of a layer's output, at most: the sum, the value, the gradient, and one for what the function keeps.</summary>
    private const int BuffersPerLayer = 4;

    /// <summary>A sample's weight and label, each a block of its own at worst.</summary>
    private const int SampleOverhead = 2 * Lanes;

    /// <summary>A grouped convolution's copies: forward, and backward for the input and for the kernel.</summary>
    private const long BuffersPerGroup = 3;

    /// <summary>Where each layer finishes a tile of its gradient.</summary>
    private const int GradientTile = 2 * Lanes * Lanes;

    /// <summary>Means, deviations, sums of gradients, and the partial sums that make them.</summary>
    private const int StatisticsPerChannel = 64;

    public static void Check(ShapedNetwork network, List<Finding> errors)
    {
        var storage = 0L;
        for (var index = 0; index < network.Layers.Count; index++)
        {
            storage += network.Layers[index].Parameters.Sum(Stored);
            if (storage > int.MaxValue)
            {
                var layer = network.Layers[index];
                errors.Add(Finding.Of(RuleIds.TooManyParameters, FindingTarget.Layer(index), layer.Declaration.Name, layer.ParameterCount, storage, int.MaxValue));
                return;
            }
        }

        CheckMemory(network, errors);
    }

    /// <summary>The floats of a block buffer's row set, or of a parameter, in storage: the channels in whole panels.</summary>
    private static long Stored(Shape shape) => shape.Positions * Padded(shape.Channels);

    /// <inheritdoc cref="Stored(Shape)"/>
    private static long Stored(ShapedParameter parameter)
    {
        var channels = parameter.Shape.Axes.Skip(parameter.Shape.Rank - parameter.ChannelAxes).Aggregate(1L, (product, size) => product * size);
        return parameter.Shape.Size / channels * Padded(channels);
    }

    private static long Padded(long channels) => (channels + (Lanes - 1)) / Lanes * Lanes;

    /// <summary>What planning takes at most: floats for each sample and, beside them, floats of any batch.</summary>
    public static (long PerSample, long Other) Bound(ShapedNetwork network)
    {
        var perSample = (2 * Stored(network.InputShape)) + (2 * Stored(network.OutputShape)) + SampleOverhead;
        perSample += network.Layers.Sum(PerSample);
        var other = network.Layers.Sum(Scratch);
        if (network.Declaration.Train is null)
            return (perSample, other);

        // At least three moments, the gradient, and the kernels once more, transposed.
        var storage = network.Layers.Sum(layer => layer.Parameters.Sum(Stored));
        return (perSample, other + ((Math.Max(3, network.Declaration.Train.Optimizer.StateCount) + 2) * storage) + (GradientTile * network.Layers.Count));
    }

    /// <summary>
    /// The layer's output; where several layers take one, each gives it a gradient of its own; what a separable convolution has between
    /// its halves; mean and deviation of each row of a layer normalization.
    /// </summary>
    private static long PerSample(ShapedLayer layer)
    {
        var floats = BuffersPerLayer * Stored(layer.OutputShape);
        if (layer.Inputs.Count > 1)
            floats += layer.InputShapes.Sum(Stored);
        if (layer.Declaration is SeparableLayer separable)
            floats += BuffersPerLayer * layer.OutputShape.Positions * Padded((long)layer.InputShape.Channels * separable.DepthMultiplier);
        if (layer.Declaration is LayerNormalizationLayer)
            floats += 2 * Padded(layer.OutputShape.Positions);
        return floats;
    }

    /// <summary>What a layer needs beside its outputs whatever the batch: the borders of one sample, gradients and transposed kernels, statistics.</summary>
    private static long Scratch(ShapedLayer layer)
    {
        var channels = Padded(layer.InputShape.Channels);
        return layer.Declaration switch
        {
            ConvolutionLayer { Groups: > 1 } convolution => Grouped(convolution, layer),
            ConvolutionLayer convolution => Scratch(convolution.Window, layer.InputShape, Padded(convolution.Filters), (double)channels * Padded(convolution.Filters)),
            DepthwiseLayer depthwise => Scratch(depthwise.Window, layer.InputShape, Multiplied(layer, depthwise.DepthMultiplier), Multiplied(layer, depthwise.DepthMultiplier)),
            SeparableLayer separable => Scratch(separable.Window, layer.InputShape, Multiplied(layer, separable.DepthMultiplier), (double)Multiplied(layer, separable.DepthMultiplier) * Padded(separable.Filters)),
            BatchNormalizationLayer => StatisticsPerChannel * channels,
            _ => 0,
        };
    }

    /// <summary>As <see cref="Scratch(Window, Shape, long, double)"/>, and a copy of one sample for each channel of a group, or of the outputs' gradients.</summary>
    private static long Grouped(ConvolutionLayer convolution, ShapedLayer layer)
    {
        var (window, filters) = (convolution.Window, Padded(convolution.Filters));
        var copies = Math.Max(layer.InputShape.Positions * (layer.InputShape.Channels / convolution.Groups), layer.OutputShape.Positions + ((long)window.KernelRows * window.KernelColumns * filters));
        return Scratch(window, layer.InputShape, filters, (double)Padded(layer.InputShape.Channels) * filters) + (BuffersPerGroup * Lanes * copies);
    }

    private static long Multiplied(ShapedLayer layer, int multiplier) => Padded((long)layer.InputShape.Channels * multiplier);

    /// <summary>The bordered input and, spread by the strides and bordered too, the output's gradient; kernels by tap.</summary>
    private static long Scratch(Window window, Shape input, long outputs, double kernelPerTap)
    {
        var geometry = WindowGeometry.Of(window, input);
        var rows = geometry.InputRows + (2.0 * window.RowDilation * (window.KernelRows - 1)) + Math.Min(window.RowStride, geometry.InputRows);
        var columns = geometry.InputColumns + (2.0 * window.ColumnDilation * (window.KernelColumns - 1)) + Math.Min(window.ColumnStride, geometry.InputColumns);
        var floats = (rows * columns * (Padded(input.Channels) + outputs)) + (2.0 * window.KernelRows * window.KernelColumns * kernelPerTap) + (4.0 * outputs);
        return (long)Math.Min(floats, long.MaxValue / 1024);
    }

    private static void CheckMemory(ShapedNetwork network, List<Finding> errors)
    {
        var train = network.Declaration.Train;
        var samples = train?.BatchSize ?? PredictionRows;
        var (perSample, other) = Bound(network);
        var total = other + ((double)samples * perSample);
        if (total <= int.MaxValue)
            return;
        var target = other > int.MaxValue / 2 && network.Layers.Max(Scratch) > other / 2 ? FindingTarget.Layer(LargestScratch(network))
            : train is null ? FindingTarget.Layer(LargestOutput(network))
            : other > int.MaxValue / 2 ? FindingTarget.Layer(LargestParameters(network))
            : FindingTarget.Train.At("BatchSize");
        errors.Add(Finding.Of(RuleIds.TooMuchMemory, target, samples, perSample, other, total, int.MaxValue));
    }

    private static int LargestOutput(ShapedNetwork network) => Largest(network, layer => layer.OutputShape.Size);

    private static int LargestParameters(ShapedNetwork network) => Largest(network, layer => layer.ParameterCount);

    private static int LargestScratch(ShapedNetwork network) => Largest(network, Scratch);

    private static int Largest(ShapedNetwork network, Func<ShapedLayer, long> size)
    {
        var largest = 0;
        for (var index = 1; index < network.Layers.Count; index++)
        {
            if (size(network.Layers[index]) > size(network.Layers[largest]))
                largest = index;
        }

        return largest;
    }
}
