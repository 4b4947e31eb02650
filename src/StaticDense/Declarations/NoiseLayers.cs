namespace StaticDense;

/// <summary>
/// In training sets each value to zero with probability <c>rate</c> and divides the others by <c>1 - rate</c>; the identity
/// otherwise.
/// </summary>
/// <param name="rate">The share of values set to zero, in [0, 1].</param>
public sealed class DropoutAttribute(double rate = -1) : UnaryLayerAttribute
{
    /// <summary>The share of values set to zero.</summary>
    public double Rate { get; set; } = rate;

    /// <summary>Keras's shape of the mask. Not supported: each value has a draw of its own.</summary>
    public int[] NoiseShape { get; set; } = [];

    /// <summary>Keras's seed of the layer. Not supported: <c>TrainerOptions.Seed</c> seeds all draws.</summary>
    public int Seed { get; set; }
}

/// <summary>
/// A dropout of whole channels: in training sets all of a sample's channel to zero with probability <c>rate</c> and divides the others
/// by <c>1 - rate</c>; the identity otherwise. Takes (height, width, channels).
/// </summary>
/// <param name="rate">The share of channels set to zero, in [0, 1].</param>
public sealed class SpatialDropout2DAttribute(double rate = -1) : UnaryLayerAttribute
{
    /// <summary>The share of channels set to zero.</summary>
    public double Rate { get; set; } = rate;

    /// <summary>Keras's order of the axes: <c>"channels_last"</c> is the one that is supported.</summary>
    public string DataFormat { get; set; } = "channels_last";

    /// <summary>Keras's seed of the layer. Not supported: <c>TrainerOptions.Seed</c> seeds all draws.</summary>
    public int Seed { get; set; }
}

/// <summary>In training adds a normal draw of mean 0 to each value; the identity otherwise.</summary>
/// <param name="stddev">The draws' standard deviation.</param>
public sealed class GaussianNoiseAttribute(double stddev = -1) : UnaryLayerAttribute
{
    /// <summary>The draws' standard deviation.</summary>
    public double Stddev { get; set; } = stddev;

    /// <summary>Keras's seed of the layer. Not supported: <c>TrainerOptions.Seed</c> seeds all draws.</summary>
    public int Seed { get; set; }
}

/// <summary>
/// In training multiplies each value by a normal draw of mean 1 and standard deviation <c>√(rate / (1 - rate))</c>; the identity
/// otherwise.
/// </summary>
/// <param name="rate">As a dropout's, in [0, 1).</param>
public sealed class GaussianDropoutAttribute(double rate = -1) : UnaryLayerAttribute
{
    /// <summary>The rate of the dropout with the same deviation.</summary>
    public double Rate { get; set; } = rate;

    /// <summary>Keras's seed of the layer. Not supported: <c>TrainerOptions.Seed</c> seeds all draws.</summary>
    public int Seed { get; set; }
}
