namespace StaticDense;

/// <summary>
/// A convolution (cross-correlation, as in Keras) with kernel <c>[window, in / groups, filters]</c>: each output is the activation of the
/// sum of the window's inputs times the kernel, and the bias. It has <c>window · in / groups · filters + filters</c> parameters.
/// </summary>
public abstract class ConvolutionLayerAttribute : WeightedLayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Filters { get; set; }

    /// <summary>The window's size: a number, or for two-dimensional layers <c>new[] { rows, columns }</c>.</summary>
    public object? KernelSize { get; set; }

    /// <summary>How far the window moves: a number or an array as <see cref="KernelSize"/> (1). Above 1 only without dilation.</summary>
    public object? Strides { get; set; } = 1;

    /// <summary>What happens at the border; valid unless given.</summary>
    public Padding Padding { get; set; }

    /// <summary>How far apart the window's taps stand: a number or an array as <see cref="KernelSize"/> (1).</summary>
    public object? DilationRate { get; set; } = 1;

    /// <summary>Keras's order of the axes: <c>"channels_last"</c> is the one that is supported.</summary>
    public string DataFormat { get; set; } = "channels_last";

    /// <summary>Into how many groups channels and filters are divided, each filter taking its group's channels alone (1).</summary>
    public int Groups { get; set; } = 1;
}

/// <summary>A convolution along one axis. Takes (length, channels), gives (length', filters).</summary>
public sealed class Conv1DAttribute : ConvolutionLayerAttribute
{
    /// <summary>A one-dimensional convolution.</summary>
    /// <param name="filters">The number of outputs, at least 1.</param>
    /// <param name="kernelSize">The window's size.</param>
    public Conv1DAttribute(int filters = 0, object? kernelSize = null)
    {
        Filters = filters;
        KernelSize = kernelSize;
    }
}

/// <summary>A convolution over images. Takes (height, width, channels), gives (height', width', filters).</summary>
public sealed class Conv2DAttribute : ConvolutionLayerAttribute
{
    /// <summary>A two-dimensional convolution.</summary>
    /// <param name="filters">The number of outputs, at least 1.</param>
    /// <param name="kernelSize">The window's size: a number or <c>new[] { rows, columns }</c>.</param>
    public Conv2DAttribute(int filters = 0, object? kernelSize = null)
    {
        Filters = filters;
        KernelSize = kernelSize;
    }
}

/// <summary>
/// A convolution of each channel by itself, <see cref="DepthwiseLayerAttribute.DepthMultiplier"/> times over: output channel
/// <c>in · multiplier + m</c> is input channel <c>in</c> through its m-th window. Takes (height, width, channels). It has
/// <c>window · in · multiplier + in · multiplier</c> parameters.
/// </summary>
public sealed class DepthwiseConv2DAttribute : DepthwiseLayerAttribute
{
    /// <summary>A depthwise convolution.</summary>
    /// <param name="kernelSize">The window's size: a number or <c>new[] { rows, columns }</c>.</param>
    public DepthwiseConv2DAttribute(object? kernelSize = null) => KernelSize = kernelSize;
}
