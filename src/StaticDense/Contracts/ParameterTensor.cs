using System.Collections.Immutable;

namespace StaticDense;

/// <summary>
/// One tensor of parameters. Canonically it is row-major in Keras's shape; in storage it stands in blocks of 16:
/// with the last axis (of depthwise kernels the last two, see <see cref="ChannelAxes"/>) as channels and all others together as positions,
/// <c>[channels / 16][positions][16]</c>, padded lanes +0.
/// </summary>
/// <param name="Name">Layer and variable: <c>dense/kernel</c>.</param>
/// <param name="Shape">Keras's shape: a dense kernel is [in, out].</param>
/// <param name="Offset">Where the tensor starts in storage, in floats; a multiple of 16.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="IsTrainable">Whether training changes it.</param>
public sealed record ParameterTensor(
    string Name,
    ImmutableArray<int> Shape,
    int Offset,
    ParameterInitializer Initializer,
    bool IsTrainable = true)
{
    /// <summary>
    /// How many of the last axes storage takes together as channels: 1, or 2 for the kernels of depthwise convolutions, whose channels
    /// are input channels times multiplier.
    /// </summary>
    public int ChannelAxes { get; init; } = 1;

    /// <summary>The product of the last <see cref="ChannelAxes"/> axes.</summary>
    public int Channels => Product(Shape.AsSpan()[^ChannelAxes..]);

    /// <summary>The product of the other axes.</summary>
    public int Positions => Product(Shape.AsSpan()[..^ChannelAxes]);

    /// <summary>The number of elements.</summary>
    public int Count => Positions * Channels;

    /// <summary>The number of floats in storage, padding included.</summary>
    public int StorageCount => Positions * ((Channels + 15) / 16 * 16);

    private static int Product(ReadOnlySpan<int> axes)
    {
        var product = 1;
        foreach (var size in axes)
            product *= size;
        return product;
    }
}

/// <summary>An initializer with its numbers; those that the kind does not use are ignored.</summary>
/// <param name="Kind">Which initializer.</param>
public sealed record ParameterInitializer(Initializer Kind)
{
    /// <summary>VarianceScaling: the scale.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>VarianceScaling: what divides the scale.</summary>
    public FanMode Mode { get; init; } = FanMode.FanIn;

    /// <summary>VarianceScaling: what is drawn from.</summary>
    public Distribution Distribution { get; init; } = Distribution.TruncatedNormal;

    /// <summary>RandomNormal, TruncatedNormal: the mean.</summary>
    public double Mean { get; init; }

    /// <summary>RandomNormal, TruncatedNormal: the standard deviation.</summary>
    public double Stddev { get; init; } = 0.05;

    /// <summary>RandomUniform: the lower bound.</summary>
    public double Minval { get; init; } = -0.05;

    /// <summary>RandomUniform: the upper bound.</summary>
    public double Maxval { get; init; } = 0.05;

    /// <summary>Orthogonal, Identity: the factor.</summary>
    public double Gain { get; init; } = 1;

    /// <summary>Constant: the value.</summary>
    public double Value { get; init; }
}
