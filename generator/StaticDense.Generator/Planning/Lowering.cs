using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>Turns layers into steps. A new layer is a case here and, where it computes something new, a step.</summary>
internal static class Lowering
{
    /// <summary>The steps of a layer, in order.</summary>
    /// <param name="index">Distinguishes the random draws of different layers.</param>
    public static LayerSteps Steps(ShapedLayer layer, ParameterLayout layout, int index)
    {
        var steps = new List<Step>();
        var merge = layer.Declaration is MergeLayer declared ? MergeStep.Of(declared, layer) : null;
        if (merge is null && !AddWeighted(steps, layer, layout))
            AddOther(steps, layer, layout, index);
        if (!layer.Declaration.Activity.IsNone)
            steps.Add(new ActivityStep(layer.Declaration.Activity));
        return new(merge, steps);
    }

    /// <summary>What the products of a dense layer share.</summary>
    public static DensePlan Plan(ShapedLayer layer, DenseLayer dense, ParameterLayout layout) => new(
        layer.Identifier,
        dense.Name,
        layer.InputShape.Channels,
        dense.Units,
        layout.Find(layer, "kernel")!,
        layout.Find(layer, "bias"),
        SumCut.Of(layer.InputShape.Channels, dense.Units));

    private static bool AddWeighted(List<Step> steps, ShapedLayer layer, ParameterLayout layout)
    {
        ActivationFunction function;
        switch (layer.Declaration)
        {
            case DenseLayer dense:
                function = dense.Activation;
                steps.Add(new DenseStep(Plan(layer, dense, layout), IsMap(function)));
                break;
            case ConvolutionLayer convolution:
                function = convolution.Activation;
                steps.Add(Convolution(layer, convolution, layout));
                break;
            case DepthwiseLayer depthwise:
                function = depthwise.Activation;
                steps.Add(Grouped(layer, depthwise.Window, layer.InputShape.Channels, layout.Find(layer, "kernel")!, layout.Find(layer, "bias")));
                break;
            case SeparableLayer separable:
                function = separable.Activation;
                var pointwise = layout.Find(layer, "pointwise_kernel")!;
                var channels = checked(layer.InputShape.Channels * separable.DepthMultiplier);
                steps.Add(Grouped(layer, separable.Window, layer.InputShape.Channels, layout.Find(layer, "depthwise_kernel")!, null));
                steps.Add(new DenseStep(
                    new(layer.Identifier, separable.Name, channels, separable.Filters, pointwise, layout.Find(layer, "bias"), SumCut.None(channels)),
                    IsMap(function)));
                break;
            default:
                return false;
        }

        AddActivation(steps, layer.Declaration.Name, function);
        return true;
    }

    /// <summary>A 1x1 convolution is a dense layer at each position; its sums are one chain all the same.</summary>
    private static Step Convolution(ShapedLayer layer, ConvolutionLayer convolution, ParameterLayout layout)
    {
        var (kernel, bias) = (layout.Find(layer, "kernel")!, layout.Find(layer, "bias"));
        var channels = layer.InputShape.Channels;
        var isMap = IsMap(convolution.Activation);
        if (convolution.Groups > 1)
            return Grouped(layer, convolution.Window, convolution.Groups, kernel, bias);
        var geometry = WindowGeometry.Of(convolution.Window, layer.InputShape);
        var isPointwise = convolution.Window is { KernelRows: 1, KernelColumns: 1, RowStride: 1, ColumnStride: 1 };
        return isPointwise
            ? new DenseStep(new(layer.Identifier, layer.Declaration.Name, channels, convolution.Filters, kernel, bias, SumCut.None(channels)), isMap)
            : new ConvolutionStep(new(layer.Identifier, layer.Declaration.Name, geometry, channels, kernel, bias), isMap);
    }

    private static GroupedStep Grouped(ShapedLayer layer, Window window, int groups, Tensor kernel, Tensor? bias) => new(new(
        layer.Identifier, layer.Declaration.Name, WindowGeometry.Of(window, layer.InputShape), layer.InputShape.Channels, groups, kernel, bias));

    private static void AddOther(List<Step> steps, ShapedLayer layer, ParameterLayout layout, int index)
    {
        var name = layer.Declaration.Name;
        switch (layer.Declaration)
        {
            case ActivationLayer activation:
                AddActivation(steps, name, activation.Activation);
                break;
            case PReLULayer prelu:
                steps.Add(new PReluStep(name, new PReluPlan(layer.Identifier, layout.Find(layer, "alpha")!, layer.InputShape, prelu.SharedAxes)));
                break;
            case ReshapeLayer:
                steps.Add(new ReshapeStep(name, layer.OutputShape));
                break;
            case DropoutLayer dropout:
                steps.Add(new DropoutStep(name, new DropoutPlan(index, (float)dropout.Rate, IsSpatial: dropout.Kind != "Dropout")));
                break;
            case NoiseLayer noise:
                steps.Add(new NoiseStep(name, NoiseOf(noise, index)));
                break;
            case BatchNormalizationLayer normalization:
                steps.Add(new BatchNormalizationStep(new(
                    name,
                    layer.InputShape.Channels,
                    normalization.Momentum,
                    normalization.Epsilon,
                    layout.Find(layer, "gamma"),
                    layout.Find(layer, "beta"),
                    layout.Find(layer, "moving_mean")!,
                    layout.Find(layer, "moving_variance")!)));
                break;
            case LayerNormalizationLayer normalization:
                steps.Add(new LayerNormalizationStep(new(name, normalization.Epsilon, layout.Find(layer, "gamma"), layout.Find(layer, "beta"))));
                break;
            default:
                AddOfImages(steps, layer);
                break;
        }
    }

    private static void AddOfImages(List<Step> steps, ShapedLayer layer)
    {
        var name = layer.Declaration.Name;
        switch (layer.Declaration)
        {
            case PoolingLayer pooling:
                steps.Add(new PoolStep(new(layer.Identifier, name, pooling.IsMaximum, WindowGeometry.Of(pooling.Window, layer.InputShape))));
                break;
            case GlobalPoolingLayer pooling:
                steps.Add(new PoolAllStep(name, pooling.IsMaximum));
                break;
            case BorderLayer border:
                steps.Add(new FrameStep(name, border.IsCropping, border.Borders, ImageSize.Of(layer.InputShape), ImageSize.Of(layer.OutputShape)));
                break;
            case UpSamplingLayer upSampling:
                steps.Add(new RepeatStep(name, upSampling.Rows, upSampling.Columns, ImageSize.Of(layer.InputShape)));
                break;
            case PermuteLayer permute:
                steps.Add(new TransposeStep(name, layer.InputShape, layer.OutputShape, permute.Dims.Select(axis => axis - 1).ToEquatableArray()));
                break;
            default:
                throw new InvalidOperationException("No lowering for " + layer.Declaration.Kind + ".");
        }
    }

    /// <summary>Keras's deviation of multiplied noise, <c>sqrt(rate / (1 - rate))</c>.</summary>
    private static NoisePlan NoiseOf(NoiseLayer noise, int index) => noise.Kind == "GaussianDropout"
        ? new(index, (float)Math.Sqrt(noise.Amount / (1 - noise.Amount)), Multiplies: true)
        : new(index, (float)noise.Amount, Multiplies: false);

    private static bool IsMap(ActivationFunction function) =>
        function.Kind != ActivationKind.Linear && !Derivatives.IsNormalization(function.Kind);

    private static void AddActivation(List<Step> steps, string name, ActivationFunction function)
    {
        if (Derivatives.IsNormalization(function.Kind))
            steps.Add(new NormalizeStep(name, function.Kind));
        else if (function.Kind != ActivationKind.Linear)
            steps.Add(new MapStep(name, function));
    }
}
