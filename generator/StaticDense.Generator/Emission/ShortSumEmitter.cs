using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>Writes a short narrow sum step by step, its segments side by side: no loop but the one over rows.</summary>
internal sealed class ShortSumEmitter(SourceWriter writer, Width width, ProductKernel kernel)
{
    public void Emit(string weights, string start, string output)
    {
        using (writer.Block("for (nint row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float x0 = ref Unsafe.Add(ref x, row * {Literal.Of(kernel.RowStride)});");
            for (var block = 1; block < Blocks.Of(kernel.Steps); block++)
                writer.Line(Invariant($"ref float x{block} = ref Unsafe.Add(ref x0, {(block == 1 ? "" : Literal.Of(block) + " * ")}xBlock);"));
            writer.Line($"ref float c = ref Unsafe.Add(ref {output}, row * 16);");
            for (var panel = 0; panel < kernel.Panels; panel++)
            {
                var sum = new SumWriter(writer, width, kernel.Cut, kernel.Steps, kernel.Panels == 1 ? "s" : Invariant($"s{panel}_"));
                var first = panel;
                writer.Line();
                writer.Line(kernel.Panels == 1 ? Invariant($"// {kernel.Cut.Segments} segments side by side.") : Invariant($"// Units {16 * panel} to {Math.Min(16 * panel + 16, kernel.Outputs) - 1}, {kernel.Cut.Segments} segments side by side."));
                sum.Write(
                    vector => width.Load(start, kernel.HasStart ? (first * Blocks.Lanes) + (vector * width.Count) : 0),
                    step => InputAt(step),
                    (step, vector) => width.Load(weights, ((long)first * kernel.Steps * Blocks.Lanes) + (step * Blocks.Lanes) + (vector * width.Count)));
                for (var vector = 0; vector < width.Vectors; vector++)
                {
                    var offset = Literal.Of(vector * width.Count);
                    var panelStart = panel == 1 ? "yPanel" : Invariant($"{panel} * yPanel");
                    var place = panel == 0 ? offset : vector == 0 ? panelStart : panel == 1 ? $"{panelStart} + {offset}" : $"({panelStart}) + {offset}";
                    writer.Line(width.Store(Ended(sum.Result(vector), panel, vector), "c", place));
                }
            }
        }
    }

    private string Ended(string sum, int panel, int vector)
    {
        if (kernel.Scales)
        {
            var scales = width.LoopsOverLanes ? "f" : "scale";
            var offset = (panel * Blocks.Lanes) + (vector * width.Count);
            sum = width.MultiplyAdd(sum, width.Load(scales, offset), width.Load(scales, offset + (kernel.Panels * Blocks.Lanes)));
        }

        return kernel.Function is { } function ? FunctionArguments.Applied(width, function, sum) : sum;
    }

    private static string InputAt(int step)
    {
        var (block, lane) = (step / Blocks.Lanes, step % Blocks.Lanes);
        return lane == 0 ? Invariant($"x{block}") : Invariant($"Unsafe.Add(ref x{block}, {lane})");
    }
}

/// <summary>Writes one panel's sums, step by step, segments interleaved and joined.</summary>
internal sealed class SumWriter(SourceWriter writer, Width width, SumCut cut, int steps, string prefix)
{
    /// <summary>The variable that holds the joined sum.</summary>
    public string Result(int vector) => Name(0, vector);

    public void Write(Func<int, string> start, Func<int, string> input, Func<int, int, string> weights)
    {
        for (var segment = 0; segment < cut.Segments; segment++)
        {
            for (var vector = 0; vector < width.Vectors; vector++)
                writer.Line($"var {Name(segment, vector)} = {(segment == 0 ? start(vector) : width.Zero)};");
        }

        var longest = cut.Steps(cut.Segments - 1, steps);
        for (var index = 0; index < longest; index++)
        {
            for (var segment = 0; segment < cut.Segments; segment++)
            {
                if (index >= cut.Steps(segment, steps))
                    continue;
                var step = cut.Start(segment) + index;
                for (var vector = 0; vector < width.Vectors; vector++)
                {
                    var name = Name(segment, vector);
                    writer.Line($"{name} = {width.MultiplyAdd(width.Broadcast(input(step)), weights(step, vector), name)};");
                }
            }
        }

        for (var vector = 0; vector < width.Vectors; vector++)
        {
            if (cut.Segments == 2)
                writer.Line($"{Name(0, vector)} += {Name(1, vector)};");
            else if (cut.Segments == 4)
                writer.Line($"{Name(0, vector)} = ({Name(0, vector)} + {Name(1, vector)}) + ({Name(2, vector)} + {Name(3, vector)});");
        }
    }

    private string Name(int segment, int vector) => prefix + Invariant($"{(segment * width.Vectors) + vector}");
}
