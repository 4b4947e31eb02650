namespace StaticDense.Tests.Reference;

/// <summary>Two sizes or steps: along rows, along columns.</summary>
internal readonly record struct Pair(int Rows, int Columns)
{
    /// <summary>The number of positions.</summary>
    public int Count => Rows * Columns;
}

/// <summary>One place of a window, and its number, row-major.</summary>
internal readonly record struct Tap(int Row, int Column, int Index);

/// <summary>
/// The window of a convolution or pooling on an image of one size. Output (y, x) and tap (ky, kx) meet input
/// <c>(y · stride - border + ky · dilation, ...)</c>. A sequence is an image of one row.
/// </summary>
internal sealed record ReferenceWindow(Pair Input, Pair Kernel, Pair Stride, Pair Dilation, Pair Output, Pair Border)
{
    /// <summary>What <see cref="OutputAt"/> gives where no window has that tap there: the stride steps over it.</summary>
    public const int SteppedOver = -2;

    /// <summary>Outside the image.</summary>
    public const int Outside = -1;

    /// <summary>
    /// Keras's rule for the number of outputs, TensorFlow's for the border of <c>same</c>: half of it before, the odd cell after.
    /// </summary>
    public static ReferenceWindow Of(int[] shape, Pair kernel, Pair stride, Pair dilation, Padding padding)
    {
        var input = ReferenceImage.SizeOf(shape);
        var (rows, top) = Along(input.Rows, kernel.Rows, stride.Rows, dilation.Rows, padding);
        var (columns, left) = Along(input.Columns, kernel.Columns, stride.Columns, dilation.Columns, padding);
        return new ReferenceWindow(input, kernel, stride, dilation, new Pair(rows, columns), new Pair(top, left));
    }

    /// <summary>The taps, row-major.</summary>
    public IReadOnlyList<Tap> Taps { get; } =
        [.. Enumerable.Range(0, Kernel.Count).Select(index => new Tap(index / Kernel.Columns, index % Kernel.Columns, index))];

    /// <summary>The input position that a tap of an output meets, or <see cref="Outside"/>.</summary>
    public int InputAt(int output, Tap tap)
    {
        var y = (output / Output.Columns * Stride.Rows) - Border.Rows + (tap.Row * Dilation.Rows);
        var x = (output % Output.Columns * Stride.Columns) - Border.Columns + (tap.Column * Dilation.Columns);
        return y < 0 || y >= Input.Rows || x < 0 || x >= Input.Columns ? Outside : (y * Input.Columns) + x;
    }

    /// <summary>The output position whose tap meets an input, <see cref="Outside"/>, or <see cref="SteppedOver"/>.</summary>
    public int OutputAt(int input, Tap tap)
    {
        var y = (input / Input.Columns) + Border.Rows - (tap.Row * Dilation.Rows);
        var x = (input % Input.Columns) + Border.Columns - (tap.Column * Dilation.Columns);
        if (y % Stride.Rows != 0 || x % Stride.Columns != 0)
            return SteppedOver;
        (y, x) = (y / Stride.Rows, x / Stride.Columns);
        return y < 0 || y >= Output.Rows || x < 0 || x >= Output.Columns ? Outside : (y * Output.Columns) + x;
    }

    private static (int Outputs, int Before) Along(int inputs, int kernel, int stride, int dilation, Padding padding)
    {
        var span = (dilation * (kernel - 1)) + 1;
        if (padding == Padding.Valid)
            return (((inputs - span) / stride) + 1, 0);
        var outputs = ((inputs - 1) / stride) + 1;
        return padding == Padding.Causal ? (outputs, span - 1) : (outputs, Math.Max(((outputs - 1) * stride) + span - inputs, 0) / 2);
    }
}

/// <summary>Shapes of images, <c>(rows, columns, channels)</c>, and of sequences, <c>(length, channels)</c>.</summary>
internal static class ReferenceImage
{
    public static Pair SizeOf(int[] shape) => shape.Length switch
    {
        2 => new Pair(1, shape[0]),
        3 => new Pair(shape[0], shape[1]),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape.Length, "neither an image nor a sequence"),
    };

    /// <summary>The shape of the same rank with another size and other channels.</summary>
    public static int[] Shape(int[] like, Pair size, int channels) => like.Length == 2 ? [size.Columns, channels] : [size.Rows, size.Columns, channels];
}
