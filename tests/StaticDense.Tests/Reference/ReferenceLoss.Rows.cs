namespace StaticDense.Tests.Reference;

// Losses over the channels of one row.
internal sealed partial class ReferenceLoss
{
    private float Sparse(ReadOnlySpan<float> output, int label, Span<float> delta, float scale)
    {
        if (fromLogits)
        {
            var maximum = Arithmetic.Maximum(output);
            var (probabilities, sum) = Softmax(output, maximum);
            for (var i = 0; i < channels; i++)
                delta[i] = (i == label ? probabilities[i] - 1 : probabilities[i]) * scale;
            return ElementwiseFunctions.Log(sum) - (output[label] - maximum);
        }

        var total = Arithmetic.Sum(output);
        var q = output[label] / total;
        var gradient = NegativeQuotient(1, q);
        var product = gradient * q;
        for (var i = 0; i < channels; i++)
            delta[i] = ((i == label ? gradient : 0) - product) * (scale / total);
        return -ElementwiseFunctions.Log(Clip(q));
    }

    private float CategoricalLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var maximum = Arithmetic.Maximum(logits);
        var (probabilities, sum) = Softmax(logits, maximum);
        float[] shifted = new float[channels], smooth = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            shifted[i] = logits[i] - maximum;
            smooth[i] = Smooth(target[i], _smoothing / channels);
        }

        var total = Arithmetic.Sum(smooth);
        for (var i = 0; i < channels; i++)
            delta[i] = ((probabilities[i] * total) - smooth[i]) * scale;
        return (ElementwiseFunctions.Log(sum) * total) - Arithmetic.SumOfProducts(smooth, shifted);
    }

    /// <summary>
    /// Crossentropy of probabilities, focal or not. Probabilities are divided by their sum; the focal loss of logits takes those of the softmax
    /// as they are, and its gradient goes on through the softmax.
    /// </summary>
    private float Categorical(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var isFocal = training.Loss == Loss.CategoricalFocalCrossentropy;
        var (alpha, gamma) = ((float)training.Alpha, (float)training.Gamma);
        var probabilities = fromLogits ? Softmax(output, Arithmetic.Maximum(output)).Probabilities : output;
        var sum = fromLogits ? 1 : Arithmetic.Sum(probabilities);
        float[] shares = new float[channels], logarithms = new float[channels], quotients = new float[channels], gradients = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            var smooth = Smooth(target[i], _smoothing / channels);
            quotients[i] = probabilities[i] / sum;
            var clipped = Clip(quotients[i]);
            var missed = 1 - clipped;
            logarithms[i] = ElementwiseFunctions.Log(clipped);
            shares[i] = isFocal ? Power(missed, gamma) * smooth : smooth;
            gradients[i] = !isFocal ? NegativeQuotient(smooth, quotients[i])
                : IsClipped(quotients[i]) ? 0
                : alpha * ((PowerSlope(missed, gamma) * smooth * logarithms[i]) - (shares[i] / clipped));
        }

        var product = Arithmetic.SumOfProducts(gradients, quotients);
        for (var i = 0; i < channels; i++)
        {
            var d = gradients[i] - product;
            delta[i] = (fromLogits ? d * quotients[i] : d) * (scale / sum);
        }

        var total = Arithmetic.SumOfProducts(shares, logarithms);
        return isFocal ? -(alpha * total) : -total;
    }

    private float CategoricalHinge(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var largest = 0;
        var others = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            others[i] = (1 - target[i]) * output[i];
            if (!float.IsNaN(others[largest]) && (others[i] > others[largest] || float.IsNaN(others[i])))
                largest = i;
        }

        var excess = others[largest] - Arithmetic.SumOfProducts(target, output) + 1;
        for (var i = 0; i < channels; i++)
            delta[i] = !(excess > 0) ? 0 : i == largest ? (1 - target[i] - target[i]) * scale : (0 - target[i]) * scale;
        return MathF.Max(excess, 0);
    }

    private float Cosine(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var a = MathF.Min(1 / MathF.Sqrt(Arithmetic.SumOfProducts(target, target)), 1e7f);
        var inverse = 1 / MathF.Sqrt(Arithmetic.SumOfProducts(output, output));
        var b = MathF.Min(inverse, 1e7f);
        var cosine = Arithmetic.SumOfProducts(target, output) * a * b;
        var u = inverse > 1e7f ? 0 : cosine * b * b;
        for (var i = 0; i < channels; i++)
            delta[i] = ((u * output[i]) - (a * b * target[i])) * scale;
        return -cosine;
    }

    /// <summary><c>y (1 - s) + share</c>, as one multiply-add.</summary>
    private float Smooth(float target, float share) => Arithmetic.MultiplyAdd(target, 1 - _smoothing, share);

    private static float Clip(float p) => MathF.Min(MathF.Max(p, Lowest), Highest);

    private static bool IsClipped(float p) => p < Lowest || p > Highest;

    /// <summary><c>-t / clip(q)</c>, +0 where q is clipped.</summary>
    private static float NegativeQuotient(float target, float q) => IsClipped(q) ? 0 : (0 - target) / Clip(q);

    private static (float[] Probabilities, float Sum) Softmax(ReadOnlySpan<float> logits, float maximum)
    {
        var probabilities = new float[logits.Length];
        for (var i = 0; i < logits.Length; i++)
            probabilities[i] = ElementwiseFunctions.Exp(logits[i] - maximum);
        var sum = Arithmetic.Sum(probabilities);
        foreach (ref var p in probabilities.AsSpan())
            p /= sum;
        return (probabilities, sum);
    }
}
