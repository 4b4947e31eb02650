using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense;

/// <summary>
/// A metric's running mean over an epoch. It reads the network's outputs where they stand, in blocks, and allocates nothing.
/// Every sample counts the same, whatever the size of its batch; sample weights do not enter, as in Keras. Counts are exact; the
/// absolute error is a chain of additions in double over samples, positions and channels, ascending.
/// </summary>
internal struct MetricAccumulator
{
    private double _total;
    private long _count;

    /// <summary>A mean over nothing yet.</summary>
    /// <param name="metric">What is measured; accuracy is resolved by <see cref="Resolve"/>.</param>
    /// <param name="takesLabels">Whether the loss takes integer labels.</param>
    /// <param name="channels">The size of the output's last axis.</param>
    /// <exception cref="ArgumentException">The metric compares with targets, but there are labels, or the other way round.</exception>
    public MetricAccumulator(Metric metric, bool takesLabels, int channels)
    {
        Metric = Resolve(metric, takesLabels, channels);
        var needsLabels = Metric == Metric.SparseCategoricalAccuracy;
        var fits = takesLabels ? needsLabels || channels == 1 : !needsLabels || channels == 1;
        if (!fits)
        {
            throw new ArgumentException(
                takesLabels ? $"{Metric} compares with targets of {channels} values, but the loss takes integer labels." : $"{Metric} compares with integer labels, but the loss takes targets of {channels} values.",
                nameof(metric));
        }
    }

    /// <summary>What is measured, resolved.</summary>
    public Metric Metric { get; }

    /// <summary>The mean so far; NaN over nothing.</summary>
    public readonly double Mean => _total / _count;

    /// <summary>
    /// What accuracy means (Keras): binary where the output's last axis has size 1; else sparse categorical for integer labels,
    /// categorical for targets. The other metrics stay.
    /// </summary>
    /// <param name="metric">The metric as declared.</param>
    /// <param name="takesLabels">Whether the loss takes integer labels.</param>
    /// <param name="channels">The size of the output's last axis.</param>
    public static Metric Resolve(Metric metric, bool takesLabels, int channels) =>
        metric != Metric.Accuracy ? metric :
        channels == 1 ? Metric.BinaryAccuracy :
        takesLabels ? Metric.SparseCategoricalAccuracy : Metric.CategoricalAccuracy;

    /// <summary>Starts anew.</summary>
    public void Reset() => (_total, _count) = (0, 0);

    /// <summary>Takes in one batch.</summary>
    /// <param name="output">The first float of the outputs, <c>[channels / 16][capacity][16]</c>.</param>
    /// <param name="rows">Samples · positions.</param>
    /// <param name="channels">The size of the output's last axis.</param>
    /// <param name="capacity">The rows that a panel of the buffer holds.</param>
    /// <param name="labels">One label a row, where the loss takes labels; empty otherwise.</param>
    /// <param name="targets">Rows · channels targets, row-major, where the loss takes targets; empty otherwise.</param>
    public void Add(ref float output, int rows, int channels, int capacity, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets)
    {
        switch (Metric)
        {
            case Metric.SparseCategoricalAccuracy:
            case Metric.CategoricalAccuracy:
                AddClasses(ref output, rows, channels, capacity, labels, targets);
                break;
            default:
                AddElements(ref output, rows, channels, capacity, labels, targets);
                break;
        }
    }

    private void AddClasses(ref float output, int rows, int channels, int capacity, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets)
    {
        for (var row = 0; row < rows; row++)
        {
            var wanted = Metric == Metric.CategoricalAccuracy ? Class(labels, targets, row, channels) : Label(labels, targets, row);
            if (Reductions.ArgMax(ref output, row, channels, capacity) == wanted)
                _total++;
        }

        _count += rows;
    }

    private void AddElements(ref float output, int rows, int channels, int capacity, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                var value = Unsafe.Add(ref output, BlockLayout.Offset(row, channel, capacity));
                var wanted = labels.IsEmpty ? targets[(row * channels) + channel] : labels[row];
                if (Metric == Metric.MeanAbsoluteError)
                    _total += Math.Abs((double)wanted - value);
                else if (wanted == (value > 0.5f ? 1 : 0))
                    _total++;
            }
        }

        _count += (long)rows * channels;
    }

    // With one channel, labels and targets say the same.
    private static int Class(ReadOnlySpan<int> labels, ReadOnlySpan<float> targets, int row, int channels) =>
        labels.IsEmpty ? Reductions.ArgMax(targets.Slice(row * channels, channels)) : 0;

    private static int Label(ReadOnlySpan<int> labels, ReadOnlySpan<float> targets, int row) =>
        labels.IsEmpty ? (int)targets[row] : labels[row];
}
