using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Blocks
{
    /// <summary>The most axes of a sample that <see cref="Permute"/> takes.</summary>
    private const int MaximumRank = 8;

    /// <summary>The axes of each sample in another order: output axis i is the source's axis <c>dims[i]</c>. Bits are kept, padded lanes become +0.</summary>
    /// <param name="source">Blocks of samples · (all axes but the last) rows.</param>
    /// <param name="destination">Blocks of the permuted samples; does not overlap.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="shape">The axes of a sample of the source, at most eight.</param>
    /// <param name="dims">For each axis of the destination the source's axis, counted from 0: a permutation.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no axes, or more than eight, or the lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Permute(
        ref float source, ref float destination, int samples, ReadOnlySpan<int> shape, ReadOnlySpan<int> dims, int sourceCapacity, int destinationCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfZero(shape.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shape.Length, MaximumRank);
        ArgumentOutOfRangeException.ThrowIfNotEqual(dims.Length, shape.Length);
        var last = shape.Length - 1;

        // The rows of the source from one element of each of its axes to the next; one step along the last axis is a channel.
        Span<int> steps = stackalloc int[MaximumRank];
        var rows = 1;
        for (var axis = last - 1; axis >= 0; axis--)
        {
            steps[axis] = rows;
            rows *= shape[axis];
        }

        steps[last] = 0;
        int channels = shape[dims[last]], row = 0;
        Span<int> place = stackalloc int[MaximumRank];
        for (var sample = 0; sample < samples; sample++)
        {
            // Each row of the destination, counting its leading axes like an odometer; where it starts in the source.
            int sourceRow = sample * rows, sourceChannel = 0;
            for (var axis = 0; axis >= 0; row++)
            {
                if (dims[last] == last)
                    CopyChannelsOfRow(ref source, sourceRow, sourceCapacity, ref destination, row, destinationCapacity, channels);
                else
                    GatherRow(ref source, sourceRow, steps[dims[last]], sourceChannel, sourceCapacity, ref destination, row, destinationCapacity, channels);
                for (axis = last - 1; axis >= 0; axis--)
                {
                    // One element on along this axis, or back to its first one and on along the axis before.
                    var from = dims[axis];
                    var isInside = ++place[axis] < shape[from];
                    var elements = isInside ? 1 : 1 - shape[from];
                    sourceRow += elements * steps[from];
                    sourceChannel += from == last ? elements : 0;
                    if (isInside)
                        break;
                    place[axis] = 0;
                }
            }
        }
    }

    /// <summary>The last axis stays the last: whole blocks, padding included.</summary>
    private static void CopyChannelsOfRow(ref float source, int sourceRow, int sourceCapacity, ref float destination, int row, int capacity, int channels)
    {
        for (var channel = 0; channel < channels; channel += BlockLayout.Width)
        {
            ref var from = ref Unsafe.Add(ref source, BlockLayout.Offset(sourceRow, channel, sourceCapacity));
            CopyFloats(ref from, ref Unsafe.Add(ref destination, BlockLayout.Offset(row, channel, capacity)), BlockLayout.Width);
        }
    }

    /// <summary>The channels of a row come from one channel of rows that lie <paramref name="step"/> apart.</summary>
    private static void GatherRow(
        ref float source, int sourceRow, int step, int sourceChannel, int sourceCapacity, ref float destination, int row, int capacity, int channels)
    {
        ref var from = ref Unsafe.Add(ref source, BlockLayout.Offset(sourceRow, sourceChannel, sourceCapacity));
        var stride = (nint)step * BlockLayout.Width;
        for (var first = 0; first < channels; first += BlockLayout.Width)
        {
            ref var block = ref Unsafe.Add(ref destination, BlockLayout.Offset(row, first, capacity));
            var lanes = Math.Min(BlockLayout.Width, channels - first);
            for (nint lane = 0; lane < BlockLayout.Width; lane++)
                Unsafe.Add(ref block, lane) = lane < lanes ? Unsafe.Add(ref from, (first + lane) * stride) : 0;
        }
    }
}
