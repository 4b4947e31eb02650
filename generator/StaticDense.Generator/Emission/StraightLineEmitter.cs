using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>
/// Writes a small network as straight-line code for one row: every multiply-add stands there with its constant offset. A panel with few
/// units takes a narrower vector: fewer lanes cost less, and give the same bits. Values stay in registers: the next layer, which wants them
/// one by one in every lane, takes them from the lanes of the vectors, without waiting for a store and a load.
/// </summary>
internal sealed class StraightLineEmitter(SourceWriter writer, Width width, KernelPlan plan)
{
    /// <summary>Panels whose sums are written side by side: their chains fill the time that each of them waits.</summary>
    private const int PanelsSideBySide = 4;

    private IReadOnlyList<StraightLineLayer> Layers => plan.Prediction.StraightLine!.Layers;

    /// <summary>The sizes of the buffers on the stack, at every width.</summary>
    public static IEnumerable<int> BufferSizes(KernelPlan plan) => plan.Prediction.StraightLine is null
        ? []
        : Width.All.SelectMany(width => new StraightLineEmitter(new SourceWriter(), width, plan).BufferSizes()).Distinct().OrderBy(size => size);

    private IEnumerable<int> BufferSizes()
    {
        if (LoadedFloats(Layers.Count) is not 0 and var floats)
            yield return floats + Blocks.Lanes;
        foreach (var layer in Enumerable.Range(0, Layers.Count).Where(IsStored))
            yield return Blocks.Padded(Layers[layer].Dense.Units);
    }

    public void Emit()
    {
        writer.Line($"// One row: {string.Join(" -> ", new[] { Layers[0].Dense.Inputs }.Concat(Layers.Select(layer => layer.Dense.Units)).Select(size => Literal.Of(size)))}.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block(width.IsSpelledOut
            ? "private static void PredictRowOfFour(ref float parameters, ref float x, ref float y)"
            : "public static void PredictRow(ref float parameters, ref float x, ref float y)"))
        {
            if (HasFour)
            {
                using (writer.Block($"if (NetworkRuntime.HasFusedMultiplyAdd && {width.Lanes}.Count == {Width.FourLanes.Lanes}.Count)"))
                {
                    writer.Line("PredictRowOfFour(ref parameters, ref x, ref y);");
                    writer.Line("return;");
                }

                writer.Line();
            }

            WriteBuffer();
            for (var index = 0; index < Layers.Count; index++)
            {
                if (index > 0)
                    writer.Line();
                WriteLayer(index, Layers[index]);
            }
        }

        writer.Line();
        if (HasFour)
            new StraightLineEmitter(writer, Width.FourLanes, plan).Emit();
    }

    /// <summary>Whether machines with four lanes have code of their own.</summary>
    private bool HasFour => width.Path == "Vector";

    /// <summary>Whether a layer's values are the outputs and never go through the stack.</summary>
    private bool EndsInRegisters(int index) =>
        index == Layers.Count - 1 && !width.LoopsOverLanes && (!Couples(Layers[index]) || FitsOneVector(Layers[index]));

    /// <summary>Whether a layer's values stand on the stack: where a softmax over several vectors couples them, and where widths are not known.</summary>
    private bool IsStored(int index) => !EndsInRegisters(index) && (width.LoopsOverLanes || (Couples(Layers[index]) && !FitsOneVector(Layers[index])));

    /// <summary>
    /// Whether a layer's values are loaded again by the next: of more than 8, loads that broadcast cost less than shuffles. They stand in
    /// whole cache lines: a store across two of them would keep the loads waiting.
    /// </summary>
    private bool IsLoaded(int index) => index < Layers.Count - 1 && !IsStored(index) && Layers[index].Dense.Units > 8;

    private int LoadedFloats(int layers) => Enumerable.Range(0, layers).Where(IsLoaded).Sum(index => Blocks.Padded(Layers[index].Dense.Units));

    private void WriteBuffer()
    {
        if (LoadedFloats(Layers.Count) is not 0 and var floats)
        {
            writer.Line(Invariant($"var buffer = default(Floats{floats + Blocks.Lanes});"));
            writer.Line("ref float line = ref Unsafe.AddByteOffset(ref buffer[0], -Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref buffer[0]) & 63);");
            writer.Line();
        }
    }

    private static bool Couples(StraightLineLayer layer) => layer.Functions.Any(function => Derivatives.IsNormalization(function.Kind));

    private bool FitsOneVector(StraightLineLayer layer) => !width.LoopsOverLanes && layer.Dense.Units <= width.Count;

    private void WriteLayer(int index, StraightLineLayer layer)
    {
        var dense = layer.Dense;
        writer.Line($"// {dense.LayerName}: {Literal.Of(dense.Inputs)} -> {Literal.Of(dense.Units)}{string.Concat(layer.Functions.Select(function => ", " + function.Kind))}");
        if (IsStored(index))
            writer.Line(Invariant($"var h{index + 1} = default(Floats{Blocks.Padded(dense.Units)});"));
        if (index > 0 && !IsStored(index - 1) && !IsLoaded(index - 1))
        {
            foreach (var own in Enumerable.Range(0, dense.Panels).Select(panel => PanelWidth(layer, panel)).Distinct())
                WriteQuarters(own, index);
        }

        var panels = Enumerable.Range(0, dense.Panels).Select(panel => Panel(index, panel)).ToList();
        if (width.LoopsOverLanes)
        {
            foreach (var panel in panels)
            {
                using (writer.Block($"for ({(width.IsSpelledOut ? "nuint" : "nint")} lane = 0; lane < {Literal.Of(RealLanes(dense, panel.Index))}; lane += {(width.IsSpelledOut ? "4" : width.Lanes + ".Count")})"))
                    WritePanels(index, [panel], "lane + ");
            }
        }
        else
        {
            for (var first = 0; first < panels.Count; first += PanelsSideBySide)
                WritePanels(index, [.. panels.Skip(first).Take(PanelsSideBySide)], "");
        }

        if (Couples(layer) && !FitsOneVector(layer))
            WriteNormalizations(index, layer);
        if (index == Layers.Count - 1 && !EndsInRegisters(index))
            WriteOutputs();
    }

    private static int RealLanes(DensePlan dense, int panel) => Math.Min(Blocks.Lanes, dense.Units - (panel * Blocks.Lanes));

    /// <summary>A panel's width. What couples lanes through memory reads whole panels.</summary>
    private Width PanelWidth(StraightLineLayer layer, int panel) =>
        Couples(layer) && !FitsOneVector(layer) ? width : width.Narrowest(RealLanes(layer.Dense, panel));

    private StraightPanel Panel(int index, int panel)
    {
        var layer = Layers[index];
        var own = PanelWidth(layer, panel);
        var lanes = Couples(layer) && !FitsOneVector(layer) ? Blocks.Lanes : RealLanes(layer.Dense, panel);
        var vectors = own.LoopsOverLanes ? 1 : (lanes + own.Count - 1) / own.Count;
        return new StraightPanel(panel, own, vectors, Invariant($"s{index + 1}_") + (layer.Dense.Panels == 1 ? "" : Invariant($"{panel}_")));
    }

    private void WritePanels(int index, IReadOnlyList<StraightPanel> panels, string lane)
    {
        var dense = Layers[index].Dense;
        string Load(Width own, int offset) => own.LoopsOverLanes ? own.LoadLanes("parameters", lane + Literal.Of(offset)) : own.Load("parameters", offset);
        new StraightSums(writer, dense.Cut, dense.Inputs, panels).Write(
            (panel, vector) => dense.Bias is { } bias ? Load(panel.Width, bias.Offset + (panel.Index * Blocks.Lanes) + (vector * panel.Width.Count)) : panel.Width.Zero,
            (own, step) => Input(own, index, step),
            own => Invariant($"v{index + 1}_{panels[0].Index}") + Suffix(own),
            (panel, step, vector) => Load(panel.Width, dense.Kernel.Offset + (panel.Index * dense.Kernel.PanelStride) + (step * Blocks.Lanes) + (vector * panel.Width.Count)));
        foreach (var panel in panels)
            WriteEnds(index, panel, lane);
    }

    private void WriteEnds(int index, StraightPanel panel, string lane)
    {
        var layer = Layers[index];
        var own = panel.Width;
        for (var vector = 0; vector < panel.Vectors; vector++)
        {
            var first = (panel.Index * Blocks.Lanes) + (vector * own.Count);
            if (first >= layer.Dense.Units)
                continue;
            var functions = FitsOneVector(layer) ? layer.Functions : layer.Functions.TakeWhile(function => !Derivatives.IsNormalization(function.Kind));
            var value = Applied(own, functions, panel.Sum(0, vector), layer.Dense.Units);
            if (EndsInRegisters(index))
                WriteOutputs(own, panel.Sum(0, vector), value, first, Math.Min(own.Count, layer.Dense.Units - first));
            else if (IsStored(index))
                writer.Line(own.Store(value, Invariant($"h{index + 1}[0]"), lane + Literal.Of(first)));
            else
                WriteValue(own, index, value, first);
        }
    }

    private void WriteValue(Width own, int index, string value, int first)
    {
        writer.Line(IsLoaded(index)
            ? own.Store(value, "line", Literal.Of(LoadedFloats(index) + first))
            : $"var {Value(index, first)} = {value};");
    }

    /// <summary>The vector that holds a layer's values from one on.</summary>
    private string Value(int index, int first) =>
        Layers[index].Dense.Units <= width.Count ? Invariant($"h{index + 1}") : Invariant($"h{index + 1}_{first}");

    /// <summary>One value of a layer's input in every lane: from memory, or from the lanes of a vector of the layer before.</summary>
    private string Input(Width own, int index, int step)
    {
        if (index == 0)
            return own.Broadcast(step == 0 ? "x" : Invariant($"Unsafe.Add(ref x, {step})"));
        if (IsLoaded(index - 1))
            return own.Broadcast(Invariant($"Unsafe.Add(ref line, {LoadedFloats(index - 1) + step})"));
        return IsStored(index - 1)
            ? own.Broadcast(Invariant($"h{index}[{step}]"))
            : own.BroadcastLane(Quarter(own, index, step / 4), step % 4);
    }

    /// <summary>Four values of the layer before, side by side in each 128 bits of a vector.</summary>
    private static string Quarter(Width own, int index, int quarter) => Invariant($"q{index}_{quarter}") + Suffix(own);

    private static string Suffix(Width own) => own.Count is 16 or 0 ? "" : Invariant($"x{own.Count}");

    private void WriteQuarters(Width own, int index)
    {
        var layer = Layers[index - 1];
        for (var quarter = 0; 4 * quarter < layer.Dense.Units; quarter++)
        {
            var panel = 4 * quarter / Blocks.Lanes;
            var source = PanelWidth(layer, panel);
            var value = Value(index - 1, 4 * quarter / source.Count * source.Count);
            writer.Line($"var {Quarter(own, index, quarter)} = {own.RepeatQuarter(value, source, quarter % (source.Count / 4))};");
        }
    }

    private static string Applied(Width own, IEnumerable<ActivationFunction> functions, string value, int units)
    {
        foreach (var function in functions)
        {
            value = Derivatives.IsNormalization(function.Kind)
                ? own.FromLanes(Invariant($"{function.Kind}.OfRow({own.ToLanes(value)}, {units})"))
                : FunctionArguments.Applied(own, function, value);
        }

        return value;
    }

    /// <summary>What follows a softmax over several vectors couples the lanes, so it goes through memory.</summary>
    private void WriteNormalizations(int index, StraightLineLayer layer)
    {
        var block = Invariant($"h{index + 1}[0]");
        foreach (var function in layer.Functions.SkipWhile(function => !Derivatives.IsNormalization(function.Kind)))
        {
            var sizes = Invariant($"1, {layer.Dense.Units}, 1");
            writer.Line(Derivatives.IsNormalization(function.Kind)
                ? $"{function.Kind}.Forward<{width.Lanes}>(ref {block}, ref {block}, {sizes});"
                : $"Elementwise.Forward<{width.Lanes}, {function.Kind}Function>(ref {block}, ref {block}, {sizes}, {FunctionArguments.Of(function)});");
        }
    }

    /// <summary>Writes a vector's first lanes to the caller: the whole vector, or halves of it, and single values at the end.</summary>
    private void WriteOutputs(Width own, string variable, string value, int first, int count)
    {
        if (count == own.Count)
        {
            writer.Line(own.Store(value, "y", Literal.Of(first)));
            return;
        }

        if (value != variable)
            writer.Line($"{variable} = {value};");
        for (var lanes = own.Count; lanes > 4; lanes /= 2)
        {
            var half = $"{variable}.GetLower()";
            if (count >= lanes / 2)
            {
                writer.Line(own.Store(half, "y", Literal.Of(first)));
                half = $"{variable}.GetUpper()";
                count -= lanes / 2;
                first += lanes / 2;
            }

            variable = half;
        }

        for (var lane = 0; lane < count; lane++)
        {
            var place = first + lane == 0 ? "y" : Invariant($"Unsafe.Add(ref y, {first + lane})");
            writer.Line($"{place} = {variable}.{(lane == 0 ? "ToScalar()" : Invariant($"GetElement({lane})"))};");
        }
    }

    /// <summary>Copies the last layer's values from the stack.</summary>
    private void WriteOutputs()
    {
        var last = "h" + Literal.Of(Layers.Count);
        var units = Layers[Layers.Count - 1].Dense.Units;
        writer.Line();
        if (units <= 4)
        {
            writer.Line($"y = {last}[0];");
            for (var unit = 1; unit < units; unit++)
                writer.Line(Invariant($"Unsafe.Add(ref y, {unit}) = {last}[{unit}];"));
        }
        else
        {
            writer.Line(Invariant($"MemoryMarshal.CreateReadOnlySpan(ref {last}[0], {units}).CopyTo(MemoryMarshal.CreateSpan(ref y, {units}));"));
        }
    }
}
