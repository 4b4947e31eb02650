using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <content>The end of a tile: segments are joined, sums scaled, activated and stored.</content>
internal sealed partial class TileEmitter
{
    private void WriteJoin()
    {
        if (form.Segments == 1)
            return;
        for (var row = 0; row < form.Rows; row++)
        {
            for (var panel = 0; panel < form.Panels; panel++)
            {
                for (var vector = 0; vector < Vectors; vector++)
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
            if (form.Scales)
                WriteScales(panel);
            for (var row = 0; row < form.Rows; row++)
            {
                for (var vector = 0; vector < Vectors; vector++)
                {
                    var offset = (row * form.OutputStride) + (vector * _width.Count);
                    var place = panel == 0 ? Literal.Of(offset)
                        : offset == 0 ? Offset(0, "", panel, "cPanel")
                        : Invariant($"{(panel == 1 ? "cPanel" : "(" + Offset(0, "", panel, "cPanel") + ")")} + {offset}");
                    writer.Line(_width.Store(Ended(Sum(0, row, panel, vector), panel, vector), "c", place));
                }
            }
        }
    }

    private void WriteScales(int panel)
    {
        var start = panel == 0 ? "scale" : Invariant($"Unsafe.Add(ref scale, {panel * Blocks.Lanes})");
        var shift = panel == 0 ? "Unsafe.Add(ref scale, shift)" : Invariant($"Unsafe.Add(ref scale, shift + {panel * Blocks.Lanes})");
        for (var vector = 0; vector < Vectors; vector++)
        {
            writer.Line($"var {Scale(panel, vector)} = {_width.Load(start, vector * _width.Count)};");
            writer.Line($"var {Shift(panel, vector)} = {_width.Load(shift, vector * _width.Count)};");
        }
    }

    private string Scale(int panel, int vector) => Invariant($"scale{(panel * Vectors) + vector}");

    private string Shift(int panel, int vector) => Invariant($"shift{(panel * Vectors) + vector}");

    /// <summary>A finished sum as it is stored.</summary>
    private string Ended(string sum, int panel, int vector)
    {
        if (form.Scales)
            sum = _width.MultiplyAdd(sum, Scale(panel, vector), Shift(panel, vector));
        return form.Function is { } function ? FunctionArguments.Applied(_width, function, sum) : sum;
    }
}
