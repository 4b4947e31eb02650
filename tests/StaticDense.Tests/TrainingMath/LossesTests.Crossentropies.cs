using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

// The formulas of crossentropies, and what all formulas share.
public abstract partial class LossesTests<TLanes>
{
    private static Formula Elements(Func<float, float, float> value, Func<float, float, float> derivative) => (output, target, _, scale, delta, _) =>
    {
        for (var i = 0; i < delta.Length; i++)
            delta[i] = derivative(output[i], target[i]) * (scale / delta.Length);
        return RowArithmetic<TLanes>.Sum(output.Zip(target, value).ToArray()) / delta.Length;
    };

    private static float Smooth(float target, double centre) => MultiplyAdd<TLanes>(target, (float)(1 - Smoothing), (float)(Smoothing * centre));

    private static float Clip(float p) => MathF.Min(MathF.Max(p, Lowest), Highest);

    private static float BinaryValue(float p, float y)
    {
        var t = Smooth(y, 0.5);
        return 0 - MultiplyAdd<TLanes>(t, RowArithmetic<TLanes>.Log(Clip(p)), (1 - t) * RowArithmetic<TLanes>.Log(Clip(1 - p)));
    }

    private static float BinaryDerivative(float p, float y)
    {
        var t = Smooth(y, 0.5);
        return p is < Lowest or > Highest ? 0 : ((1 - t) / Clip(1 - p)) - (t / Clip(p));
    }

    private static float BinaryFromLogits(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var values = new float[output.Length];
        for (var i = 0; i < output.Length; i++)
        {
            var t = Smooth(target[i], 0.5);
            probabilities[i] = RowArithmetic<TLanes>.Sigmoid(output[i]);
            values[i] = MathF.Max(output[i], 0) - (output[i] * t) + RowArithmetic<TLanes>.Softplus(-MathF.Abs(output[i]));
            delta[i] = (probabilities[i] - t) * (scale / output.Length);
        }

        return RowArithmetic<TLanes>.Sum(values) / output.Length;
    }

    private static float CategoricalFromLogits(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var (e, sum, max) = RowArithmetic<TLanes>.Exponentials(output);
        var t = target.Select(y => Smooth(y, 1.0 / target.Length)).ToArray();
        var total = RowArithmetic<TLanes>.Sum(t);
        for (var i = 0; i < output.Length; i++)
        {
            probabilities[i] = e[i] / sum;
            delta[i] = ((probabilities[i] * total) - t[i]) * scale;
        }

        return (RowArithmetic<TLanes>.ScalarLog(sum) * total) - RowArithmetic<TLanes>.Dot(t, output.Select(z => z - max).ToArray());
    }

    private static float Categorical(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var sum = RowArithmetic<TLanes>.Sum(output);
        var t = target.Select(y => Smooth(y, 1.0 / target.Length)).ToArray();
        var q = output.Select(p => p / sum).ToArray();
        var g = q.Zip(t, (p, y) => p is < Lowest or > Highest ? 0 : -y / p).ToArray();
        var dot = RowArithmetic<TLanes>.Dot(g, q);
        for (var i = 0; i < output.Length; i++)
            delta[i] = (g[i] - dot) * (scale / sum);
        return -RowArithmetic<TLanes>.Dot(t, q.Select(p => RowArithmetic<TLanes>.Log(Clip(p))).ToArray());
    }

    private static float Sparse(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var sum = RowArithmetic<TLanes>.Sum(output);
        var q = output[label] / sum;
        var g = q is < Lowest or > Highest ? 0 : -1 / q;
        for (var i = 0; i < output.Length; i++)
            delta[i] = ((i == label ? g : 0) - (g * q)) * (scale / sum);
        return -RowArithmetic<TLanes>.ScalarLog(Clip(q));
    }

    private static float SparseFromLogits(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var (e, sum, max) = RowArithmetic<TLanes>.Exponentials(output);
        for (var i = 0; i < output.Length; i++)
        {
            probabilities[i] = e[i] / sum;
            delta[i] = (probabilities[i] - (i == label ? 1 : 0)) * scale;
        }

        return RowArithmetic<TLanes>.ScalarLog(sum) - (output[label] - max);
    }
}
