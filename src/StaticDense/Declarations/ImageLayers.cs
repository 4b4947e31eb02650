namespace StaticDense;

/// <summary>Adds rows and columns of zeros around an image. Takes (height, width, channels).</summary>
/// <param name="padding">How many: see <see cref="Padding"/>.</param>
public sealed class ZeroPadding2DAttribute(object? padding = null) : UnaryLayerAttribute
{
    /// <summary>A number for all sides, <c>new[] { rows, columns }</c>, or <c>new[] { top, bottom, left, right }</c> (1).</summary>
    public object? Padding { get; set; } = padding ?? 1;

    /// <summary>Keras's order of the axes: <c>"channels_last"</c> is the one that is supported.</summary>
    public string DataFormat { get; set; } = "channels_last";
}

/// <summary>Takes rows and columns away from an image. Takes (height, width, channels).</summary>
/// <param name="cropping">How many: see <see cref="Cropping"/>.</param>
public sealed class Cropping2DAttribute(object? cropping = null) : UnaryLayerAttribute
{
    /// <summary>A number for all sides, <c>new[] { rows, columns }</c>, or <c>new[] { top, bottom, left, right }</c> (0).</summary>
    public object? Cropping { get; set; } = cropping ?? 0;

    /// <summary>Another name of <see cref="Cropping"/>.</summary>
    public object? Padding { get; set; }

    /// <summary>Keras's order of the axes: <c>"channels_last"</c> is the one that is supported.</summary>
    public string DataFormat { get; set; } = "channels_last";
}

/// <summary>Repeats each row and column of an image (nearest neighbour). Takes (height, width, channels).</summary>
/// <param name="size">How often: see <see cref="Size"/>.</param>
public sealed class UpSampling2DAttribute(object? size = null) : UnaryLayerAttribute
{
    /// <summary>How often: a number or <c>new[] { rows, columns }</c> (2).</summary>
    public object? Size { get; set; } = size ?? 2;

    /// <summary>Keras's kind of interpolation: <c>"nearest"</c> is the one that is supported.</summary>
    public string Interpolation { get; set; } = "nearest";

    /// <summary>Keras's order of the axes: <c>"channels_last"</c> is the one that is supported.</summary>
    public string DataFormat { get; set; } = "channels_last";
}
