using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>The gradient of a convolution's kernel as every width has it.</summary>
internal sealed record WindowGradientKernel(ConvolutionPlan Convolution) : IKernel
{
    public string Method => Convolution.Identifier + "KernelGradient";

    public string Parameters => "ref float x, nint xPanel, ref float delta, nint deltaPanel, ref float gradient, "
        + (Convolution.Geometry.Border.IsNone ? "" : "ref float framed, ") + "nint samples" + (IsDivided ? ", int panels, int filters" : "");

    /// <summary>Whether a call is for some panels of filters.</summary>
    public bool IsDivided { get; init; }

    public int MaxRows => 1;
}

/// <summary>
/// Writes the gradient of a convolution's kernel: sample by sample, for each tap tiles of input channels by filters, summed over the
/// outputs and added to what the samples before gave.
/// </summary>
internal sealed class WindowGradientEmitter(SourceWriter writer, Width width, WindowGradientKernel kernel, ISet<TileForm> tiles)
{
    private readonly ConvolutionPlan _plan = kernel.Convolution;
    private readonly FramedImage _image = WindowKernel.ImageOf(kernel.Convolution);

    /// <summary>Channels that stand side by side and are gradients side by side: a whole row of taps where the input is packed.</summary>
    private int Run => _plan.IsPacked && _plan.Geometry.Window.ColumnDilation == 1 ? _plan.Geometry.Window.KernelColumns * _plan.Channels : _plan.Channels;

    private int TapColumns => Run > _plan.Channels ? 1 : _plan.Geometry.Window.KernelColumns;

    private int Panels => _plan.Kernel.Panels;

    public void Emit()
    {
        writer.Line($"// {_plan.LayerName}: kernel gradient[{_plan.Taps} taps][{_plan.Channels}][{_plan.Filters}].");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"public static void {kernel.Method}({kernel.Parameters})"))
        {
            var count = kernel.IsDivided ? Invariant($"panels * {_plan.Kernel.PanelStride}") : Literal.Of(_plan.Kernel.StorageCount);
            writer.Line($"MemoryMarshal.CreateSpan(ref gradient, {count}).Clear();");
            if (!_image.Border.IsNone)
                writer.Line($"Frames.Clear(ref framed, {WindowEmitter.FrameArguments(_image)});");
            using (writer.Block("for (nint sample = 0; sample < samples; sample++)"))
            {
                WindowEmitter.WriteImage(writer, width, _image);
                writer.Line(Invariant($"ref float deltas = ref Unsafe.Add(ref delta, sample * {_plan.OutputPositions * Blocks.Lanes});"));
                WriteTaps();
            }

            if (_plan.Filters % Blocks.Lanes != 0)
            {
                writer.Line();
                writer.Line($"PaddedLanes.Clear<{width.Lanes}>(ref gradient, {_plan.Kernel.Positions}, {(kernel.IsDivided ? "filters" : Literal.Of(_plan.Filters))}, {_plan.Kernel.Positions});");
            }
        }

        writer.Line();
    }

    private void WriteTaps()
    {
        var window = _plan.Geometry.Window;
        var row = Loop("row", window.KernelRows);
        var column = Loop("column", TapColumns);
        var (rowScope, columnScope) = (Open(row, window.KernelRows), Open(column, TapColumns));
        writer.Line($"ref float tap = {At("image", (row, window.RowDilation * _image.RowStride), (column, window.ColumnDilation * _image.Width))};");
        writer.Line($"ref float sums = {At("gradient", (row, window.KernelColumns * _plan.Channels * Blocks.Lanes), (column, _plan.Channels * Blocks.Lanes))};");
        WriteBlocks();
        columnScope?.Dispose();
        rowScope?.Dispose();
    }

    private static string Loop(string name, int count) => count == 1 ? "0" : name;

    private SourceWriter.Scope? Open(string index, int count) =>
        index == "0" ? null : writer.Block(Invariant($"for (nint {index} = 0; {index} < {count}; {index}++)"));

    private void WriteBlocks()
    {
        if (_plan.IsPacked)
        {
            WriteBlock("tap", "sums", Run);
            return;
        }

        var whole = _plan.Channels / Blocks.Lanes;
        if (whole > 0)
        {
            var block = Loop("block", whole);
            var scope = Open(block, whole) ?? (_plan.Channels > Blocks.Lanes ? writer.Block("// The first 16 channels.") : null);
            WriteBlock(Reference("tap", block, WindowEmitter.PanelStride(_image)), Reference("sums", block, Literal.Of(Blocks.Lanes * Blocks.Lanes)), Blocks.Lanes);
            scope?.Dispose();
        }

        if (_plan.Channels % Blocks.Lanes is > 0 and var rest)
        {
            using (writer.Block(Invariant($"// {(whole > 0 ? "The last " : "")}{rest} channels.")))
                WriteBlock(Reference("tap", Literal.Of(whole), WindowEmitter.PanelStride(_image)), Reference("sums", Literal.Of(whole), Literal.Of(Blocks.Lanes * Blocks.Lanes)), rest);
        }
    }

    private static string Reference(string start, string index, string stride) =>
        index == "0" ? start : index == "1" ? $"Unsafe.Add(ref {start}, {stride})" : $"Unsafe.Add(ref {start}, {index} * {stride})";

    private void WriteBlock(string tap, string sums, int channels)
    {
        writer.Line($"ref float a = ref {tap};");
        writer.Line($"ref float c = ref {sums};");
        var group = Math.Min(width.TilePanels, Panels);
        var whole = Panels / group * group;
        if (kernel.IsDivided)
        {
            WritePart(group, channels);
            return;
        }

        var scope = whole == group ? writer.Block(group == 1 ? "// One panel." : Invariant($"// {group} panels.")) : writer.Block(Invariant($"for (nint panel = 0; panel < {whole}; panel += {group})"));
        WritePanels(whole == group ? "0" : "panel", group, channels);
        scope.Dispose();
        for (var panel = whole; panel < Panels; panel++)
        {
            using (writer.Block("// The last panel."))
                WritePanels(Literal.Of(panel), 1, channels);
        }
    }

    /// <summary>The panels of one thread: any number of them.</summary>
    private void WritePart(int group, int channels)
    {
        using (writer.Block(group == 1 ? "for (nint panel = 0; panel < panels; panel++)" : Invariant($"for (nint panel = 0; panel + {group} <= panels; panel += {group})")))
            WritePanels("panel", group, channels);
        for (var rest = group - 1; rest > 0; rest--)
        {
            writer.Line();
            writer.Line("// A last panel by itself.");
            using (writer.Block(Invariant($"if (panels % {group} >= {rest})")))
                WritePanels(Invariant($"(panels - {rest})"), 1, channels);
        }
    }

    private void WritePanels(string panel, int panels, int channels)
    {
        writer.Line($"ref float d = ref {Reference("deltas", panel, "deltaPanel")};");
        writer.Line($"ref float s = ref {Reference("c", panel, Literal.Of(_plan.Kernel.PanelStride))};");
        if (!width.LoopsOverLanes)
        {
            WriteTiles(panels, channels, "d", "");
            return;
        }

        using (writer.Block(Invariant($"for (nint lane = 0; lane < {Math.Min(Blocks.Lanes, _plan.Filters)}; lane += {width.Lanes}.Count)")))
            WriteTiles(panels, channels, "Unsafe.Add(ref d, lane)", "lane");
    }

    private void WriteTiles(int panels, int channels, string delta, string lane)
    {
        var first = 0;
        foreach (var (rows, count) in TileSplit.Of(channels, width.MostRows(panels)))
        {
            for (var tile = 0; tile < count; tile++)
            {
                var form = Form(rows, panels);
                tiles.Add(form);
                var place = (first * Blocks.Lanes, lane) switch
                {
                    (0, "") => "s",
                    (0, _) => $"Unsafe.Add(ref s, {lane})",
                    (var offset, "") => Invariant($"Unsafe.Add(ref s, {offset})"),
                    (var offset, _) => Invariant($"Unsafe.Add(ref s, {lane} + {offset})"),
                };
                var image = first == 0 ? "a" : Invariant($"Unsafe.Add(ref a, {first})");
                writer.Line($"{form.Name}(ref {image}, ref {delta}, ref {place}{form.Arguments(name => Number(form, name))});");
                first += rows;
            }
        }
    }

    private TileForm Form(int rows, int panels)
    {
        var columns = _plan.Geometry.OutputColumns;
        var steps = width.LoopsOverLanes ? 4 : 16;
        while (steps > 1 && columns % steps != 0 && columns < 2 * steps)
            steps /= 2;
        return new(TileKind.WindowGradient, rows, panels, HasTail: columns % steps != 0)
        {
            InputStride = _plan.Geometry.Window.ColumnStride * _image.Width,
            Steps = steps,
        };
    }

    private string Number(TileForm form, string name)
    {
        var geometry = _plan.Geometry;
        return name switch
        {
            "lines" => Literal.Of(geometry.OutputRows),
            "blocks" => Literal.Of(geometry.OutputColumns / form.Steps),
            "tail" => Literal.Of(geometry.OutputColumns % form.Steps),
            "aLine" => Literal.Of(geometry.Window.RowStride * _image.RowStride),
            "wPanel" => "deltaPanel",
            _ => Literal.Of(_plan.Kernel.PanelStride),
        };
    }

    private static string At(string start, params (string Index, int Stride)[] parts)
    {
        var terms = parts.Where(part => part.Index != "0").Select(part => Invariant($"{part.Index} * {part.Stride}")).ToList();
        return terms.Count switch
        {
            0 => "ref " + start,
            1 => $"ref Unsafe.Add(ref {start}, {terms[0]})",
            _ => $"ref Unsafe.Add(ref {start}, {string.Join(" + ", terms.Select(term => $"({term})"))})",
        };
    }
}
