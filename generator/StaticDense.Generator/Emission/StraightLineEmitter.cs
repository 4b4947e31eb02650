using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>
/// Writes a small network as straight-line code for one row: every multiply-add stands there with its constant offset. Values pass
/// from layer to layer through a few floats of stack, because the next layer wants them broadcast one by one.
/// </summary>
internal sealed class StraightLineEmitter(SourceWriter writer, Width width, KernelPlan plan)
{
    private IReadOnlyList<StraightLineLayer> Layers => plan.Prediction.StraightLine!.Layers;

    public void Emit()
    {
        writer.Line($"// One row: {string.Join(" -> ", new[] { Layers[0].Dense.Inputs }.Concat(Layers.Select(layer => layer.Dense.Units)).Select(size => Literal.Of(size)))}.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block("public static void PredictRow(ref float parameters, ref float x, ref float y)"))
        {
            for (var index = 0; index < Layers.Count; index++)
                writer.Line(Invariant($"var buffer{index + 1} = default(Floats{Blocks.Padded(Layers[index].Dense.Units)});"));
            for (var index = 0; index < Layers.Count; index++)
            {
                writer.Line();
                WriteLayer(index, Layers[index]);
            }

            WriteOutputs();
        }

        writer.Line();
    }

    private void WriteLayer(int index, StraightLineLayer layer)
    {
        var dense = layer.Dense;
        writer.Line($"// {dense.LayerName}: {Literal.Of(dense.Inputs)} -> {Literal.Of(dense.Units)}{string.Concat(layer.Functions.Select(function => ", " + function.Kind))}");
        writer.Line(Invariant($"ref float h{index + 1} = ref buffer{index + 1}[0];"));
        if (width.LoopsOverLanes)
        {
            for (var panel = 0; panel < dense.Panels; panel++)
            {
                var units = Math.Min(Blocks.Lanes, dense.Units - (panel * Blocks.Lanes));
                using (writer.Block($"for (nint lane = 0; lane < {Literal.Of(units)}; lane += {width.Lanes}.Count)"))
                    WritePanel(index, layer, panel, "lane + ");
            }
        }
        else
        {
            for (var panel = 0; panel < dense.Panels; panel++)
                WritePanel(index, layer, panel, "");
        }

        WriteNormalizations(index, layer);
    }

    private void WritePanel(int index, StraightLineLayer layer, int panel, string lane)
    {
        var dense = layer.Dense;
        var input = index == 0 ? "x" : "h" + Literal.Of(index);
        var sum = new SumWriter(writer, width, dense.Cut, dense.Inputs, Invariant($"s{index + 1}_") + (dense.Panels == 1 ? "" : Invariant($"{panel}_")));
        sum.Write(
            vector => dense.Bias is { } bias ? Load(bias.Offset + (panel * Blocks.Lanes) + (vector * width.Count), lane) : width.Zero,
            step => step == 0 ? input : Invariant($"Unsafe.Add(ref {input}, {step})"),
            (step, vector) => Load(dense.Kernel.Offset + (panel * dense.Kernel.PanelStride) + (step * Blocks.Lanes) + (vector * width.Count), lane));
        for (var vector = 0; vector < width.Vectors; vector++)
        {
            var value = sum.Result(vector);
            foreach (var function in layer.Functions.TakeWhile(function => !Derivatives.IsNormalization(function.Kind)))
                value = Apply(function, value);
            writer.Line(width.Store(value, "h" + Literal.Of(index + 1), lane + Literal.Of((panel * Blocks.Lanes) + (vector * width.Count))));
        }
    }

    private string Load(int offset, string lane) => width.LoopsOverLanes
        ? $"{width.Lanes}.Load(ref parameters, {lane}{Literal.Of(offset)})"
        : width.Load("parameters", offset);

    private string Apply(ActivationFunction function, string value) => FunctionArguments.Applied(width, function, value);

    /// <summary>What follows a softmax couples the lanes, so it goes through memory.</summary>
    private void WriteNormalizations(int index, StraightLineLayer layer)
    {
        var block = "h" + Literal.Of(index + 1);
        foreach (var function in layer.Functions.SkipWhile(function => !Derivatives.IsNormalization(function.Kind)))
        {
            var sizes = Invariant($"1, {layer.Dense.Units}, 1");
            writer.Line(Derivatives.IsNormalization(function.Kind)
                ? $"{function.Kind}.Forward<{width.Lanes}>(ref {block}, ref {block}, {sizes});"
                : $"Elementwise.Forward<{width.Lanes}, {function.Kind}Function>(ref {block}, ref {block}, {sizes}, {FunctionArguments.Of(function)});");
        }
    }

    private void WriteOutputs()
    {
        var last = "h" + Literal.Of(Layers.Count);
        var units = Layers[Layers.Count - 1].Dense.Units;
        writer.Line();
        if (units <= 4)
        {
            writer.Line($"y = {last};");
            for (var unit = 1; unit < units; unit++)
                writer.Line(Invariant($"Unsafe.Add(ref y, {unit}) = Unsafe.Add(ref {last}, {unit});"));
        }
        else
        {
            writer.Line(Invariant($"MemoryMarshal.CreateReadOnlySpan(ref {last}, {units}).CopyTo(MemoryMarshal.CreateSpan(ref y, {units}));"));
        }
    }
}

/// <summary>An activation's numbers as the library's argument.</summary>
internal static class FunctionArguments
{
    /// <summary>A function applied to a vector.</summary>
    public static string Applied(Width width, ActivationFunction function, string value) =>
        width.FromLanes($"{function.Kind}Function.Forward({width.ToLanes(value)}, {Of(function)})");

    public static string Of(ActivationFunction function) => function.Kind switch
    {
        ActivationKind.LeakyReLU => $"new ActivationArguments {{ Slope = {Literal.Of((float)function.Slope)} }}",
        ActivationKind.ELU => $"new ActivationArguments {{ Alpha = {Literal.Of((float)function.Alpha)} }}",
        ActivationKind.GeneralReLU =>
            $"new ActivationArguments {{ Slope = {Literal.Of((float)function.Slope)}, MaxValue = {Literal.Of((float)function.MaxValue)}, Threshold = {Literal.Of((float)function.Threshold)} }}",
        _ => "default",
    };
}
