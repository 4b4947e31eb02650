using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>One panel of a straight line: where it stands and the vectors that hold its units.</summary>
/// <param name="Prefix">What its sums' names begin with.</param>
internal sealed record StraightPanel(int Index, Width Width, int Vectors, string Prefix)
{
    /// <summary>A segment's sum; that of the first holds the joined one at the end.</summary>
    public string Sum(int segment, int vector) => Prefix + Invariant($"{(segment * Vectors) + vector}");
}

/// <summary>Writes the sums of some panels step by step, panels and segments side by side: chains that do not wait for one another.</summary>
internal sealed class StraightSums(SourceWriter writer, SumCut cut, int steps, IReadOnlyList<StraightPanel> panels)
{
    /// <param name="start">Where a panel's vector begins.</param>
    /// <param name="input">A step's input in every lane.</param>
    /// <param name="shared">The name of a variable for it where several vectors use it.</param>
    /// <param name="weights">A step's weights.</param>
    public void Write(Func<StraightPanel, int, string> start, Func<Width, int, string> input, Func<Width, string> shared, Func<StraightPanel, int, int, string> weights)
    {
        foreach (var panel in panels)
        {
            for (var segment = 0; segment < cut.Segments; segment++)
            {
                for (var vector = 0; vector < panel.Vectors; vector++)
                    writer.Line($"var {panel.Sum(segment, vector)} = {(segment == 0 ? start(panel, vector) : panel.Width.Zero)};");
            }
        }

        var widths = panels.GroupBy(panel => panel.Width).ToList();
        var declared = new HashSet<string>();
        var longest = cut.Steps(cut.Segments - 1, steps);
        for (var index = 0; index < longest; index++)
        {
            for (var segment = 0; segment < cut.Segments; segment++)
            {
                if (index >= cut.Steps(segment, steps))
                    continue;
                foreach (var width in widths)
                    WriteStep(width.Key, [.. width], segment, cut.Start(segment) + index, input, shared(width.Key), declared, weights);
            }
        }

        foreach (var panel in panels)
            WriteJoin(panel);
    }

    private void WriteStep(
        Width width, IReadOnlyList<StraightPanel> users, int segment, int step, Func<Width, int, string> input, string shared, HashSet<string> declared, Func<StraightPanel, int, int, string> weights)
    {
        var value = input(width, step);
        if (users.Sum(panel => panel.Vectors) > 1)
        {
            writer.Line($"{(declared.Add(shared) ? "var " : "")}{shared} = {value};");
            value = shared;
        }

        foreach (var panel in users)
        {
            for (var vector = 0; vector < panel.Vectors; vector++)
                writer.Line($"{panel.Sum(segment, vector)} = {width.MultiplyAdd(value, weights(panel, step, vector), panel.Sum(segment, vector))};");
        }
    }

    private void WriteJoin(StraightPanel panel)
    {
        for (var vector = 0; vector < panel.Vectors; vector++)
        {
            var sum = panel.Sum(0, vector);
            if (cut.Segments == 2)
                writer.Line($"{sum} += {panel.Sum(1, vector)};");
            else if (cut.Segments == 4)
                writer.Line($"{sum} = ({sum} + {panel.Sum(1, vector)}) + ({panel.Sum(2, vector)} + {panel.Sum(3, vector)});");
        }
    }
}
