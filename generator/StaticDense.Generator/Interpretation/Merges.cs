using StaticDense.Generator.Model;

namespace StaticDense.Generator.Interpretation;

/// <summary>Several layers' outputs into one.</summary>
internal static class Merges
{
    public static double[] Join(MergeLayer merge, ShapedLayer layer, double[][] inputs)
    {
        if (merge.Merge == MergeKind.Concatenate)
            return Concatenate(merge, layer, inputs);
        var y = (double[])inputs[0].Clone();
        foreach (var other in inputs.Skip(1))
        {
            for (var at = 0; at < y.Length; at++)
                y[at] = Join(merge.Merge, y[at], other[at]);
        }

        for (var at = 0; merge.Merge == MergeKind.Average && at < y.Length; at++)
            y[at] /= inputs.Length;
        return y;
    }

    private static double Join(MergeKind kind, double first, double second) => kind switch
    {
        MergeKind.Subtract => first - second,
        MergeKind.Multiply => first * second,
        MergeKind.Maximum => Math.Max(first, second),
        MergeKind.Minimum => Math.Min(first, second),
        _ => first + second,
    };

    /// <summary>One behind the other along an axis: for each place before the axis, a run of each input.</summary>
    private static double[] Concatenate(MergeLayer merge, ShapedLayer layer, double[][] inputs)
    {
        var axes = layer.OutputShape.Axes;
        var axis = merge.Axis > 0 ? merge.Axis - 1 : axes.Count + merge.Axis;
        var outer = axes.Take(axis).Aggregate(1, (product, size) => product * size);
        var y = new double[layer.OutputShape.Size];
        var end = 0;
        for (var place = 0; place < outer; place++)
        {
            foreach (var input in inputs)
            {
                var run = input.Length / outer;
                Array.Copy(input, place * run, y, end, run);
                end += run;
            }
        }

        return y;
    }
}
