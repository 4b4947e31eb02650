namespace StaticDense;

/// <summary>
/// A dense (fully connected) layer on the last axis: <c>y[..., units] = activation(x[..., in] · kernel[in, units] + bias[units])</c>.
/// It has <c>in · units + units</c> parameters.
/// </summary>
public sealed class DenseAttribute : WeightedLayerAttribute
{
    /// <summary>A dense layer.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    /// <param name="activation">The function applied to each sum.</param>
    public DenseAttribute(int units = 0, Activation activation = Activation.Linear)
    {
        Units = units;
        Activation = activation;
    }

    /// <summary>The number of outputs.</summary>
    public int Units { get; set; }
}

/// <summary>Gives each sample one axis, in row-major order.</summary>
public sealed class FlattenAttribute : UnaryLayerAttribute
{
    /// <summary>Keras's order of the axes: <c>"channels_last"</c> is the one that is supported.</summary>
    public string DataFormat { get; set; } = "channels_last";
}

/// <summary>Gives each sample another shape with the same number of elements, in row-major order.</summary>
/// <param name="targetShape">The sizes of the axes; one of them may be -1 and follows from the others.</param>
public sealed class ReshapeAttribute(params int[] targetShape) : UnaryLayerAttribute
{
    /// <summary>The sizes of the axes, batch excluded.</summary>
    public int[] TargetShape { get; } = targetShape;
}

/// <summary>Gives each sample its axes in another order: axis i of the output is axis <c>dims[i]</c> of the input.</summary>
/// <param name="dims">The axes, each once, counted from 1 (the batch is axis 0): <c>[Permute(2, 1)]</c> transposes.</param>
public sealed class PermuteAttribute(params int[] dims) : UnaryLayerAttribute
{
    /// <summary>The axes of the input in the output's order, counted from 1.</summary>
    public int[] Dims { get; } = dims;
}
