using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>
/// Writes tiles: a block of accumulators stays in registers while the steps of the sum go by. Every step loads the weights once,
/// broadcasts each row's value and multiplies and adds. Sums ascend, one chain for each accumulator.
/// </summary>
internal sealed class TileEmitter(SourceWriter writer, Width width, TileForm form)
{
    private const int Block = Blocks.Lanes * Blocks.Lanes;

    private int RowStride => form.Kind == TileKind.Product ? Blocks.Lanes : 1;

    private int StepStride => form.Kind == TileKind.Product ? 1 : Blocks.Lanes;

    public void Emit()
    {
        WriteComment();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {form.Name}({form.Parameters})"))
        {
            WriteReferences();
            WriteStart();
            if (form.HasBlocks)
                WriteLoop("blocks", Enumerable.Range(0, form.Segments).ToList());
            if (form.HasRest)
                WriteLoop("rest", [form.Segments - 1]);
            if (form.HasTail)
                WriteTail();
            WriteJoin();
            WriteStores();
        }

        writer.Line();
    }

    private void WriteComment()
    {
        var what = form.Kind == TileKind.Product
            ? "c[row][unit] = start[unit] + Σ a[row][step] · w[step][unit]"
            : "c[input][unit] = Σ a[sample][input] · w[sample][unit]";
        writer.Line(Invariant($"// {form.Rows} x {form.Panels} panels of 16: {what}{(form.Segments > 1 ? Invariant($", {form.Segments} segments side by side") : "")}."));
    }

    private static string Suffix(int segment) => segment == 0 ? "" : Literal.Of(segment);

    private static string Input(int segment) => "a" + Suffix(segment);

    private string Weights(int segment, int panel) => "w" + (panel == 0 && segment == 0 ? "" : form.Segments == 1 ? Literal.Of(panel) : Invariant($"{segment}_{panel}"));

    private string Sum(int segment, int row, int panel, int vector) =>
        Invariant($"s{(form.Segments > 1 ? Literal.Of(segment) + "_" : "")}{row}_{(panel * width.Vectors) + vector}");

    private void WriteReferences()
    {
        if (form.Kind == TileKind.Gradient)
        {
            if (form.HasBlocks)
                writer.Line("var blocks = samples >> 4;");
            writer.Line(form.HasBlocks ? "var tail = samples & 15;" : "var tail = samples;");
        }

        for (var segment = 0; segment < form.Segments; segment++)
        {
            if (segment > 0)
                writer.Line(Invariant($"ref float {Input(segment)} = ref Unsafe.Add(ref a, {segment} * aSegment);"));
            for (var panel = 0; panel < form.Panels; panel++)
            {
                if (segment + panel > 0)
                    writer.Line(Invariant($"ref float {Weights(segment, panel)} = ref Unsafe.Add(ref w, {Offset(segment, "wSegment", panel, "wPanel")});"));
            }
        }
    }

    private static string Offset(int first, string firstStride, int second, string secondStride) => (first, second) switch
    {
        (0, 1) => secondStride,
        (0, _) => Invariant($"{second} * {secondStride}"),
        (_, 0) => Invariant($"{first} * {firstStride}"),
        _ => Invariant($"({first} * {firstStride}) + ({second} * {secondStride})"),
    };

    private void WriteStart()
    {
        for (var panel = 0; panel < form.Panels; panel++)
        {
            for (var vector = 0; vector < width.Vectors; vector++)
            {
                var start = form.Kind == TileKind.Gradient ? width.Zero
                    : panel == 0 ? width.Load("start", vector * width.Count)
                    : width.Load(Invariant($"Unsafe.Add(ref start, {Offset(0, "", panel, "startPanel")})"), vector * width.Count);
                writer.Line($"var {Sum(0, 0, panel, vector)} = {start};");
                for (var row = 1; row < form.Rows; row++)
                    writer.Line($"var {Sum(0, row, panel, vector)} = {Sum(0, 0, panel, vector)};");
                for (var segment = 1; segment < form.Segments; segment++)
                {
                    for (var row = 0; row < form.Rows; row++)
                        writer.Line($"var {Sum(segment, row, panel, vector)} = {width.Zero};");
                }
            }
        }
    }

    private void WriteLoop(string count, IReadOnlyList<int> segments)
    {
        writer.Line();
        using (writer.Block($"for (; {count} > 0; {count}--)"))
        {
            if (width.Unroll == Blocks.Lanes)
            {
                for (var step = 0; step < Blocks.Lanes; step++)
                    WriteStep(segments, step, declare: step == 0);
                Advance(segments, form.Kind == TileKind.Product ? "aBlock" : Literal.Of(Block), Block);
            }
            else
            {
                using (writer.Block(Invariant($"for (nint part = 0; part < {Blocks.Lanes / width.Unroll}; part++)")))
                {
                    for (var step = 0; step < width.Unroll; step++)
                        WriteStep(segments, step, declare: step == 0);
                    Advance(segments, Literal.Of(width.Unroll * StepStride), width.Unroll * Blocks.Lanes);
                }

                if (form.Kind == TileKind.Product)
                {
                    writer.Line();
                    foreach (var segment in segments)
                        writer.Line($"{Input(segment)} = ref Unsafe.Add(ref {Input(segment)}, aBlock - {Blocks.Lanes});");
                }
            }
        }

        writer.Line();
    }

    private void WriteTail()
    {
        IReadOnlyList<int> last = [form.Segments - 1];
        writer.Line();
        using (writer.Block("for (; tail > 0; tail--)"))
        {
            WriteStep(last, 0, declare: true);
            Advance(last, Literal.Of(StepStride), Blocks.Lanes);
        }

        writer.Line();
    }

    private void WriteStep(IReadOnlyList<int> segments, int step, bool declare)
    {
        if (width.Unroll > 1 && step > 0)
            writer.Line();
        var vars = declare ? "var " : "";
        foreach (var segment in segments)
        {
            for (var panel = 0; panel < form.Panels; panel++)
            {
                for (var vector = 0; vector < width.Vectors; vector++)
                    writer.Line($"{vars}{Loaded(segment, panel, vector)} = {width.Load(Weights(segment, panel), (step * Blocks.Lanes) + (vector * width.Count))};");
            }
        }

        var declareInput = declare;
        for (var row = 0; row < form.Rows; row++)
        {
            foreach (var segment in segments)
            {
                var offset = (step * StepStride) + (row * RowStride);
                var value = offset == 0 ? Input(segment) : Invariant($"Unsafe.Add(ref {Input(segment)}, {offset})");
                var input = width.Broadcast(value);

                // Used once, the broadcast folds into the multiply-add; used for several panels it wants a register.
                if (form.Panels * width.Vectors > 1)
                {
                    writer.Line($"{(declareInput ? "var " : "")}x = {input};");
                    declareInput = false;
                    input = "x";
                }

                for (var panel = 0; panel < form.Panels; panel++)
                {
                    for (var vector = 0; vector < width.Vectors; vector++)
                    {
                        var sum = Sum(segment, row, panel, vector);
                        writer.Line($"{sum} = {width.MultiplyAdd(input, Loaded(segment, panel, vector), sum)};");
                    }
                }
            }
        }
    }

    private string Loaded(int segment, int panel, int vector) =>
        Invariant($"u{(form.Segments > 1 ? Literal.Of(segment) + "_" : "")}{(panel * width.Vectors) + vector}");

    private void Advance(IReadOnlyList<int> segments, string input, int weights)
    {
        writer.Line();
        foreach (var segment in segments)
        {
            writer.Line($"{Input(segment)} = ref Unsafe.Add(ref {Input(segment)}, {input});");
            for (var panel = 0; panel < form.Panels; panel++)
                writer.Line(Invariant($"{Weights(segment, panel)} = ref Unsafe.Add(ref {Weights(segment, panel)}, {weights});"));
        }
    }

    private void WriteJoin()
    {
        if (form.Segments == 1)
            return;
        for (var row = 0; row < form.Rows; row++)
        {
            for (var panel = 0; panel < form.Panels; panel++)
            {
                for (var vector = 0; vector < width.Vectors; vector++)
                {
                    string Part(int segment) => Sum(segment, row, panel, vector);
                    writer.Line(form.Segments == 2
                        ? $"{Part(0)} += {Part(1)};"
                        : $"{Part(0)} = ({Part(0)} + {Part(1)}) + ({Part(2)} + {Part(3)});");
                }
            }
        }
    }

    private void WriteStores()
    {
        for (var panel = 0; panel < form.Panels; panel++)
        {
            for (var row = 0; row < form.Rows; row++)
            {
                for (var vector = 0; vector < width.Vectors; vector++)
                {
                    var offset = (row * Blocks.Lanes) + (vector * width.Count);
                    var place = panel == 0 ? Literal.Of(offset)
                        : offset == 0 ? Offset(0, "", panel, "cPanel")
                        : Invariant($"{(panel == 1 ? "cPanel" : "(" + Offset(0, "", panel, "cPanel") + ")")} + {offset}");
                    writer.Line(width.Store(Sum(0, row, panel, vector), "c", place));
                }
            }
        }
    }
}
