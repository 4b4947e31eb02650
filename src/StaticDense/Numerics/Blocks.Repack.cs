using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Blocks
{
    /// <summary>
    /// The same row-major elements of each sample under another factorisation into positions and channels (Flatten, Reshape).
    /// Both numbers of channels divide <paramref name="elements"/>.
    /// </summary>
    /// <param name="source">Blocks of samples · (elements / sourceChannels) rows.</param>
    /// <param name="sourceChannels">The channels of the source.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destination">Blocks of samples · (elements / destinationChannels) rows; does not overlap the source.</param>
    /// <param name="destinationChannels">The channels of the destination.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="elements">The elements of one sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Repack(
        ref float source,
        int sourceChannels,
        int sourceCapacity,
        ref float destination,
        int destinationChannels,
        int destinationCapacity,
        int samples,
        int elements)
    {
        if (sourceChannels % BlockLayout.Width == 0 && destinationChannels % BlockLayout.Width == 0)
        {
            // Along the side with more rows a sample, which is then contiguous.
            if (sourceChannels <= destinationChannels)
                RepackBlocks(ref source, sourceChannels, sourceCapacity, ref destination, destinationChannels, destinationCapacity, samples, elements, isReversed: false);
            else
                RepackBlocks(ref destination, destinationChannels, destinationCapacity, ref source, sourceChannels, sourceCapacity, samples, elements, isReversed: true);
            return;
        }

        var count = samples * elements;
        int sourceRow = 0, sourceChannel = 0, row = 0, channel = 0;
        for (var moved = 0; moved < count;)
        {
            // The longest run that stays inside one block on both sides.
            var run = Math.Min(
                Math.Min(BlockLayout.Width - (sourceChannel % BlockLayout.Width), sourceChannels - sourceChannel),
                Math.Min(BlockLayout.Width - (channel % BlockLayout.Width), destinationChannels - channel));
            Unsafe.CopyBlockUnaligned(
                ref Unsafe.As<float, byte>(ref Unsafe.Add(ref destination, BlockLayout.Offset(row, channel, destinationCapacity))),
                ref Unsafe.As<float, byte>(ref Unsafe.Add(ref source, BlockLayout.Offset(sourceRow, sourceChannel, sourceCapacity))),
                (uint)run * sizeof(float));
            moved += run;
            sourceChannel += run;
            if (sourceChannel == sourceChannels)
            {
                sourceChannel = 0;
                sourceRow++;
            }

            channel += run;
            if (channel == destinationChannels)
            {
                for (; channel % BlockLayout.Width != 0; channel++)
                    Unsafe.Add(ref destination, BlockLayout.Offset(row, channel, destinationCapacity)) = 0;
                channel = 0;
                row++;
            }
        }
    }

    /// <summary>Whole blocks between a buffer with more rows and one with more channels; reversed, from the second to the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RepackBlocks(
        ref float longer, int longerChannels, int longerCapacity, ref float wider, int widerChannels, int widerCapacity, int samples, int elements, bool isReversed)
    {
        int longerPanels = longerChannels / BlockLayout.Width, widerPanels = widerChannels / BlockLayout.Width;
        int longerRows = elements / longerChannels, widerRows = elements / widerChannels;
        var panelStride = (nint)widerCapacity * BlockLayout.Width;
        for (var panel = 0; panel < longerPanels; panel++)
        {
            ref var here = ref Unsafe.Add(ref longer, (nint)panel * longerCapacity * BlockLayout.Width);
            for (var sample = 0; sample < samples; sample++)
            {
                // The block of row r is number r · longerPanels + panel of the sample.
                var widerPanel = panel;
                var line = (nint)sample * widerRows * BlockLayout.Width;
                for (var row = 0; row < longerRows; row++)
                {
                    ref var there = ref Unsafe.Add(ref wider, line + (widerPanel * panelStride));
                    if (isReversed)
                        CopyFloats(ref there, ref here, BlockLayout.Width);
                    else
                        CopyFloats(ref here, ref there, BlockLayout.Width);
                    here = ref Unsafe.Add(ref here, BlockLayout.Width);
                    widerPanel += longerPanels;
                    if (widerPanel >= widerPanels)
                    {
                        widerPanel -= widerPanels;
                        line += BlockLayout.Width;
                    }
                }
            }
        }
    }
}
