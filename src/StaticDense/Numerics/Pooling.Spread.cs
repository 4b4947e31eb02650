using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Pooling
{
    /// <summary>How a window hands its gradient to its taps.</summary>
    private interface IWindowGradient
    {
        /// <summary>Stores the gradients of taps that belong to no other window.</summary>
        /// <param name="output">The offset of the window's output.</param>
        /// <param name="corner">The offset of its first tap inside.</param>
        /// <param name="rows">The rows of taps inside.</param>
        /// <param name="columns">The columns of taps inside.</param>
        void Write(nint output, nint corner, int rows, int columns);

        /// <summary>Adds to the gradients of the taps.</summary>
        /// <param name="output">The offset of the window's output.</param>
        /// <param name="corner">The offset of its first tap inside.</param>
        /// <param name="rows">The rows of taps inside.</param>
        /// <param name="columns">The columns of taps inside.</param>
        void Add(nint output, nint corner, int rows, int columns);
    }

    /// <summary>All windows of one panel, row-major.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SpreadWindows<TLanes, TGradient>(TGradient gradient, ref float sourceDelta, int samples, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
        where TGradient : struct, IWindowGradient, allows ref struct
    {
        if (window.IsHalving)
            SpreadSquares<TLanes, TGradient>(gradient, ref sourceDelta, samples, in window);
        else if (window.IsDisjoint)
            SpreadDisjoint<TLanes, TGradient>(gradient, ref sourceDelta, samples, in window);
        else
            SpreadOverlapping<TLanes, TGradient>(gradient, ref sourceDelta, samples, in window);
    }

    /// <summary>Squares of 2 · 2, side by side; an odd column or row is left over and becomes +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SpreadSquares<TLanes, TGradient>(TGradient gradient, ref float sourceDelta, int samples, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
        where TGradient : struct, IWindowGradient, allows ref struct
    {
        nint width = window.InputColumns, covered = 2 * window.OutputColumns, output = 0;
        for (nint sample = 0; sample < samples; sample++)
        {
            var line = sample * window.InputPositions;
            for (var row = 0; row < window.OutputRows; row++, line += 2 * width)
            {
                var end = (line + covered) * BlockLayout.Width;
                for (var corner = line * BlockLayout.Width; corner < end; corner += 2 * BlockLayout.Width, output += BlockLayout.Width)
                    gradient.Write(output, corner, 2, 2);
                if (covered < width)
                    ZeroColumns<TLanes>(ref sourceDelta, line, width, 2, (int)covered, window.InputColumns);
            }

            Zero<TLanes>(ref sourceDelta, line, (sample + 1) * window.InputPositions);
        }
    }

    /// <summary>Windows that share no pixel: each pixel is stored once, those between and behind the windows as +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SpreadDisjoint<TLanes, TGradient>(TGradient gradient, ref float sourceDelta, int samples, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
        where TGradient : struct, IWindowGradient, allows ref struct
    {
        nint width = window.InputColumns, output = 0;
        for (nint sample = 0; sample < samples; sample++)
        {
            // Rows above the next window, and columns left of it, that are not yet written.
            var first = sample * window.InputPositions;
            var nextRow = 0;
            for (var outputRow = 0; outputRow < window.OutputRows; outputRow++)
            {
                var rows = window.RowsOf(outputRow);
                var line = first + (rows.Position * width);
                Zero<TLanes>(ref sourceDelta, first + (nextRow * width), line);
                nextRow = rows.Position + rows.Count;

                var nextColumn = 0;
                for (var outputColumn = 0; outputColumn < window.OutputColumns; outputColumn++, output += BlockLayout.Width)
                {
                    var columns = window.ColumnsOf(outputColumn);
                    if (nextColumn < columns.Position)
                        ZeroColumns<TLanes>(ref sourceDelta, line, width, rows.Count, nextColumn, columns.Position);
                    nextColumn = columns.Position + columns.Count;
                    gradient.Write(output, (line + columns.Position) * BlockLayout.Width, rows.Count, columns.Count);
                }

                if (nextColumn < width)
                    ZeroColumns<TLanes>(ref sourceDelta, line, width, rows.Count, nextColumn, window.InputColumns);
            }

            Zero<TLanes>(ref sourceDelta, first + (nextRow * width), first + window.InputPositions);
        }
    }

    /// <summary>Windows that share pixels: sample by sample, so that its gradients stay in cache from their zeroing to their last sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SpreadOverlapping<TLanes, TGradient>(TGradient gradient, ref float sourceDelta, int samples, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
        where TGradient : struct, IWindowGradient, allows ref struct
    {
        nint output = 0;
        for (nint sample = 0; sample < samples; sample++)
        {
            var first = sample * window.InputPositions;
            Zero<TLanes>(ref sourceDelta, first, first + window.InputPositions);
            for (var outputRow = 0; outputRow < window.OutputRows; outputRow++)
            {
                var rows = window.RowsOf(outputRow);
                var line = first + ((nint)rows.Position * window.InputColumns);
                for (var outputColumn = 0; outputColumn < window.OutputColumns; outputColumn++, output += BlockLayout.Width)
                {
                    var columns = window.ColumnsOf(outputColumn);
                    gradient.Add(output, (line + columns.Position) * BlockLayout.Width, rows.Count, columns.Count);
                }
            }
        }
    }

    private static void ZeroColumns<TLanes>(ref float panel, nint line, nint width, int rows, int column, int end)
        where TLanes : struct, ILanes<TLanes>
    {
        for (var row = 0; row < rows; row++, line += width)
            Zero<TLanes>(ref panel, line + column, line + end);
    }

    /// <summary>Stores +0 to the rows from <paramref name="row"/> to <paramref name="end"/>, exclusive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Zero<TLanes>(ref float panel, nint row, nint end)
        where TLanes : struct, ILanes<TLanes>
    {
        for (var offset = row * BlockLayout.Width; offset < end * BlockLayout.Width; offset += TLanes.Count)
            TLanes.Store(TLanes.Zero, ref panel, offset);
    }
}
