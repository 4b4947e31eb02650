using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Images
{
    /// <summary>Repeats each pixel: the nearest neighbour of each pixel of an image that is larger by whole factors.</summary>
    /// <param name="source">The first pixel of the images.</param>
    /// <param name="destination">The first pixel of the larger images; does not overlap.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="inputRows">The rows of an image of the source.</param>
    /// <param name="inputColumns">The columns of an image of the source.</param>
    /// <param name="rowFactor">How often a row is repeated.</param>
    /// <param name="columnFactor">How often a column is repeated.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void UpSample<TLanes>(
        ref float source,
        ref float destination,
        int samples,
        int inputRows,
        int inputColumns,
        int rowFactor,
        int columnFactor,
        int channels,
        int sourceCapacity,
        int destinationCapacity)
        where TLanes : struct, ILanes<TLanes>
    {
        nint width = (nint)inputColumns * columnFactor, lines = (nint)samples * inputRows;
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            nint from = panel * sourceCapacity * BlockLayout.Width, to = panel * destinationCapacity * BlockLayout.Width;
            for (nint line = 0; line < lines; line++)
            {
                var first = to;
                for (var column = 0; column < inputColumns; column++, from += BlockLayout.Width)
                {
                    for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                    {
                        var pixel = TLanes.Load(in source, from + lane);
                        for (nint repeat = 0; repeat < columnFactor; repeat++)
                            TLanes.Store(pixel, ref destination, to + (repeat * BlockLayout.Width) + lane);
                    }

                    to += (nint)columnFactor * BlockLayout.Width;
                }

                for (var repeat = 1; repeat < rowFactor; repeat++, to += width * BlockLayout.Width)
                    Blocks.CopyBlocks<TLanes>(ref destination, first, ref destination, to, width);
            }
        }
    }

    /// <summary>
    /// The gradient of <see cref="UpSample{TLanes}"/>: a chain of additions from +0 over a pixel's repetitions, row-major.
    /// </summary>
    /// <param name="delta">The first gradient with respect to the larger images.</param>
    /// <param name="sourceDelta">The first gradient with respect to the images; does not overlap. Overwritten.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="inputRows">The rows of an image of the source.</param>
    /// <param name="inputColumns">The columns of an image of the source.</param>
    /// <param name="rowFactor">How often a row is repeated.</param>
    /// <param name="columnFactor">How often a column is repeated.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the images' gradient holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the larger images' gradient holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void UpSampleBackward<TLanes>(
        ref float delta,
        ref float sourceDelta,
        int samples,
        int inputRows,
        int inputColumns,
        int rowFactor,
        int columnFactor,
        int channels,
        int sourceCapacity,
        int destinationCapacity)
        where TLanes : struct, ILanes<TLanes>
    {
        nint width = (nint)inputColumns * columnFactor * BlockLayout.Width, square = (nint)columnFactor * BlockLayout.Width, lines = (nint)samples * inputRows;
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            nint to = panel * sourceCapacity * BlockLayout.Width, from = panel * destinationCapacity * BlockLayout.Width;
            for (nint line = 0; line < lines; line++, from += (rowFactor - 1) * width)
            {
                for (var column = 0; column < inputColumns; column++, to += BlockLayout.Width, from += square)
                {
                    for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                    {
                        var sum = TLanes.Zero;
                        var first = from + lane;
                        for (var row = 0; row < rowFactor; row++, first += width)
                        {
                            for (var i = first; i < first + square; i += BlockLayout.Width)
                                sum += TLanes.Load(in delta, i);
                        }

                        TLanes.Store(sum, ref sourceDelta, to + lane);
                    }
                }
            }
        }
    }
}
