namespace StaticDense.Tests.Reference;

// Losses of one output and its target.
internal sealed partial class ReferenceLoss
{
    private (float Loss, float Derivative) Element(float output, float target)
    {
        var error = output - target;
        switch (training.Loss)
        {
            case Loss.MeanSquaredError:
                return Squared(error);
            case Loss.MeanAbsoluteError:
                return Absolute(error);
            case Loss.MeanAbsolutePercentageError:
                var divisor = MathF.Max(MathF.Abs(target), Lowest);
                return (100 * (MathF.Abs(error) / divisor), Sign(error) * (100 / divisor));
            case Loss.MeanSquaredLogarithmicError:
                return Logarithmic(output, target);
            case Loss.Huber:
                return Huber(error, (float)training.Delta);
            case Loss.LogCosh:
                var size = MathF.Abs(error);
                return (size + ElementwiseFunctions.Softplus(0 - (size + size)) - 0.6931472f, ElementwiseFunctions.Tanh(error));
            case Loss.Poisson:
                return (output - (target * ElementwiseFunctions.Log(output + Lowest)), 1 - (target / (output + Lowest)));
            case Loss.KLDivergence:
                return Divergence(output, target);
            case Loss.Hinge or Loss.SquaredHinge:
                return Hinge(output, _areBinary ? Arithmetic.MultiplyAdd(target, 2, -1) : Arithmetic.MultiplyAdd(target, 1, 0));
            default:
                var smooth = Smooth(target, 0.5f * _smoothing);
                if (training.Loss == Loss.BinaryFocalCrossentropy)
                    return BinaryFocal(output, smooth);
                return fromLogits ? BinaryLogit(output, smooth) : Binary(output, smooth);
        }
    }

    private static (float Loss, float Derivative) Squared(float error) => (error * error, error + error);

    private static (float Loss, float Derivative) Absolute(float error) => (MathF.Abs(error), Sign(error));

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

    private static (float Loss, float Derivative) Logarithmic(float output, float target)
    {
        var p = MathF.Max(output, Lowest);
        var difference = ElementwiseFunctions.Log1p(p) - ElementwiseFunctions.Log1p(MathF.Max(target, Lowest));
        return (difference * difference, output < Lowest ? 0 : (difference + difference) / (1 + p));
    }

    private static (float Loss, float Derivative) Divergence(float output, float target)
    {
        float t = MathF.Min(MathF.Max(target, Lowest), 1), q = MathF.Min(MathF.Max(output, Lowest), 1);
        return (t * ElementwiseFunctions.Log(t / q), output < Lowest || output > 1 ? 0 : 0 - (t / q));
    }

    private (float Loss, float Derivative) Hinge(float output, float side)
    {
        var margin = 1 - (side * output);
        var above = MathF.Max(margin, 0);
        return training.Loss == Loss.Hinge
            ? (above, margin <= 0 ? 0 : 0 - side)
            : (above * above, margin <= 0 ? 0 : (0 - side) * (margin + margin));
    }

    private (float Loss, float Derivative) BinaryFocal(float output, float target)
    {
        var gamma = (float)training.Gamma;
        var p = fromLogits ? ElementwiseFunctions.Sigmoid(output) : output;
        var missed = Arithmetic.MultiplyAdd(target, 1 - p, (1 - target) * p);
        var slope = PowerSlope(missed, gamma) * (1 - (target + target));
        var (crossentropy, derivative) = fromLogits ? BinaryLogit(output, target) : Binary(output, target);
        if (fromLogits)
            slope *= p * (1 - p);
        var (positive, negative) = training.ApplyClassBalancing ? ((float)training.Alpha, (float)(1 - training.Alpha)) : (1, 1);
        var weight = Arithmetic.MultiplyAdd(target, positive, (1 - target) * negative);
        var power = Power(missed, gamma);
        return (weight * (power * crossentropy), weight * Arithmetic.MultiplyAdd(slope, crossentropy, power * derivative));
    }

    private static float Power(float x, float exponent) => exponent switch
    {
        0 => 1,
        1 => x,
        2 => x * x,
        _ => ElementwiseFunctions.Exp(exponent * ElementwiseFunctions.Log(x)),
    };

    private static float PowerSlope(float x, float exponent) =>
        exponent == 0 ? 0 : exponent == 1 ? 1 : x == 0 ? 0 : exponent * Power(x, exponent - 1);

    private static float Sign(float value) => value > 0 ? 1 : value < 0 ? -1 : value;
}
