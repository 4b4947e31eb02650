namespace StaticDense.Tests.Reference;

/// <summary>
/// The losses, one row at a time. A row is one position of one sample; the loss is the mean over all rows of weight · row loss, the rows
/// added in double, divided once. <see cref="Delta"/> is the derivative by the output or the logits. Sums over channels run over 16 virtual
/// lanes.
/// </summary>
internal sealed class ReferenceLoss(ReferenceTraining training, bool fromLogits, int channels, int samples)
{
    private const float Lowest = 1e-7f;
    private const float Highest = (float)(1 - 1e-7);

    private readonly float _smoothing = (float)training.LabelSmoothing;

    /// <summary>The derivative of the mean loss.</summary>
    public float[] Delta { get; private set; } = [];

    /// <summary>The loss of each row, not weighted.</summary>
    public float[] RowLosses { get; private set; } = [];

    public float Compute(float[] values, ReferenceTargets targets)
    {
        var rows = values.Length / channels;
        var positions = rows / samples;
        Delta = new float[values.Length];
        RowLosses = new float[rows];
        var sum = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var weight = targets.Weights.Length == 0 ? 1 : targets.Weights[row / positions];
            var scale = weight / rows;
            var output = values.AsSpan(row * channels, channels);
            var delta = Delta.AsSpan(row * channels, channels);
            var loss = RowLosses[row] = training.Loss == Loss.SparseCategoricalCrossentropy
                ? Sparse(output, targets.Labels[row], delta, scale)
                : Row(output, targets.Values.AsSpan(row * channels, channels), delta, scale);
            sum += (double)weight * loss;
        }

        return (float)(sum / rows);
    }

    private float Row(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale) => training.Loss switch
    {
        Loss.CategoricalCrossentropy => fromLogits ? CategoricalLogits(output, target, delta, scale) : Categorical(output, target, delta, scale),
        _ => Elements(output, target, delta, scale / channels),
    };

    /// <summary>Losses that are a mean over channels of a function of one output and its target.</summary>
    private float Elements(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float factor)
    {
        var losses = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            (losses[i], var derivative) = training.Loss switch
            {
                Loss.MeanSquaredError => Squared(output[i] - target[i]),
                Loss.MeanAbsoluteError => Absolute(output[i] - target[i]),
                Loss.Huber => Huber(output[i] - target[i], (float)training.Delta),
                _ => fromLogits ? BinaryLogit(output[i], Smooth(target[i], 0.5f * _smoothing)) : Binary(output[i], Smooth(target[i], 0.5f * _smoothing)),
            };
            delta[i] = derivative * factor;
        }

        return Arithmetic.Sum(losses) / channels;
    }

    private static (float Loss, float Derivative) Squared(float error) => (error * error, error + error);

    private static (float Loss, float Derivative) Absolute(float error) => (MathF.Abs(error), error > 0 ? 1 : error < 0 ? -1 : error);

    private static (float Loss, float Derivative) Huber(float error, float limit)
    {
        var size = MathF.Abs(error);
        var loss = size <= limit ? 0.5f * (error * error) : (limit * size) - (0.5f * (limit * limit));
        return (loss, MathF.Min(MathF.Max(error, 0 - limit), limit));
    }

    private static (float Loss, float Derivative) BinaryLogit(float logit, float target)
    {
        var tail = ElementwiseFunctions.Log1p(ElementwiseFunctions.Exp(0 - MathF.Abs(logit)));
        return (MathF.Max(logit, 0) - (logit * target) + tail, ElementwiseFunctions.Sigmoid(logit) - target);
    }

    private static (float Loss, float Derivative) Binary(float p, float target)
    {
        var loss = 0 - Arithmetic.MultiplyAdd(target, ElementwiseFunctions.Log(Clip(p)), (1 - target) * ElementwiseFunctions.Log(Clip(1 - p)));
        return (loss, IsClipped(p) ? 0 : ((1 - target) / Clip(1 - p)) - (target / Clip(p)));
    }

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

    private float Categorical(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var sum = Arithmetic.Sum(output);
        float[] smooth = new float[channels], logarithms = new float[channels], quotients = new float[channels], gradients = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            smooth[i] = Smooth(target[i], _smoothing / channels);
            quotients[i] = output[i] / sum;
            logarithms[i] = ElementwiseFunctions.Log(Clip(quotients[i]));
            gradients[i] = NegativeQuotient(smooth[i], quotients[i]);
        }

        var product = Arithmetic.SumOfProducts(gradients, quotients);
        for (var i = 0; i < channels; i++)
            delta[i] = (gradients[i] - product) * (scale / sum);
        return -Arithmetic.SumOfProducts(smooth, logarithms);
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
