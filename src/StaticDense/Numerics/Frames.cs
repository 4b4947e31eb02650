using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>
/// One sample with zeros around it, so that a convolution's windows may reach over its edge: images (panels of 16 channels, or one of a few
/// channels side by side) of <c>rows x columns</c> positions in frames of <c>(top + rows + bottom) x (left + columns + right)</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Frames
{
    /// <summary>Zeros the frames; what is inside is left alone.</summary>
    /// <param name="framed">The first float of the first frame.</param>
    /// <param name="images">The images, one behind the other.</param>
    /// <param name="rows">Rows inside.</param>
    /// <param name="columns">Columns inside.</param>
    /// <param name="width">Floats of one position.</param>
    /// <param name="top">Rows above.</param>
    /// <param name="bottom">Rows below.</param>
    /// <param name="left">Columns to the left.</param>
    /// <param name="right">Columns to the right.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Clear(
        ref float framed, int images, int rows, int columns, int width, int top, int bottom, int left, int right)
    {
        var stride = (left + columns + right) * width;
        var (above, below) = ((top * stride) + (left * width), (right * width) + (bottom * stride));
        for (var image = 0; image < images; image++)
        {
            MemoryMarshal.CreateSpan(ref framed, above).Clear();
            framed = ref Unsafe.Add(ref framed, above + (columns * width));

            // Between two rows the right edge of one and the left edge of the next stand side by side.
            for (var row = 1; row < rows; row++)
            {
                MemoryMarshal.CreateSpan(ref framed, (left + right) * width).Clear();
                framed = ref Unsafe.Add(ref framed, stride);
            }

            MemoryMarshal.CreateSpan(ref framed, below).Clear();
            framed = ref Unsafe.Add(ref framed, below);
        }
    }

    /// <summary>Copies one sample into its frames.</summary>
    /// <param name="source">The sample's first image, <c>rows · columns</c> positions one behind the other.</param>
    /// <param name="sourceStride">Floats from one image to the next.</param>
    /// <param name="framed">The first float of the first frame.</param>
    /// <param name="images">The images.</param>
    /// <param name="rows">Rows inside.</param>
    /// <param name="columns">Columns inside.</param>
    /// <param name="width">Floats of one position.</param>
    /// <param name="top">Rows above.</param>
    /// <param name="bottom">Rows below.</param>
    /// <param name="left">Columns to the left.</param>
    /// <param name="right">Columns to the right.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Fill(
        ref float source, nint sourceStride, ref float framed, int images, int rows, int columns, int width, int top, int bottom, int left, int right)
    {
        var stride = (left + columns + right) * width;
        var length = columns * width;
        for (nint image = 0; image < images; image++)
        {
            ref var from = ref Unsafe.Add(ref source, image * sourceStride);
            ref var to = ref Unsafe.Add(ref framed, (image * (top + rows + bottom) * stride) + (top * stride) + (left * width));
            for (nint row = 0; row < rows; row++)
            {
                var line = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, row * length), length);
                line.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, row * stride), length));
            }
        }
    }

    /// <summary>
    /// Copies the maxima of a sample's squares of 2 x 2 neighbours into its frames, each through a function: a pooling that halves an image without a copy of its
    /// own.
    /// </summary>
    /// <param name="source">The sample's first image, at least twice the rows and columns inside.</param>
    /// <param name="sourceStride">Floats from one image to the next.</param>
    /// <param name="sourceColumns">Columns of the source.</param>
    /// <param name="framed">The first float of the first frame.</param>
    /// <param name="images">The images.</param>
    /// <param name="rows">Rows inside.</param>
    /// <param name="columns">Columns inside.</param>
    /// <param name="width">Floats of one position: 16.</param>
    /// <param name="top">Rows above.</param>
    /// <param name="bottom">Rows below.</param>
    /// <param name="left">Columns to the left.</param>
    /// <param name="right">Columns to the right.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void FillMaxima<TLanes, TFunction>(
        ref float source,
        nint sourceStride,
        nint sourceColumns,
        ref float framed,
        int images,
        int rows,
        int columns,
        int width,
        int top,
        int bottom,
        int left,
        int right)
        where TLanes : struct, ILanes<TLanes>
        where TFunction : struct, IActivationFunction
    {
        var line = sourceColumns * BlockLayout.Width;
        for (nint image = 0; image < images; image++)
        {
            ref var upper = ref Unsafe.Add(ref source, image * sourceStride);
            var to = ((((image * (top + rows + bottom)) + top) * (left + columns + right)) + left) * (nint)BlockLayout.Width;
            for (var row = 0; row < rows; row++)
            {
                ref var lower = ref Unsafe.Add(ref upper, line);
                nint from = 0;
                for (var end = to + (columns * BlockLayout.Width); to < end; to += BlockLayout.Width, from += 2 * BlockLayout.Width)
                {
                    for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                    {
                        var max = TLanes.Max(
                            TLanes.Load(in upper, from + lane),
                            TLanes.Load(in upper, from + lane + BlockLayout.Width),
                            TLanes.Load(in lower, from + lane),
                            TLanes.Load(in lower, from + lane + BlockLayout.Width));
                        TLanes.Store(TFunction.Forward(max, default), ref framed, to + lane);
                    }
                }

                upper = ref Unsafe.Add(ref lower, line);
                to += (left + right) * BlockLayout.Width;
            }
        }
    }
}
