namespace StaticDense;

/// <summary>A layer that puts one value, for each channel, in the place of a window of them.</summary>
public abstract class PoolingLayerAttribute : UnaryLayerAttribute
{
    /// <summary>The window's size: a number, or for two-dimensional layers <c>new[] { rows, columns }</c> (2).</summary>
    public object? PoolSize { get; set; } = 2;

    /// <summary>How far the window moves: a number or an array as <see cref="PoolSize"/>; the window's size unless given.</summary>
    public object? Strides { get; set; }

    /// <summary>What happens at the border; valid unless given. Cells outside the input are not counted.</summary>
    public Padding Padding { get; set; }

    /// <summary>Keras's order of the axes: <c>"channels_last"</c> is the one that is supported.</summary>
    public string DataFormat { get; set; } = "channels_last";
}

/// <summary>The window's maximum. Takes (length, channels).</summary>
public sealed class MaxPooling1DAttribute : PoolingLayerAttribute
{
    /// <summary>A pooling layer.</summary>
    /// <param name="poolSize">The window's size (2).</param>
    public MaxPooling1DAttribute(object? poolSize = null) => PoolSize = poolSize ?? 2;
}

/// <summary>The window's maximum. Takes (height, width, channels).</summary>
public sealed class MaxPooling2DAttribute : PoolingLayerAttribute
{
    /// <summary>A pooling layer.</summary>
    /// <param name="poolSize">The window's size: a number or <c>new[] { rows, columns }</c> (2).</param>
    public MaxPooling2DAttribute(object? poolSize = null) => PoolSize = poolSize ?? 2;
}

/// <summary>The mean of the window's cells inside the input. Takes (length, channels).</summary>
public sealed class AveragePooling1DAttribute : PoolingLayerAttribute
{
    /// <summary>A pooling layer.</summary>
    /// <param name="poolSize">The window's size (2).</param>
    public AveragePooling1DAttribute(object? poolSize = null) => PoolSize = poolSize ?? 2;
}

/// <summary>The mean of the window's cells inside the input. Takes (height, width, channels).</summary>
public sealed class AveragePooling2DAttribute : PoolingLayerAttribute
{
    /// <summary>A pooling layer.</summary>
    /// <param name="poolSize">The window's size: a number or <c>new[] { rows, columns }</c> (2).</param>
    public AveragePooling2DAttribute(object? poolSize = null) => PoolSize = poolSize ?? 2;
}

/// <summary>A layer that puts one value, for each channel, in the place of all positions.</summary>
public abstract class GlobalPoolingLayerAttribute : UnaryLayerAttribute
{
    /// <summary>Whether axes of size 1 remain where the positions were.</summary>
    public bool KeepDims { get; set; }

    /// <summary>Keras's order of the axes: <c>"channels_last"</c> is the one that is supported.</summary>
    public string DataFormat { get; set; } = "channels_last";
}

/// <summary>The mean over all positions. Takes (length, channels), gives (channels,), or (1, channels) with KeepDims.</summary>
public sealed class GlobalAveragePooling1DAttribute : GlobalPoolingLayerAttribute;

/// <summary>The mean over all positions. Takes (height, width, channels), gives (channels,), or (1, 1, channels) with KeepDims.</summary>
public sealed class GlobalAveragePooling2DAttribute : GlobalPoolingLayerAttribute;

/// <summary>The maximum over all positions. Takes (length, channels), gives (channels,), or (1, channels) with KeepDims.</summary>
public sealed class GlobalMaxPooling1DAttribute : GlobalPoolingLayerAttribute;

/// <summary>The maximum over all positions. Takes (height, width, channels), gives (channels,), or (1, 1, channels) with KeepDims.</summary>
public sealed class GlobalMaxPooling2DAttribute : GlobalPoolingLayerAttribute;
