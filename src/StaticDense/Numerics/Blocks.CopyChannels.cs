using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Blocks
{
    /// <summary>
    /// Copies neighbouring channels to another place among the channels of another buffer: concatenation and its gradient. Other
    /// channels of the destination stay as they are; where the copy ends with its last channel, its padded lanes become +0.
    /// </summary>
    /// <param name="source">The first float of a blocked buffer.</param>
    /// <param name="sourceChannels">The channels of the source.</param>
    /// <param name="sourceFirst">The first channel to copy.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destination">The first float of a blocked buffer; does not overlap the source.</param>
    /// <param name="destinationChannels">The channels of the destination.</param>
    /// <param name="destinationFirst">The first channel to write.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    /// <param name="count">The channels to copy, at least one.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The channels do not exist on both sides.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void CopyChannels<TLanes>(
        ref float source,
        int sourceChannels,
        int sourceFirst,
        int sourceCapacity,
        ref float destination,
        int destinationChannels,
        int destinationFirst,
        int destinationCapacity,
        int count,
        int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, sourceChannels - sourceFirst);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, destinationChannels - destinationFirst);
        var destinationEnd = destinationFirst + count;
        for (var channel = destinationFirst; channel < destinationEnd;)
        {
            // The longest run that stays inside one panel on both sides.
            var from = sourceFirst + channel - destinationFirst;
            int sourceLane = from % BlockLayout.Width, lane = channel % BlockLayout.Width;
            var run = Math.Min(destinationEnd - channel, BlockLayout.Width - Math.Max(sourceLane, lane));
            ref var sourcePanel = ref Unsafe.Add(ref source, (nint)(from / BlockLayout.Width) * sourceCapacity * BlockLayout.Width);
            ref var panel = ref Unsafe.Add(ref destination, (nint)(channel / BlockLayout.Width) * destinationCapacity * BlockLayout.Width);
            if (run == BlockLayout.Width)
                CopyBlocks<TLanes>(ref sourcePanel, 0, ref panel, 0, rows);
            else
                CopyLanes<TLanes>(ref sourcePanel, sourceLane, ref panel, lane, run, rows);
            channel += run;
        }

        if (destinationEnd == destinationChannels && destinationChannels % BlockLayout.Width != 0)
            PaddedLanes.Clear<TLanes>(ref destination, rows, destinationChannels, destinationCapacity);
    }

    /// <summary>Copies some lanes of one panel to lanes of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CopyLanes<TLanes>(ref float source, int sourceLane, ref float destination, int lane, int count, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        // Vectors that are read so that the lanes fall into their places begin in the row before or end in the one behind. The first
        // and the last row may have none: they are copied singly.
        CopyRun(ref source, sourceLane, ref destination, lane, count);
        nint shift = sourceLane - lane, last = ((nint)rows - 1) * BlockLayout.Width;
        for (var part = 0; part < BlockLayout.Width; part += TLanes.Count)
        {
            var mask = TLanes.Xor(PaddedLanes.Mask<TLanes>(lane + count, part), PaddedLanes.Mask<TLanes>(lane, part));
            for (nint row = BlockLayout.Width; row < last; row += BlockLayout.Width)
            {
                var moved = TLanes.Load(in source, row + part + shift);
                TLanes.Store(TLanes.Select(mask, moved, TLanes.Load(in destination, row + part)), ref destination, row + part);
            }
        }

        CopyRun(ref Unsafe.Add(ref source, last), sourceLane, ref Unsafe.Add(ref destination, last), lane, count);
    }

    private static void CopyRun(ref float source, int sourceLane, ref float destination, int lane, int count)
    {
        for (var i = 0; i < count; i++)
            Unsafe.Add(ref destination, lane + i) = Unsafe.Add(ref source, sourceLane + i);
    }
}
