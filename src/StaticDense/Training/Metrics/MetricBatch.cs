using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense;

/// <summary>A batch's outputs, read where they stand in blocks, and what they are compared with.</summary>
internal readonly ref struct MetricBatch
{
    private readonly ref float outputs;
    private readonly int capacity;
    private readonly int positions;

    /// <summary>A batch.</summary>
    /// <param name="outputs">The first float of the outputs, <c>[channels / 16][capacity][16]</c>.</param>
    /// <param name="rows">Samples · positions.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The size of the output's last axis.</param>
    /// <param name="capacity">The rows that a panel of the buffer holds.</param>
    /// <param name="labels">One label a row, where the loss takes labels; empty otherwise.</param>
    /// <param name="targets">Rows · channels targets, row-major, where the loss takes targets; empty otherwise.</param>
    /// <param name="weights">One weight a sample, or empty.</param>
    public MetricBatch(
        ref float outputs, int rows, int positions, int channels, int capacity, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        this.outputs = ref outputs;
        this.positions = positions;
        this.capacity = capacity;
        Rows = rows;
        Channels = channels;
        Labels = labels;
        Targets = targets;
        Weights = weights;
    }

    /// <summary>Samples · positions.</summary>
    public int Rows { get; }

    /// <summary>The size of the output's last axis.</summary>
    public int Channels { get; }

    /// <summary>One label a row; empty where there are targets.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>Rows · channels targets; empty where there are labels.</summary>
    public ReadOnlySpan<float> Targets { get; }

    /// <summary>One weight a sample, or empty.</summary>
    public ReadOnlySpan<float> Weights { get; }

    /// <summary>The same batch, each sample with the weight 1.</summary>
    public MetricBatch Unweighted => new(ref outputs, Rows, positions, Channels, capacity, Labels, Targets, []);

    /// <summary>What a row counts: 1 without weights.</summary>
    public double Weight(int row) => Weights.IsEmpty ? 1 : Weights[row / positions];

    /// <summary>An output.</summary>
    public float Output(int row, int channel) => Unsafe.Add(ref outputs, BlockLayout.Offset(row, channel, capacity));

    /// <summary>A target; of labels, 1 at the label and 0 elsewhere, or the label itself where there is one output.</summary>
    public float Target(int row, int channel) =>
        Labels.IsEmpty ? Targets[(row * Channels) + channel] :
        Channels == 1 ? Labels[row] :
        Labels[row] == channel ? 1 : 0;

    /// <summary>Where a row's largest output stands: the first on ties, the first NaN.</summary>
    public int OutputClass(int row) => Reductions.ArgMax(ref outputs, row, Channels, capacity);

    /// <summary>A row's class: the label, or where the largest target stands.</summary>
    public int TargetClass(int row) => Labels.IsEmpty ? Reductions.ArgMax(Targets.Slice(row * Channels, Channels)) : Labels[row];
}
