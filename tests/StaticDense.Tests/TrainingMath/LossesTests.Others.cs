using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

// The formulas of the other losses.
public abstract partial class LossesTests<TLanes>
{
    private const double Alpha = 0.3, Gamma = 1.5;

    private static float Sign(float value) => value > 0 ? 1 : value < 0 ? -1 : value;

    private static float Logarithmic(float p, float y) =>
        RowArithmetic<TLanes>.Log1p(MathF.Max(p, Lowest)) - RowArithmetic<TLanes>.Log1p(MathF.Max(y, Lowest));

    private static float LogarithmicSlope(float p, float y) => p < Lowest ? 0 : 2 * Logarithmic(p, y) / (1 + MathF.Max(p, Lowest));

    private static float Divergence(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var values = new float[output.Length];
        for (var i = 0; i < output.Length; i++)
        {
            float t = MathF.Min(MathF.Max(target[i], Lowest), 1), q = MathF.Min(MathF.Max(output[i], Lowest), 1);
            values[i] = t * RowArithmetic<TLanes>.Log(t / q);
            delta[i] = (output[i] is < Lowest or > 1 ? 0 : 0 - (t / q)) * scale;
        }

        return RowArithmetic<TLanes>.Sum(values);
    }

    private static float CategoricalHinge(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var others = output.Zip(target, static (p, y) => (1 - y) * p).ToArray();
        var excess = others.Max() - RowArithmetic<TLanes>.Dot(target, output) + 1;
        var at = Array.IndexOf(others, others.Max());
        for (var i = 0; i < delta.Length && excess > 0; i++)
            delta[i] = i == at ? (1 - target[i] - target[i]) * scale : (0 - target[i]) * scale;
        return MathF.Max(excess, 0);
    }

    private static float Cosine(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        float a = 1 / MathF.Sqrt(RowArithmetic<TLanes>.Dot(target, target)), b = 1 / MathF.Sqrt(RowArithmetic<TLanes>.Dot(output, output));
        var cosine = RowArithmetic<TLanes>.Dot(target, output) * a * b;
        for (var i = 0; i < delta.Length; i++)
            delta[i] = ((cosine * b * b * output[i]) - (a * b * target[i])) * scale;
        return -cosine;
    }

    private static float Power(float x) => RowArithmetic<TLanes>.Exp((float)Gamma * RowArithmetic<TLanes>.Log(x));

    private static float PowerSlope(float x) => x == 0 ? 0 : (float)Gamma * RowArithmetic<TLanes>.Exp((float)(Gamma - 1) * RowArithmetic<TLanes>.Log(x));

    private static float BinaryFocal(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var values = new float[output.Length];
        for (var i = 0; i < output.Length; i++)
        {
            var (missed, weight, slope) = FocalParts(output[i], target[i]);
            var crossentropy = BinaryValue(output[i], target[i]);
            values[i] = weight * (Power(missed) * crossentropy);
            delta[i] = weight * MultiplyAdd<TLanes>(slope, crossentropy, Power(missed) * BinaryDerivative(output[i], target[i])) * (scale / output.Length);
        }

        return RowArithmetic<TLanes>.Sum(values) / output.Length;
    }

    private static float BinaryFocalFromLogits(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var values = new float[output.Length];
        for (var i = 0; i < output.Length; i++)
        {
            float t = Smooth(target[i], 0.5), p = probabilities[i] = RowArithmetic<TLanes>.Sigmoid(output[i]);
            var crossentropy = MathF.Max(output[i], 0) - (output[i] * t) + RowArithmetic<TLanes>.Softplus(-MathF.Abs(output[i]));
            var (missed, weight, slope) = FocalParts(p, target[i]);
            values[i] = weight * (Power(missed) * crossentropy);
            delta[i] = weight * MultiplyAdd<TLanes>(slope * (p * (1 - p)), crossentropy, Power(missed) * (p - t)) * (scale / output.Length);
        }

        return RowArithmetic<TLanes>.Sum(values) / output.Length;
    }

    private static (float Missed, float Weight, float Slope) FocalParts(float p, float y)
    {
        var t = Smooth(y, 0.5);
        var missed = MultiplyAdd<TLanes>(t, 1 - p, (1 - t) * p);
        var weight = MultiplyAdd<TLanes>(t, (float)Alpha, (1 - t) * (float)(1 - Alpha));
        return (missed, weight, PowerSlope(missed) * (1 - (t + t)));
    }

    private static float CategoricalFocal(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var sum = RowArithmetic<TLanes>.Sum(output);
        var q = output.Select(p => p / sum).ToArray();
        var (loss, gradients, product) = CategoricalFocal(q, target);
        for (var i = 0; i < q.Length; i++)
            delta[i] = (gradients[i] - product) * (scale / sum);
        return loss;
    }

    private static float CategoricalFocalFromLogits(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var (e, sum, _) = RowArithmetic<TLanes>.Exponentials(output);
        for (var i = 0; i < e.Length; i++)
            probabilities[i] = e[i] / sum;
        var (loss, gradients, product) = CategoricalFocal(probabilities, target);
        for (var i = 0; i < e.Length; i++)
            delta[i] = (gradients[i] - product) * probabilities[i] * scale;
        return loss;
    }

    private static (float Loss, float[] Gradients, float Product) CategoricalFocal(float[] q, float[] target)
    {
        float[] shares = new float[q.Length], logarithms = new float[q.Length], gradients = new float[q.Length];
        for (var i = 0; i < q.Length; i++)
        {
            float t = Smooth(target[i], 1.0 / q.Length), c = Clip(q[i]);
            logarithms[i] = RowArithmetic<TLanes>.Log(c);
            shares[i] = Power(1 - c) * t;
            gradients[i] = q[i] is < Lowest or > Highest ? 0 : (float)Alpha * ((PowerSlope(1 - c) * t * logarithms[i]) - (shares[i] / c));
        }

        return (-((float)Alpha * RowArithmetic<TLanes>.Dot(shares, logarithms)), gradients, RowArithmetic<TLanes>.Dot(gradients, q));
    }
}
