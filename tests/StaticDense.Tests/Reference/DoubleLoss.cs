namespace StaticDense.Tests.Reference;

/// <summary>The losses in double by their textbook formulas, from outputs or logits.</summary>
internal sealed class DoubleLoss(ReferenceTraining training, bool usesLogits)
{
    private const double Lowest = 1e-7;

    /// <summary>The mean over rows, weighted, of the rows' losses.</summary>
    public double Mean(double[] values, int channels, ReferenceTargets targets, int samples)
    {
        var rows = values.Length / channels;
        var areBinary = targets.Values.All(target => target is 0 or 1);
        double sum = 0, counted = 0;
        for (var row = 0; row < rows; row++)
        {
            var output = values.AsSpan(row * channels, channels);
            double[] target = targets.Labels.Length > 0
                ? [.. Enumerable.Range(0, channels).Select(i => targets.Labels[row] == i ? 1.0 : 0)]
                : [.. targets.Values.Skip(row * channels).Take(channels).Select(value => areBinary && IsHinge ? (2.0 * value) - 1 : value)];
            if (targets.Labels.Length > 0 && targets.Labels[row] == training.IgnoreClass)
                continue;
            counted++;
            sum += (targets.Weights.Length == 0 ? 1 : targets.Weights[row * samples / rows]) * Row(output.ToArray(), target);
        }

        return counted == 0 ? 0 : sum / counted;
    }

    private bool IsHinge => training.Loss is Loss.Hinge or Loss.SquaredHinge;

    private double Row(double[] output, double[] target)
    {
        switch (training.Loss)
        {
            case Loss.CategoricalCrossentropy or Loss.CategoricalFocalCrossentropy or Loss.SparseCategoricalCrossentropy:
                return Categorical(output, target);
            case Loss.KLDivergence:
                return output.Zip(target, (p, y) => Math.Clamp(y, Lowest, 1) * Math.Log(Math.Clamp(y, Lowest, 1) / Math.Clamp(p, Lowest, 1))).Sum();
            case Loss.CosineSimilarity:
                double Length(double[] values) => Math.Max(Math.Sqrt(values.Sum(value => value * value)), Lowest);
                return -output.Zip(target, (p, y) => p * y).Sum() / Length(output) / Length(target);
            case Loss.CategoricalHinge:
                var others = output.Zip(target, (p, y) => (1 - y) * p).Max();
                return Math.Max(others - output.Zip(target, (p, y) => p * y).Sum() + 1, 0);
            default:
                return output.Zip(target, Element).Average();
        }
    }

    private double Element(double output, double target)
    {
        var error = output - target;
        switch (training.Loss)
        {
            case Loss.MeanSquaredError:
                return error * error;
            case Loss.MeanAbsoluteError:
                return Math.Abs(error);
            case Loss.MeanAbsolutePercentageError:
                return 100 * Math.Abs(error) / Math.Max(Math.Abs(target), Lowest);
            case Loss.MeanSquaredLogarithmicError:
                return Math.Pow(Math.Log((1 + Math.Max(output, Lowest)) / (1 + Math.Max(target, Lowest))), 2);
            case Loss.Huber:
                var (size, delta) = (Math.Abs(error), training.Delta);
                return size <= delta ? error * error / 2 : (delta * size) - (delta * delta / 2);
            case Loss.LogCosh:
                return Math.Log(Math.Cosh(error));
            case Loss.Poisson:
                return output - (target * Math.Log(output + Lowest));
            case Loss.Hinge:
                return Math.Max(1 - (target * output), 0);
            case Loss.SquaredHinge:
                return Math.Pow(Math.Max(1 - (target * output), 0), 2);
            default:
                return Binary(output, (target * (1 - training.LabelSmoothing)) + (0.5 * training.LabelSmoothing));
        }
    }

    private double Binary(double output, double target)
    {
        var p = Math.Clamp(output, Lowest, 1 - Lowest);
        var crossentropy = usesLogits
            ? DoubleActivations.Softplus(output) - (output * target)
            : -(target * Math.Log(p)) - ((1 - target) * Math.Log(1 - p));
        if (training.Loss == Loss.BinaryCrossentropy)
            return crossentropy;
        var probability = usesLogits ? 1 / (1 + Math.Exp(-output)) : output;
        var ofTarget = (target * probability) + ((1 - target) * (1 - probability));
        var weight = training.ApplyClassBalancing ? (target * training.Alpha) + ((1 - target) * (1 - training.Alpha)) : 1;
        return weight * Math.Pow(1 - ofTarget, training.Gamma) * crossentropy;
    }

    private double Categorical(double[] output, double[] target)
    {
        var isFocal = training.Loss == Loss.CategoricalFocalCrossentropy;
        var logarithms = Logarithms(output, isClipped: isFocal || !usesLogits);
        var sum = 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            var smooth = training.Loss == Loss.SparseCategoricalCrossentropy
                ? target[i]
                : (target[i] * (1 - training.LabelSmoothing)) + (training.LabelSmoothing / output.Length);
            var factor = isFocal ? training.Alpha * Math.Pow(1 - Math.Exp(logarithms[i]), training.Gamma) : 1;
            sum -= factor * smooth * logarithms[i];
        }

        return sum;
    }

    /// <summary>The logarithms of a row's probabilities: exact from logits; from probabilities after division by their sum; clipped or not.</summary>
    private double[] Logarithms(double[] output, bool isClipped)
    {
        var result = (double[])output.Clone();
        if (usesLogits)
            DoubleActivations.Softmax(result, logarithm: true);
        else
            result = [.. result.Select(p => Math.Log(p / output.Sum()))];
        return isClipped ? [.. result.Select(value => Math.Clamp(value, Math.Log(Lowest), Math.Log(1 - Lowest)))] : result;
    }
}
