namespace StaticDense.Generator.Model;

/// <summary>
/// The window of a convolution or pooling: its size, how far it moves, how far apart its taps stand, and what happens at the border.
/// One-dimensional layers have one row.
/// </summary>
internal sealed record Window(
    int KernelRows,
    int KernelColumns,
    int RowStride,
    int ColumnStride,
    int RowDilation,
    int ColumnDilation,
    PaddingKind Padding);

/// <summary>The library's <c>Padding</c> by the same names and values.</summary>
internal enum PaddingKind
{
    /// <summary>Windows stand inside the input.</summary>
    Valid,

    /// <summary>As many outputs as inputs, divided by the stride; the odd cell goes after.</summary>
    Same,

    /// <summary>One-dimensional: the border stands before the input alone.</summary>
    Causal,
}

/// <summary>Rows above and below, columns left and right.</summary>
internal sealed record Borders(int Top, int Bottom, int Left, int Right)
{
    public static Borders None { get; } = new(0, 0, 0, 0);

    public bool IsNone => this == None;
}

/// <summary>A window on an image of one size: where it stands and how many outputs there are.</summary>
/// <param name="Border">The rows and columns outside the image that windows reach; negative never.</param>
internal sealed record WindowGeometry(Window Window, int InputRows, int InputColumns, int OutputRows, int OutputColumns, Borders Border)
{
    /// <summary>Keras's rule (operation_utils.py, and TensorFlow's for the split of the border). Outputs may be 0 or less: an error.</summary>
    public static WindowGeometry Of(Window window, int rows, int columns)
    {
        var (outputRows, top, bottom) = Along(window.Padding, rows, window.KernelRows, window.RowStride, window.RowDilation);
        var (outputColumns, left, right) = Along(window.Padding, columns, window.KernelColumns, window.ColumnStride, window.ColumnDilation);
        return new(window, rows, columns, outputRows, outputColumns, new(top, bottom, left, right));
    }

    /// <summary>The same for a sample's shape: <c>(rows, columns, channels)</c> or <c>(length, channels)</c>.</summary>
    public static WindowGeometry Of(Window window, Shape input) =>
        input.Rank == 2 ? Of(window, 1, input.Axes[0]) : Of(window, input.Axes[0], input.Axes[1]);

    private static (int Outputs, int Before, int After) Along(PaddingKind padding, int inputs, int kernel, int stride, int dilation)
    {
        var span = ((long)dilation * (kernel - 1)) + 1;
        switch (padding)
        {
            case PaddingKind.Same:
                var outputs = ((inputs - 1) / stride) + 1;
                var total = Math.Max(((long)(outputs - 1) * stride) + span - inputs, 0);
                return (outputs, (int)(total / 2), (int)(total - (total / 2)));
            case PaddingKind.Causal:
                return (((inputs - 1) / stride) + 1, (int)(span - 1), 0);
            default:
                var last = inputs - span;
                return (last < 0 ? 0 : (int)(last / stride) + 1, 0, 0);
        }
    }
}
