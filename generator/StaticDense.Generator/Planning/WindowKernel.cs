using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>One sample as a window kernel reads it: images of 16 channels one behind the other, or channels side by side.</summary>
/// <param name="Images">Panels of channels; 1 when packed.</param>
/// <param name="Width">Floats of one position: 16, or the channels when packed.</param>
/// <param name="Border">Zeros around each image.</param>
internal sealed record FramedImage(int Rows, int Columns, int Images, int Width, Borders Border)
{
    /// <summary>Maxima that are framed in place of what they are taken of; null for none.</summary>
    public SquareMaxima? Maxima { get; init; }

    /// <summary>Floats of one sample of one image, where it is framed from.</summary>
    public int SourceCount => Width * (Maxima is { Pooling.Geometry: var halved } ? halved.InputRows * halved.InputColumns : Rows * Columns);

    public int FramedRows => Rows + Border.Top + Border.Bottom;

    public int FramedColumns => Columns + Border.Left + Border.Right;

    /// <summary>Floats from one row to the next.</summary>
    public int RowStride => FramedColumns * Width;

    /// <summary>Floats from one image to the next.</summary>
    public int ImageStride => FramedRows * RowStride;

    public long FramedCount => (long)Images * FramedRows * FramedColumns * Width;
}

/// <summary>
/// Sums over windows: a convolution's forward sum, or the gradient of its input, which is the sum over windows of the gradient with a
/// transposed kernel whose taps run backwards. With strides the gradient's positions fall into phases with taps of their own.
/// </summary>
/// <param name="Method">The emitted method's name.</param>
/// <param name="Comment">What it computes.</param>
/// <param name="Image">What windows stand on.</param>
/// <param name="Channels">Steps of one tap.</param>
/// <param name="Outputs">Output channels.</param>
/// <param name="OutputRows">Rows of the output.</param>
/// <param name="OutputColumns">Columns of the output.</param>
/// <param name="HasStart">Whether sums start from a bias; otherwise from zero.</param>
/// <param name="KernelColumns">Taps of a row of the whole kernel.</param>
/// <param name="KernelTaps">Taps of the whole kernel.</param>
/// <param name="Phases">Which outputs are computed from which taps.</param>
/// <param name="Ending">What is done with each finished tile.</param>
internal sealed record WindowKernel(
    string Method,
    string Comment,
    FramedImage Image,
    int Channels,
    int Outputs,
    int OutputRows,
    int OutputColumns,
    bool HasStart,
    int KernelColumns,
    int KernelTaps,
    IReadOnlyList<WindowPhase> Phases,
    Ending Ending)
{
    public int Panels => Blocks.Of(Outputs);

    /// <summary>Floats of one panel of the kernel.</summary>
    public long KernelPanel => (long)KernelTaps * Channels * Blocks.Lanes;

    public bool IsPacked => Image.Width == Channels && Channels < Blocks.Lanes;

    /// <summary>The image that a convolution's windows stand on.</summary>
    public static FramedImage ImageOf(ConvolutionPlan plan) => new(
        plan.Geometry.InputRows,
        plan.Geometry.InputColumns,
        plan.IsPacked ? 1 : Blocks.Of(plan.Channels),
        plan.IsPacked ? plan.Channels : Blocks.Lanes,
        plan.Geometry.Border);

    public static WindowKernel Forward(ConvolutionPlan plan, Ending? ending = null, SquareMaxima? maxima = null)
    {
        var (geometry, window) = (plan.Geometry, plan.Geometry.Window);
        var phase = new WindowPhase(
            new(window.KernelRows, window.RowDilation, 0, window.RowStride, 0, 1, geometry.OutputRows, 0, 1),
            new(window.KernelColumns, window.ColumnDilation, 0, window.ColumnStride, 0, 1, geometry.OutputColumns, 0, 1));
        var end = ending ?? Ending.None;
        return new(
            plan.Identifier + "Product" + (maxima is null ? "" : $"Of{maxima.Function?.Kind}Maxima"),
            $"{plan.LayerName}: ({geometry.InputRows}, {geometry.InputColumns}, {plan.Channels}) by windows of {window.KernelRows} x {window.KernelColumns} to ({geometry.OutputRows}, {geometry.OutputColumns}, {plan.Filters})",
            ImageOf(plan) with { Maxima = maxima },
            plan.Channels,
            plan.Filters,
            geometry.OutputRows,
            geometry.OutputColumns,
            plan.Bias is not null,
            window.KernelColumns,
            plan.Taps,
            [phase],
            end);
    }

    public static WindowKernel InputGradient(ConvolutionPlan plan)
    {
        var (geometry, window) = (plan.Geometry, plan.Geometry.Window);
        var rows = PhasesOf(window.KernelRows, window.RowStride, window.RowDilation, geometry.Border.Top, geometry.InputRows);
        var columns = PhasesOf(window.KernelColumns, window.ColumnStride, window.ColumnDilation, geometry.Border.Left, geometry.InputColumns);
        var (top, bottom) = BorderOf(rows, geometry.OutputRows);
        var (left, right) = BorderOf(columns, geometry.OutputColumns);
        var phases =
            from row in rows
            from column in columns
            select new WindowPhase(row with { Origin = row.Origin + top }, column with { Origin = column.Origin + left });
        return new(
            plan.Identifier + "InputGradient",
            $"{plan.LayerName}: the gradient of ({geometry.InputRows}, {geometry.InputColumns}, {plan.Channels}) from that of ({geometry.OutputRows}, {geometry.OutputColumns}, {plan.Filters}), kernel transposed",
            new(geometry.OutputRows, geometry.OutputColumns, Blocks.Of(plan.Filters), Blocks.Lanes, new(top, bottom, left, right)),
            plan.Filters,
            plan.Channels,
            geometry.InputRows,
            geometry.InputColumns,
            HasStart: false,
            window.KernelColumns,
            plan.Taps,
            phases.ToList(),
            Ending.None);
    }

    /// <summary>
    /// Input i gets delta o through tap k where <c>o · stride = i + before - k · dilation</c>. Taps run backwards, so deltas forwards.
    /// </summary>
    private static List<WindowAxis> PhasesOf(int kernel, int stride, int dilation, int before, int inputs)
    {
        var phases = new List<WindowAxis>();
        for (var phase = 0; phase < Math.Min(stride, inputs); phase++)
        {
            var taps = Enumerable.Range(0, kernel).Where(tap => (phase + before - (tap * dilation)) % stride == 0).ToList();
            var last = taps.Count == 0 ? 0 : taps[taps.Count - 1];
            var step = taps.Count < 2 ? 1 : taps[1] - taps[0];
            phases.Add(new(
                taps.Count,
                step * dilation / stride,
                taps.Count == 0 ? 0 : (phase + before - (last * dilation)) / stride,
                1,
                kernel - 1 - last,
                step,
                ((inputs - 1 - phase) / stride) + 1,
                phase,
                stride));
        }

        return phases;
    }

    private static (int Before, int After) BorderOf(List<WindowAxis> phases, int deltas)
    {
        var used = phases.Where(phase => phase.Taps > 0).ToList();
        if (used.Count == 0)
            return (0, 0);
        var first = used.Min(phase => phase.Origin);
        var last = used.Max(phase => phase.Origin + ((phase.Taps - 1) * phase.TapStep) + phase.Count - 1);
        return (Math.Max(0, -first), Math.Max(0, last - (deltas - 1)));
    }
}

/// <summary>Outputs that are computed alike.</summary>
internal sealed record WindowPhase(WindowAxis Rows, WindowAxis Columns)
{
    public bool IsEmpty => Rows.Taps == 0 || Columns.Taps == 0;
}

/// <summary>One direction of a phase.</summary>
/// <param name="Taps">The taps of a sum.</param>
/// <param name="TapStep">Positions of the image from one tap to the next.</param>
/// <param name="Origin">The first tap's position for the first output, the border included.</param>
/// <param name="Stride">Positions of the image from one output to the next.</param>
/// <param name="FirstTap">The first tap in the kernel as stored.</param>
/// <param name="KernelStep">Taps of the stored kernel from one to the next.</param>
/// <param name="Count">Outputs.</param>
/// <param name="First">The first output's position.</param>
/// <param name="Step">Positions from one output to the next.</param>
internal sealed record WindowAxis(
    int Taps, int TapStep, int Origin, int Stride, int FirstTap, int KernelStep, int Count, int First, int Step);
