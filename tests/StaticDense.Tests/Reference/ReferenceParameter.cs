namespace StaticDense.Tests.Reference;

/// <summary>One tensor of parameters in canonical order, with its penalty, its gradient and what the optimizer remembers of it.</summary>
/// <param name="name">Layer and variable: <c>dense/kernel</c>.</param>
/// <param name="shape">Keras's shape.</param>
/// <param name="l1">The factor of Σ|w|.</param>
/// <param name="l2">The factor of Σw².</param>
internal sealed class ReferenceParameter(string name, int[] shape, double l1, double l2)
{
    public string Name { get; } = name;

    public int[] Shape { get; } = shape;

    public double L1 { get; } = l1;

    public double L2 { get; } = l2;

    public int Count { get; } = shape.Aggregate(1, (product, size) => product * size);

    /// <summary>Whether the optimizer moves it: moving statistics are kept by their layer alone, and take no part in clipping and decay.</summary>
    public bool IsTrainable { get; init; } = true;

    /// <summary>What it is made to keep to after every update.</summary>
    public ReferenceConstraint? Constraint { get; init; }

    /// <summary>How many of the last axes are channels in storage: 2 for depthwise kernels, input channels times multiplier.</summary>
    public int ChannelAxes { get; init; } = 1;

    /// <summary>The size of the last axis, or of the last two together.</summary>
    public int Channels => Shape[^ChannelAxes..].Aggregate(1, (product, size) => product * size);

    public float[] Values { get; } = new float[shape.Aggregate(1, (product, size) => product * size)];

    /// <summary>The gradient of the data loss and the activity penalties; the tensor's own penalty is added when it is applied.</summary>
    public float[] Gradient { get; } = new float[shape.Aggregate(1, (product, size) => product * size)];

    /// <summary>The optimizer's values for each element.</summary>
    public float[][] State { get; set; } = [];

    /// <summary>
    /// The elements in the order of storage, block after block: the panels of 16 channels, within each the positions. Each block lists 16
    /// indices, -1 where a lane is padding. Sums over a tensor run in this order.
    /// </summary>
    public IEnumerable<int[]> Blocks()
    {
        var positions = Count / Channels;
        for (var first = 0; first < Channels; first += Arithmetic.Width)
        {
            for (var position = 0; position < positions; position++)
            {
                var block = new int[Arithmetic.Width];
                for (var lane = 0; lane < block.Length; lane++)
                    block[lane] = first + lane < Channels ? (position * Channels) + first + lane : -1;
                yield return block;
            }
        }
    }
}
