using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>An image and windows on it, in plain numbers, with Keras's rule for the border.</summary>
public sealed record WindowCase(
    int Samples, int Rows, int Columns, int KernelRows, int KernelColumns, int RowStride, int ColumnStride, bool Same, int RowDilation = 1, int ColumnDilation = 1)
{
    public int OutputRows => Outputs(Rows, KernelRows, RowStride, RowDilation);

    public int OutputColumns => Outputs(Columns, KernelColumns, ColumnStride, ColumnDilation);

    public int Top => Before(Rows, OutputRows, KernelRows, RowStride, RowDilation);

    public int Left => Before(Columns, OutputColumns, KernelColumns, ColumnStride, ColumnDilation);

    public int InputPositions => Rows * Columns;

    public int OutputPositions => OutputRows * OutputColumns;

    public int Taps => KernelRows * KernelColumns;

    public WindowShape Shape => new()
    {
        InputRows = Rows,
        InputColumns = Columns,
        OutputRows = OutputRows,
        OutputColumns = OutputColumns,
        KernelRows = KernelRows,
        KernelColumns = KernelColumns,
        RowStride = RowStride,
        ColumnStride = ColumnStride,
        RowDilation = RowDilation,
        ColumnDilation = ColumnDilation,
        Top = Top,
        Left = Left,
    };

    /// <summary>The pixels that an output's taps read, taps row-major; those outside the image are left out.</summary>
    public IEnumerable<(int Tap, int Position)> Inside(int outputRow, int outputColumn)
    {
        for (var ky = 0; ky < KernelRows; ky++)
        {
            for (var kx = 0; kx < KernelColumns; kx++)
            {
                var y = (outputRow * RowStride) - Top + (ky * RowDilation);
                var x = (outputColumn * ColumnStride) - Left + (kx * ColumnDilation);
                if (y >= 0 && y < Rows && x >= 0 && x < Columns)
                    yield return ((ky * KernelColumns) + kx, (y * Columns) + x);
            }
        }
    }

    /// <summary>All outputs of a sample, row-major, with their taps inside.</summary>
    public IEnumerable<(int Output, List<(int Tap, int Position)> Taps)> Windows()
    {
        for (var y = 0; y < OutputRows; y++)
        {
            for (var x = 0; x < OutputColumns; x++)
                yield return ((y * OutputColumns) + x, Inside(y, x).ToList());
        }
    }

    private int Outputs(int size, int kernel, int stride, int dilation) =>
        Same ? (size + stride - 1) / stride : ((size - ((kernel - 1) * dilation) - 1) / stride) + 1;

    private int Before(int size, int outputs, int kernel, int stride, int dilation) =>
        Same ? Math.Max(((outputs - 1) * stride) + ((kernel - 1) * dilation) + 1 - size, 0) / 2 : 0;
}
