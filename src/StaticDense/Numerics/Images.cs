using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Borders around images and larger images: copies of whole blocks, so bits are kept and padded lanes stay +0. Row
/// <c>(sample · height + y) · width + x</c> of a buffer is a pixel.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Images
{
    /// <summary>Copies each image into a larger one; the border becomes +0. The gradient of <see cref="Crop{TLanes}"/> too.</summary>
    /// <param name="source">The first pixel of the images.</param>
    /// <param name="destination">The first pixel of the larger images; does not overlap.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="inputRows">The rows of an image of the source.</param>
    /// <param name="inputColumns">The columns of an image of the source.</param>
    /// <param name="top">The rows to add above.</param>
    /// <param name="bottom">The rows to add below.</param>
    /// <param name="left">The columns to add on the left.</param>
    /// <param name="right">The columns to add on the right.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Pad<TLanes>(
        ref float source,
        ref float destination,
        int samples,
        int inputRows,
        int inputColumns,
        int top,
        int bottom,
        int left,
        int right,
        int channels,
        int sourceCapacity,
        int destinationCapacity)
        where TLanes : struct, ILanes<TLanes>
    {
        nint width = (nint)inputColumns + left + right, line = (nint)inputColumns * BlockLayout.Width, side = (nint)(left + right) * BlockLayout.Width;
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            nint from = panel * sourceCapacity * BlockLayout.Width, to = panel * destinationCapacity * BlockLayout.Width;
            for (var sample = 0; sample < samples; sample++)
            {
                // Between two lines of the image lie the right border of the one and the left border of the other.
                to = Zero<TLanes>(ref destination, to, ((top * width) + left) * BlockLayout.Width);
                for (var row = 0; row < inputRows; row++, from += line)
                {
                    Blocks.CopyBlocks<TLanes>(ref source, from, ref destination, to, inputColumns);
                    to = Zero<TLanes>(ref destination, to + line, row + 1 < inputRows ? side : (nint)right * BlockLayout.Width);
                }

                to = Zero<TLanes>(ref destination, to, bottom * width * BlockLayout.Width);
            }
        }
    }

    /// <summary>Copies the inner part of each image. The gradient of <see cref="Pad{TLanes}"/> too.</summary>
    /// <param name="source">The first pixel of the images.</param>
    /// <param name="destination">The first pixel of the smaller images; does not overlap.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="inputRows">The rows of an image of the source.</param>
    /// <param name="inputColumns">The columns of an image of the source.</param>
    /// <param name="top">The rows to leave out above.</param>
    /// <param name="bottom">The rows to leave out below.</param>
    /// <param name="left">The columns to leave out on the left.</param>
    /// <param name="right">The columns to leave out on the right.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Crop<TLanes>(
        ref float source,
        ref float destination,
        int samples,
        int inputRows,
        int inputColumns,
        int top,
        int bottom,
        int left,
        int right,
        int channels,
        int sourceCapacity,
        int destinationCapacity)
        where TLanes : struct, ILanes<TLanes>
    {
        int rows = inputRows - top - bottom, columns = inputColumns - left - right;
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            var to = panel * destinationCapacity * BlockLayout.Width;
            for (nint sample = 0; sample < samples; sample++)
            {
                var first = (panel * sourceCapacity) + (((sample * inputRows) + top) * inputColumns) + left;
                for (var row = 0; row < rows; row++, first += inputColumns, to += (nint)columns * BlockLayout.Width)
                    Blocks.CopyBlocks<TLanes>(ref source, first * BlockLayout.Width, ref destination, to, columns);
            }
        }
    }

    /// <summary>Stores +0 to some floats and returns the offset behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Zero<TLanes>(ref float destination, nint offset, nint count)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint i = 0; i < count; i += TLanes.Count)
            TLanes.Store(TLanes.Zero, ref destination, offset + i);
        return offset + count;
    }
}
