using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>A window kernel as every width has it.</summary>
internal sealed record WindowProduct(WindowKernel Window) : IKernel
{
    public string Method => Window.Method + TileForm.EndingName(Window.Ending.Scale is not null, Window.Ending.Function);

    public string Parameters => "ref float x, nint xPanel, ref float kernel, ref float start, ref float y, nint yPanel, "
        + (Window.Image.Border.IsNone ? "" : "ref float framed, ") + "nint samples" + (Window.Ending.Scale is null ? "" : ", ref float scale");

    public int MaxRows => 1;
}

/// <summary>
/// Writes sums over windows: sample by sample, framed by zeros where windows reach over the edge, in tiles of neighbouring outputs of one
/// line. Asks for the tiles it calls.
/// </summary>
internal sealed class WindowEmitter(SourceWriter writer, Width width, WindowProduct product, ISet<TileForm> tiles)
{
    private readonly WindowKernel _kernel = product.Window;

    private FramedImage Image => _kernel.Image;

    /// <summary>Whether phases are methods of their own: strides multiply them, and the JIT gives up on long methods.</summary>
    private bool IsDivided => _kernel.Phases.Count > 4;

    private bool IsFramed => !Image.Border.IsNone;

    private bool HasSkips(WindowPhase phase) => phase.Rows.KernelStep != 1 || phase.Columns.KernelStep != 1 || phase.Columns.Taps != _kernel.KernelColumns;

    public void Emit()
    {
        writer.Line($"// {_kernel.Comment}.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"public static void {product.Method}({product.Parameters})"))
        {
            if (IsFramed)
                writer.Line($"Frames.Clear(ref framed, {FrameArguments(Image)});");
            using (writer.Block("for (nint sample = 0; sample < samples; sample++)"))
                WriteSample();
        }

        writer.Line();
        WritePhaseMethods();
    }

    /// <summary>Images, rows, columns, floats of a position, and the border: top, bottom, left, right.</summary>
    public static string FrameArguments(FramedImage image) =>
        Invariant($"{image.Images}, {image.Rows}, {image.Columns}, {image.Width}, {image.Border.Top}, {image.Border.Bottom}, {image.Border.Left}, {image.Border.Right}");

    /// <summary>The statement that frames a sample, or names where it stands; the image is then <c>image</c>.</summary>
    public static void WriteImage(SourceWriter writer, Width width, FramedImage image)
    {
        var sample = Invariant($"ref Unsafe.Add(ref x, sample * {image.SourceCount})");
        if (image.Border.IsNone)
        {
            writer.Line($"ref float image = {sample};");
            return;
        }

        writer.Line(image.Maxima is { } maxima
            ? $"Frames.FillMaxima<{width.Lanes}, {maxima.Function?.Kind ?? ActivationKind.Linear}Function>({sample}, xPanel, {Literal.Of(maxima.Pooling.Geometry.InputColumns)}, ref framed, {FrameArguments(image)});"
            : $"Frames.Fill({sample}, xPanel, ref framed, {FrameArguments(image)});");
        writer.Line("ref float image = ref framed;");
    }

    /// <summary>Floats between two panels of channels of one image.</summary>
    public static string PanelStride(FramedImage image) => image.Border.IsNone ? "xPanel" : Literal.Of(image.ImageStride);

    private void WriteSample()
    {
        WriteImage(writer, width, Image);
        writer.Line(Invariant($"ref float output = ref Unsafe.Add(ref y, sample * {_kernel.OutputRows * _kernel.OutputColumns * Blocks.Lanes});"));
        if (!width.LoopsOverLanes)
        {
            WritePhases("kernel", "start", "output", "scale");
            return;
        }

        using (writer.Block(Invariant($"for (nint lane = 0; lane < {Math.Min(Blocks.Lanes, _kernel.Outputs)}; lane += {width.Lanes}.Count)")))
        {
            writer.Line("ref float k = ref Unsafe.Add(ref kernel, lane);");
            writer.Line("ref float s = ref Unsafe.Add(ref start, lane);");
            writer.Line("ref float z = ref Unsafe.Add(ref output, lane);");
            if (_kernel.Ending.Scale is not null)
                writer.Line("ref float f = ref Unsafe.Add(ref scale, lane);");
            WritePhases("k", "s", "z", "f");
        }
    }

    private void WritePhases(string weights, string start, string output, string scale)
    {
        if (IsDivided)
        {
            for (var phase = 0; phase < _kernel.Phases.Count; phase++)
                writer.Line($"{PhaseMethod(phase)}(ref image, xPanel, ref {weights}, ref {start}, ref {output}, yPanel);");
            return;
        }

        foreach (var phase in _kernel.Phases)
        {
            writer.Line();
            if (_kernel.Phases.Count > 1)
                writer.Line(Invariant($"// Rows {phase.Rows.First}, {phase.Rows.First + phase.Rows.Step}, ... and columns {phase.Columns.First}, {phase.Columns.First + phase.Columns.Step}, ..."));
            WritePanels(phase, weights, start, output, scale);
        }
    }

    private string PhaseMethod(int phase) => product.Method + "Phase" + Literal.Of(phase + 1);

    /// <summary>Each phase of a sample by itself; only gradients of inputs have several, and nothing ends them.</summary>
    private void WritePhaseMethods()
    {
        for (var phase = 0; IsDivided && phase < _kernel.Phases.Count; phase++)
        {
            var (rows, columns) = (_kernel.Phases[phase].Rows, _kernel.Phases[phase].Columns);
            writer.Line(Invariant($"// {product.Method}: every row {rows.First} of {rows.Step} and column {columns.First} of {columns.Step}."));
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"private static void {PhaseMethod(phase)}(ref float image, nint xPanel, ref float kernel, ref float start, ref float output, nint yPanel)"))
                WritePanels(_kernel.Phases[phase], "kernel", "start", "output", "scale");
            writer.Line();
        }
    }

    private void WritePanels(WindowPhase phase, string weights, string start, string output, string scale)
    {
        var group = Math.Min(width.TilePanels, _kernel.Panels);
        var whole = _kernel.Panels / group * group;
        if (whole == group)
        {
            using (writer.Block(group == 1 ? "// One panel." : Invariant($"// {group} panels.")))
                WriteLines(phase, weights, start, output, scale, "0", group);
        }
        else
        {
            using (writer.Block(Invariant($"for (nint panel = 0; panel < {whole}; panel += {group})")))
                WriteLines(phase, weights, start, output, scale, "panel", group);
        }

        for (var panel = whole; panel < _kernel.Panels; panel++)
        {
            using (writer.Block("// The last panel."))
                WriteLines(phase, weights, start, output, scale, Literal.Of(panel), 1);
        }
    }

    private void WriteLines(WindowPhase phase, string weights, string start, string output, string scale, string panel, int panels)
    {
        var (rows, columns) = (phase.Rows, phase.Columns);
        var firstTap = ((rows.FirstTap * _kernel.KernelColumns) + columns.FirstTap) * _kernel.Channels * Blocks.Lanes;
        writer.Line($"ref float w = {At(weights, panel, Literal.Of(_kernel.KernelPanel), firstTap)};");
        writer.Line($"ref float b = {(_kernel.HasStart ? At(start, panel, Literal.Of(Blocks.Lanes), 0) : "ref " + start)};");
        writer.Line($"ref float c = {At(output, panel, "yPanel", ((rows.First * _kernel.OutputColumns) + columns.First) * Blocks.Lanes)};");
        if (_kernel.Ending.Scale is not null)
            writer.Line($"ref float e = {At(scale, panel, Literal.Of(Blocks.Lanes), 0)};");
        var origin = (rows.Origin * Image.RowStride) + (columns.Origin * Image.Width);
        var image = origin == 0 ? "image" : Invariant($"Unsafe.Add(ref image, {origin})");
        using (rows.Count == 1 ? writer.Block("// One line.") : writer.Block(Invariant($"for (nint line = 0; line < {rows.Count}; line++)")))
        {
            writer.Line($"ref float a = ref {(rows.Count == 1 ? image : Invariant($"Unsafe.Add(ref {image}, line * {rows.Stride * Image.RowStride})"))};");
            writer.Line($"ref float d = ref {(rows.Count == 1 ? "c" : Invariant($"Unsafe.Add(ref c, line * {rows.Step * _kernel.OutputColumns * Blocks.Lanes})"))};");
            WriteTiles(phase, panels);
        }
    }

    private void WriteTiles(WindowPhase phase, int panels)
    {
        var column = 0;
        foreach (var (rows, count) in TileSplit.Of(phase.Columns.Count, width.MostRows(panels)))
        {
            var form = Form(phase, rows, panels);
            tiles.Add(form);
            var (input, output) = (rows * form.InputStride, rows * form.OutputStride);
            string Place(string reference, int first, int stride) => count > 1
                ? "ref " + (first == 0 ? Invariant($"Unsafe.Add(ref {reference}, tile * {stride})") : Invariant($"Unsafe.Add(ref {reference}, {first} + (tile * {stride}))"))
                : first == 0 ? "ref " + reference : Invariant($"ref Unsafe.Add(ref {reference}, {first})");
            var call = $"{form.Name}({Place("a", column * form.InputStride, input)}, ref w, ref b, {Place("d", column * form.OutputStride, output)}{form.Arguments(name => Number(phase, form, name))}{(form.Scales ? ", ref e, " + Literal.Of(_kernel.Panels * Blocks.Lanes) : "")});";
            if (count > 1)
            {
                using (writer.Indent(Invariant($"for (nint tile = 0; tile < {count}; tile++)")))
                    writer.Line(call);
            }
            else
            {
                writer.Line(call);
            }

            column += rows * count;
        }
    }

    private TileForm Form(WindowPhase phase, int rows, int panels)
    {
        var (blocks, tail) = (_kernel.Channels / Blocks.Lanes, _kernel.Channels % Blocks.Lanes);
        return new(TileKind.Window, rows, panels, HasBlocks: blocks > 0 && !phase.IsEmpty, HasTail: tail > 0 && !phase.IsEmpty)
        {
            InputStride = phase.Columns.Stride * Image.Width,
            OutputStride = phase.Columns.Step * Blocks.Lanes,
            HasSkips = !phase.IsEmpty && HasSkips(phase),

            // A tap's few packed channels are written out. Not a whole row of taps, though they stand side by side: the compiler would see that neighbouring
            // outputs read the same values and keep them all, in more registers than there are.
            Steps = _kernel.IsPacked && !width.LoopsOverLanes && !phase.IsEmpty ? tail : 0,
            Scales = _kernel.Ending.Scale is not null,
            Function = _kernel.Ending.Function,
        };
    }

    private string Number(WindowPhase phase, TileForm form, string name)
    {
        var (rows, columns) = (phase.Rows, phase.Columns);
        var tap = _kernel.Channels * Blocks.Lanes;
        return name switch
        {
            "kernelRows" => Literal.Of(phase.IsEmpty ? 0 : rows.Taps),
            "kernelColumns" => Literal.Of(columns.Taps),
            "blocks" => Literal.Of(_kernel.Channels / Blocks.Lanes),
            "tail" => Literal.Of(_kernel.Channels % Blocks.Lanes),
            "aRow" => Literal.Of(rows.TapStep * Image.RowStride),
            "aColumn" => Literal.Of(columns.TapStep * Image.Width),
            "aBlock" => _kernel.IsPacked ? Literal.Of(Blocks.Lanes) : PanelStride(Image),

            // After a row's taps the weights stand behind the last one used.
            "wColumn" => Literal.Of((columns.KernelStep - 1) * tap),
            "wRow" => Literal.Of(((rows.KernelStep * _kernel.KernelColumns) - (columns.Taps * columns.KernelStep)) * tap),
            "wPanel" => Literal.Of(_kernel.KernelPanel),
            "startPanel" => _kernel.HasStart ? Literal.Of(Blocks.Lanes) : "0",
            _ => "yPanel",
        };
    }

    private static string At(string reference, string panel, string stride, int offset) => (panel, offset) switch
    {
        ("0", 0) => "ref " + reference,
        ("0", _) => Invariant($"ref Unsafe.Add(ref {reference}, {offset})"),
        (_, 0) => $"ref Unsafe.Add(ref {reference}, {panel} * {stride})",
        _ => Invariant($"ref Unsafe.Add(ref {reference}, ({panel} * {stride}) + {offset})"),
    };
}
