namespace StaticDense.Tests.Reference;

/// <summary>
/// The losses, one row at a time. A row is one position of one sample; the loss is the mean over all rows of weight · row loss, the rows
/// added in double, divided once. <see cref="Delta"/> is the derivative by the output or the logits, scaled by weight / rows.
/// </summary>
internal sealed class ReferenceLoss(ReferenceTraining training, bool fromLogits, int channels, int samples)
{
    private const float Smallest = 1e-7f;
    private const float Largest = 1 - 1e-7f;

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
                ? Row(output, targets.Labels[row], delta, scale)
                : Row(output, targets.Values.AsSpan(row * channels, channels), delta, scale);
            sum += (double)weight * loss;
        }

        return (float)(sum / rows);
    }

    private float Row(ReadOnlySpan<float> output, int label, Span<float> delta, float scale)
    {
        if (fromLogits)
        {
            var (probabilities, logSum, maximum) = Softmax(output);
            for (var i = 0; i < delta.Length; i++)
                delta[i] = (probabilities[i] - (i == label ? 1 : 0)) * scale;
            return logSum - (output[label] - maximum);
        }

        var p = Clip(output[label]);
        delta.Clear();
        delta[label] = p == output[label] ? -scale / p : 0;
        return -ElementwiseFunctions.Log(p);
    }

    private float Row(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale) => training.Loss switch
    {
        Loss.MeanSquaredError => Squared(output, target, delta, scale),
        Loss.MeanAbsoluteError => Absolute(output, target, delta, scale),
        Loss.Huber => Huber(output, target, delta, scale),
        Loss.BinaryCrossentropy => fromLogits ? BinaryLogits(output, target, delta, scale) : Binary(output, target, delta, scale),
        _ => fromLogits ? CategoricalLogits(output, target, delta, scale) : Categorical(output, target, delta, scale),
    };

    private float Squared(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var losses = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            losses[i] = output[i] - target[i];
            delta[i] = losses[i] * (2 * scale / channels);
        }

        return Arithmetic.SumOfProducts(losses, losses) / channels;
    }

    private float Absolute(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var losses = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            var difference = output[i] - target[i];
            losses[i] = MathF.Abs(difference);
            delta[i] = (difference > 0 ? 1 : difference < 0 ? -1 : difference) * (scale / channels);
        }

        return Arithmetic.Sum(losses) / channels;
    }

    private float Huber(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var limit = (float)training.Delta;
        var losses = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            var difference = output[i] - target[i];
            var absolute = MathF.Abs(difference);
            losses[i] = absolute <= limit ? 0.5f * difference * difference : (limit * absolute) - (0.5f * limit * limit);
            delta[i] = MathF.Min(MathF.Max(difference, -limit), limit) * (scale / channels);
        }

        return Arithmetic.Sum(losses) / channels;
    }

    private float BinaryLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var losses = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            var y = Smooth(target[i], 0.5);
            losses[i] = MathF.Max(logits[i], 0) - (logits[i] * y) + ElementwiseFunctions.Softplus(-MathF.Abs(logits[i]));
            delta[i] = (ElementwiseFunctions.Sigmoid(logits[i]) - y) * (scale / channels);
        }

        return Arithmetic.Sum(losses) / channels;
    }

    private float Binary(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var losses = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            var y = Smooth(target[i], 0.5);
            var p = Clip(output[i]);
            losses[i] = -((y * ElementwiseFunctions.Log(p)) + ((1 - y) * ElementwiseFunctions.Log(1 - p)));
            delta[i] = p == output[i] ? (p - y) / (p * (1 - p)) * (scale / channels) : 0;
        }

        return Arithmetic.Sum(losses) / channels;
    }

    private float CategoricalLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var (probabilities, logSum, maximum) = Softmax(logits);
        float[] losses = new float[channels], smooth = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            smooth[i] = Smooth(target[i], 1.0 / channels);
            losses[i] = smooth[i] * (logSum - (logits[i] - maximum));
        }

        var total = Arithmetic.Sum(smooth);
        for (var i = 0; i < channels; i++)
            delta[i] = ((probabilities[i] * total) - smooth[i]) * scale;
        return Arithmetic.Sum(losses);
    }

    private float Categorical(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale)
    {
        var sum = Arithmetic.Sum(output);
        float[] losses = new float[channels], products = new float[channels], quotients = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            var y = Smooth(target[i], 1.0 / channels);
            var share = output[i] / sum;
            var p = Clip(share);
            losses[i] = -(y * ElementwiseFunctions.Log(p));
            quotients[i] = p == share ? y / p : 0;
            products[i] = quotients[i] * share;
        }

        var inner = Arithmetic.Sum(products);
        for (var i = 0; i < channels; i++)
            delta[i] = (inner - quotients[i]) / sum * scale;
        return Arithmetic.Sum(losses);
    }

    private float Smooth(float target, double centre)
    {
        var smoothing = training.LabelSmoothing;
        return smoothing == 0 ? target : Arithmetic.MultiplyAdd(target, (float)(1 - smoothing), (float)(smoothing * centre));
    }

    private static float Clip(float p) => MathF.Min(MathF.Max(p, Smallest), Largest);

    private static (float[] Probabilities, float LogSum, float Maximum) Softmax(ReadOnlySpan<float> logits)
    {
        var maximum = Arithmetic.Maximum(logits);
        var probabilities = new float[logits.Length];
        for (var i = 0; i < logits.Length; i++)
            probabilities[i] = ElementwiseFunctions.Exp(logits[i] - maximum);
        var sum = Arithmetic.Sum(probabilities);
        foreach (ref var p in probabilities.AsSpan())
            p /= sum;
        return (probabilities, ElementwiseFunctions.Log(sum), maximum);
    }
}
