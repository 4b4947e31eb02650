using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Where the windows of a pooling or convolution stand on an image: output (oy, ox) reads with tap (ky, kx) the input at
/// <c>(oy · RowStride - Top + ky · RowDilation, ox · ColumnStride - Left + kx · ColumnDilation)</c>. Some taps may lie outside the
/// image. One-dimensional data has one row.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WindowShape
{
    /// <summary>The image's rows.</summary>
    public int InputRows { get; init; }

    /// <summary>The image's columns.</summary>
    public int InputColumns { get; init; }

    /// <summary>The windows in a column of windows.</summary>
    public int OutputRows { get; init; }

    /// <summary>The windows in a row of windows.</summary>
    public int OutputColumns { get; init; }

    /// <summary>The window's rows of taps.</summary>
    public int KernelRows { get; init; }

    /// <summary>The window's columns of taps.</summary>
    public int KernelColumns { get; init; }

    /// <summary>The rows from one window to the one below.</summary>
    public int RowStride { get; init; }

    /// <summary>The columns from one window to the next.</summary>
    public int ColumnStride { get; init; }

    /// <summary>The rows from one tap to the one below.</summary>
    public int RowDilation { get; init; }

    /// <summary>The columns from one tap to the next.</summary>
    public int ColumnDilation { get; init; }

    /// <summary>The rows of the first windows above the image.</summary>
    public int Top { get; init; }

    /// <summary>The columns of the first windows left of the image.</summary>
    public int Left { get; init; }

    /// <summary>The pixels of an input.</summary>
    internal nint InputPositions => (nint)InputRows * InputColumns;

    /// <summary>The pixels of an output.</summary>
    internal nint OutputPositions => (nint)OutputRows * OutputColumns;

    /// <summary>The taps.</summary>
    internal int Taps => KernelRows * KernelColumns;

    /// <summary>Whether all windows are whole squares of 2 · 2 neighbours, side by side: what halves an image.</summary>
    internal bool IsHalving =>
        KernelRows == 2 && KernelColumns == 2 && RowStride == 2 && ColumnStride == 2 && RowDilation == 1 && ColumnDilation == 1 &&
        Top == 0 && Left == 0 && 2 * OutputRows <= InputRows && 2 * OutputColumns <= InputColumns;

    /// <summary>Whether no pixel belongs to two windows, and a window has no holes.</summary>
    internal bool IsDisjoint =>
        KernelRows <= RowStride && KernelColumns <= ColumnStride && RowDilation == 1 && ColumnDilation == 1;

    /// <summary>The rows of taps inside the image for a row of windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TapRange RowsOf(int outputRow) => new((outputRow * RowStride) - Top, RowDilation, KernelRows, InputRows);

    /// <summary>The columns of taps inside the image for a column of windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TapRange ColumnsOf(int outputColumn) => new((outputColumn * ColumnStride) - Left, ColumnDilation, KernelColumns, InputColumns);
}

/// <summary>The taps of one window along one axis that lie inside the image, <see cref="First"/> to <see cref="End"/> exclusive.</summary>
internal readonly struct TapRange
{
    /// <summary>The first tap inside.</summary>
    public readonly int First;

    /// <summary>One more than the last tap inside; not below <see cref="First"/>.</summary>
    public readonly int End;

    /// <summary>Where the first tap inside stands in the image.</summary>
    public readonly int Position;

    /// <param name="start">Where tap 0 stands; negative before the image.</param>
    /// <param name="dilation">The distance of two taps.</param>
    /// <param name="kernel">The taps.</param>
    /// <param name="size">The image's size.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TapRange(int start, int dilation, int kernel, int size)
    {
        First = start >= 0 ? 0 : (dilation - 1 - start) / dilation;
        End = start + ((kernel - 1) * dilation) < size ? kernel : (size - start + dilation - 1) / dilation;
        End = Math.Max(First, End);
        Position = start + (First * dilation);
    }

    /// <summary>The number of taps inside.</summary>
    public int Count => End - First;
}
