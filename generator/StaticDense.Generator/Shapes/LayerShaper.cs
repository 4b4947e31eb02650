using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>What feeds a layer.</summary>
/// <param name="Source">Its name as messages say it: <c>'conv2d'</c>, or <c>the input</c> of the network.</param>
/// <param name="Shape">What it gives.</param>
internal readonly record struct LayerInput(string Source, Shape Shape);

/// <summary>The shape rule of each layer: what it gives for what it takes, and its parameters.</summary>
internal sealed partial class LayerShaper(
    LayerDeclaration layer, string identifier, IReadOnlyList<LayerInput> inputs, FindingTarget target, List<Finding> errors)
{
    /// <summary>What the layer takes; a merge's first.</summary>
    private readonly Shape _input = inputs[0].Shape;

    /// <summary>Which layer that is.</summary>
    private readonly string _source = inputs[0].Source;

    /// <summary>The layer with its shapes, or null after a finding.</summary>
    public ShapedLayer? Shape() => layer switch
    {
        DenseLayer dense => Dense(dense),
        ConvolutionLayer convolution => Convolution(convolution),
        DepthwiseLayer depthwise => Depthwise(depthwise),
        SeparableLayer separable => Separable(separable),
        PoolingLayer pooling => Pooling(pooling),
        GlobalPoolingLayer pooling => GlobalPooling(pooling),
        BatchNormalizationLayer normalization => BatchNormalization(normalization),
        LayerNormalizationLayer normalization => LayerNormalization(normalization),
        BorderLayer { IsCropping: true } cropping => Cropping(cropping.Borders),
        BorderLayer padding => ZeroPadding(padding.Borders),
        UpSamplingLayer sampling => UpSampling(sampling),
        PermuteLayer permute => Permute(permute),
        MergeLayer { Merge: MergeKind.Concatenate } merge => Concatenate(merge),
        MergeLayer => Merge(),
        ActivationLayer activation => Activation(activation),
        PReLULayer prelu => PReLU(prelu),
        ReshapeLayer { TargetShape.Count: 0 } => Shaped([(int)_input.Size]),
        ReshapeLayer reshape => Reshape(reshape),
        DropoutLayer { Kind: "SpatialDropout2D" } => HasPositions(2) ? Shaped([.. _input.Axes]) : null,
        DropoutLayer or NoiseLayer => Shaped([.. _input.Axes]),
        _ => throw new InvalidOperationException($"The layer {layer.Kind} has no shape rule."),
    };

    private ShapedLayer? Dense(DenseLayer dense)
    {
        int[] output = [.. _input.Axes.Take(_input.Rank - 1), dense.Units];
        if (!FitsLimits(output, "Units", "the output"))
            return null;
        var parameters = new List<ShapedParameter>
        {
            new("kernel", new(EquatableArray.Of(_input.Channels, dense.Units)), dense.Kernel),
        };
        AddVector(parameters, "bias", dense.Units, dense.Bias);

        // At most 2^31 outputs of at most 2^31 products each: no overflow of a long.
        return Shaped(output, parameters, _input.Positions * _input.Channels * dense.Units);
    }

    private ShapedLayer? Activation(ActivationLayer activation)
    {
        if (activation.Axis != -1 && activation.Axis != _input.Rank)
        {
            errors.Add(Finding.Of(RuleIds.SoftmaxAxis, target.At("Axis"), layer.Name, activation.Axis, _input.Rank));
            return null;
        }

        return Shaped([.. _input.Axes]);
    }

    private ShapedLayer? PReLU(PReLULayer prelu)
    {
        int[] shape = [.. _input.Axes];
        foreach (var axis in prelu.SharedAxes)
        {
            if (axis < 1 || axis > _input.Rank)
            {
                errors.Add(Finding.Of(RuleIds.SharedAxes, target.At("SharedAxes"), layer.Name, axis, _input.Rank));
                return null;
            }

            shape[axis - 1] = 1;
        }

        var alpha = new ShapedParameter("alpha", new(shape.ToEquatableArray()), prelu.Alpha);
        return Shaped([.. _input.Axes], [alpha]);
    }

    private ShapedLayer? Reshape(ReshapeLayer reshape)
    {
        int[] axes = [.. reshape.TargetShape];
        for (var axis = 0; axis < axes.Length; axis++)
        {
            if (axes[axis] < 1 && axes[axis] != -1)
            {
                errors.Add(Finding.Of(RuleIds.SizeNotPositive, target.At($"targetShape[{axis}]"), $"axis {axis + 1} of '{layer.Name}'", axes[axis]));
                return null;
            }
        }

        var unknown = axes.Count(size => size == -1);
        if (unknown > 1)
        {
            errors.Add(Finding.Of(RuleIds.ReshapeAxes, target, layer.Name, unknown));
            return null;
        }

        int[] known = [.. axes.Where(size => size != -1)];
        if (axes.Length > NetworkShaper.MostAxes || known.Aggregate(1.0, (product, size) => product * size) > int.MaxValue)
            return ShapedWithin([.. axes.Select(size => Math.Abs((long)size))], "");
        var size = known.Aggregate(1L, (product, axis) => product * axis);
        if (unknown == 0 ? size != _input.Size : _input.Size % size != 0)
        {
            var wanted = "(" + string.Join(", ", axes) + ")";
            errors.Add(Finding.Of(RuleIds.ReshapeSize, target, layer.Name, _input, _input.Size, wanted, size, unknown == 0 ? "" : "a multiple of ", _source));
            return null;
        }

        return Shaped([.. axes.Select(axis => axis == -1 ? (int)(_input.Size / size) : axis)]);
    }
}
