using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>
/// Writes tiles: a block of accumulators stays in registers while the steps of the sum go by. Every step loads the weights once,
/// broadcasts each row's value and multiplies and adds. Sums ascend, one chain for each accumulator.
/// </summary>
internal sealed partial class TileEmitter(SourceWriter writer, Width width, TileForm form)
{
    private const int Block = Blocks.Lanes * Blocks.Lanes;

    private readonly Width _width = form.IsHalf ? Width.OfHalf : width;

    /// <summary>Vectors of one panel.</summary>
    private int Vectors => form.IsHalf ? 1 : width.Vectors;

    private bool IsGradient => form.Kind is TileKind.Gradient or TileKind.WindowGradient;

    public void Emit()
    {
        WriteComment();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {form.Name}({form.Parameters})"))
        {
            WriteReferences();
            WriteStart();
            if (form.Kind == TileKind.Window)
                WriteTaps();
            else if (form.Kind == TileKind.WindowGradient)
                WriteLines();
            else
                WriteSums();
            WriteJoin();
            WriteStores();
        }

        writer.Line();
    }

    private void WriteComment()
    {
        var what = form.Kind switch
        {
            TileKind.Product => "c[row][unit] = start[unit] + Σ a[row][step] · w[step][unit]",
            TileKind.Gradient => "c[input][unit] = Σ a[sample][input] · w[sample][unit]",
            TileKind.Window => "c[output][filter] = start[filter] + Σ image[output + tap][channel] · w[tap][channel][filter]",
            _ => "c[channel][filter] += Σ image[output][channel] · w[output][filter]",
        };
        var segments = form.Segments > 1 ? Invariant($", {form.Segments} segments side by side") : "";
        var scaled = form.Scales ? ", scaled and shifted" : "";
        var function = form.Function is { } last ? ", " + last.Kind : "";
        var panels = form.IsHalf ? "half a panel" : Invariant($"{form.Panels} panels of 16");
        writer.Line(Invariant($"// {form.Rows} x {panels}: {what}{segments}{scaled}{function}."));
    }

    private void WriteSums()
    {
        if (form.HasBlocks)
            WriteLoop("for (; blocks > 0; blocks--)", Enumerable.Range(0, form.Segments).ToList());
        if (form.HasRest)
            WriteLoop("for (; rest > 0; rest--)", [form.Segments - 1]);
        if (form.HasTail)
            WriteTail("for (; tail > 0; tail--)");
    }

    private static string Suffix(int segment) => segment == 0 ? "" : Literal.Of(segment);

    private static string Input(int segment) => "a" + Suffix(segment);

    private string Weights(int segment, int panel) => "w" + (panel == 0 && segment == 0 ? "" : form.Segments == 1 ? Literal.Of(panel) : Invariant($"{segment}_{panel}"));

    private string Sum(int segment, int row, int panel, int vector) =>
        Invariant($"s{(form.Segments > 1 ? Literal.Of(segment) + "_" : "")}{row}_{(panel * Vectors) + vector}");

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
            for (var vector = 0; vector < Vectors; vector++)
            {
                if (form.Kind == TileKind.WindowGradient)
                {
                    for (var row = 0; row < form.Rows; row++)
                        writer.Line($"var {Sum(0, row, panel, vector)} = {LoadSum(row, panel, vector)};");
                    continue;
                }

                var start = form.Kind == TileKind.Gradient ? _width.Zero
                    : panel == 0 ? _width.Load("start", vector * _width.Count)
                    : _width.Load(Invariant($"Unsafe.Add(ref start, {Offset(0, "", panel, "startPanel")})"), vector * _width.Count);
                writer.Line($"var {Sum(0, 0, panel, vector)} = {start};");
                for (var row = 1; row < form.Rows; row++)
                    writer.Line($"var {Sum(0, row, panel, vector)} = {Sum(0, 0, panel, vector)};");
                for (var segment = 1; segment < form.Segments; segment++)
                {
                    for (var row = 0; row < form.Rows; row++)
                        writer.Line($"var {Sum(segment, row, panel, vector)} = {_width.Zero};");
                }
            }
        }
    }

    private string LoadSum(int row, int panel, int vector) => panel == 0
        ? _width.Load("c", (row * Blocks.Lanes) + (vector * _width.Count))
        : _width.Load(Invariant($"Unsafe.Add(ref c, {Offset(0, "", panel, "cPanel")})"), (row * Blocks.Lanes) + (vector * _width.Count));

    private void WriteLoop(string head, IReadOnlyList<int> segments)
    {
        writer.Line();
        using (writer.Block(head))
        {
            if (_width.Unroll == Blocks.Lanes)
            {
                WriteFetches(segments);
                for (var step = 0; step < Blocks.Lanes; step++)
                    WriteStep(segments, step, declare: step == 0);
                Advance(segments, IsGradient ? Literal.Of(Blocks.Lanes * form.StepStride) : "aBlock", Block);
            }
            else
            {
                using (writer.Block(Invariant($"for (nint part = 0; part < {Blocks.Lanes / _width.Unroll}; part++)")))
                {
                    for (var step = 0; step < _width.Unroll; step++)
                        WriteStep(segments, step, declare: step == 0);
                    Advance(segments, Literal.Of(_width.Unroll * form.StepStride), _width.Unroll * Blocks.Lanes);
                }

                if (!IsGradient)
                {
                    writer.Line();
                    foreach (var segment in segments)
                        writer.Line($"{Input(segment)} = ref Unsafe.Add(ref {Input(segment)}, aBlock - {Blocks.Lanes});");
                }
            }
        }

        writer.Line();
    }

    /// <summary>
    /// Where rows are the caller's, many short streams side by side, the processor does not foresee them: each line is fetched while the rows before are at
    /// work.
    /// </summary>
    private void WriteFetches(IReadOnlyList<int> segments)
    {
        if (form.Kind != TileKind.Product || form.Rows == 1 || form.InputStride == Blocks.Lanes)
            return;
        writer.Line("// What the next rows will want here.");
        foreach (var segment in segments)
        {
            for (var row = form.Rows; row < 2 * form.Rows; row++)
                writer.Line(Invariant($"CacheLine.Fetch(ref Unsafe.Add(ref {Input(segment)}, {row * form.InputStride}));"));
        }

        writer.Line();
    }

    private void WriteTail(string head)
    {
        IReadOnlyList<int> last = [form.Segments - 1];
        writer.Line();
        using (writer.Block(head))
        {
            WriteStep(last, 0, declare: true);
            Advance(last, Literal.Of(form.StepStride), Blocks.Lanes);
        }

        writer.Line();
    }

    private void WriteStep(IReadOnlyList<int> segments, int step, bool declare)
    {
        if (_width.Unroll > 1 && step > 0)
            writer.Line();

        // One row takes each weight once, when it is loaded; several rows keep the weights of all segments.
        var isSingle = form.Rows == 1;
        foreach (var segment in isSingle ? [] : segments)
            WriteLoads(segment, step, declare);
        var declareInput = declare;
        for (var row = 0; row < form.Rows; row++)
        {
            foreach (var segment in segments)
            {
                if (isSingle)
                    WriteLoads(segment, step, declare);
                var offset = (step * form.StepStride) + (row * form.RowStride);
                var value = offset == 0 ? Input(segment) : Invariant($"Unsafe.Add(ref {Input(segment)}, {offset})");
                var input = _width.Broadcast(value);

                // Used once, the broadcast folds into the multiply-add; used for several panels it wants a register.
                if (form.Panels * Vectors > 1)
                {
                    writer.Line($"{(declareInput ? "var " : "")}x = {input};");
                    declareInput = false;
                    input = "x";
                }

                for (var panel = 0; panel < form.Panels; panel++)
                {
                    for (var vector = 0; vector < Vectors; vector++)
                    {
                        var sum = Sum(segment, row, panel, vector);
                        writer.Line($"{sum} = {_width.MultiplyAdd(input, Loaded(segment, panel, vector), sum)};");
                    }
                }
            }
        }
    }

    private void WriteLoads(int segment, int step, bool declare)
    {
        for (var panel = 0; panel < form.Panels; panel++)
        {
            for (var vector = 0; vector < Vectors; vector++)
                writer.Line($"{(declare ? "var " : "")}{Loaded(segment, panel, vector)} = {_width.Load(Weights(segment, panel), (step * Blocks.Lanes) + (vector * _width.Count))};");
        }
    }

    private string Loaded(int segment, int panel, int vector) =>
        Invariant($"u{(form.Segments > 1 ? Literal.Of(segment) + "_" : "")}{(panel * Vectors) + vector}");

    private void Advance(IReadOnlyList<int> segments, string input, int weights)
    {
        writer.Line();
        foreach (var segment in segments)
            writer.Line($"{Input(segment)} = ref Unsafe.Add(ref {Input(segment)}, {input});");
        AdvanceWeights(segments, weights);
    }

    private void AdvanceWeights(IReadOnlyList<int> segments, int weights)
    {
        foreach (var segment in segments)
        {
            for (var panel = 0; panel < form.Panels; panel++)
                writer.Line(Invariant($"{Weights(segment, panel)} = ref Unsafe.Add(ref {Weights(segment, panel)}, {weights});"));
        }
    }
}
