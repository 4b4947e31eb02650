using StaticDense.Generator.Model;

namespace StaticDense.Generator.Interpretation;

/// <summary>The activation functions by their formulas.</summary>
internal static class Activations
{
    private const double SeluScale = 1.05070098735548049;
    private const double SeluAlpha = 1.67326324235437728;

    /// <summary>Applies a function in place, to each value or to rows of that many channels.</summary>
    public static double[] Apply(ActivationFunction function, double[] values, int channels)
    {
        if (function.Kind is ActivationKind.Softmax or ActivationKind.LogSoftmax)
        {
            for (var first = 0; first < values.Length; first += channels)
                Softmax(values.AsSpan(first, channels), function.Kind == ActivationKind.LogSoftmax);
        }
        else if (function.Kind != ActivationKind.Linear)
        {
            for (var at = 0; at < values.Length; at++)
                values[at] = Value(function, values[at]);
        }

        return values;
    }

    /// <summary>A rectifier with trained slopes; where an axis of their shape is 1, its places share one.</summary>
    public static double[] Rectify(double[] x, Shape shape, float[] slopes, Shape slopesShape)
    {
        var strides = Images.Strides(slopesShape);
        var y = new double[x.Length];
        for (var at = 0; at < x.Length; at++)
        {
            var (rest, slope) = (at, 0);
            for (var axis = shape.Rank - 1; axis >= 0; axis--)
            {
                slope += slopesShape.Axes[axis] == 1 ? 0 : rest % shape.Axes[axis] * strides[axis];
                rest /= shape.Axes[axis];
            }

            y[at] = x[at] > 0 ? x[at] : slopes[slope] * x[at];
        }

        return y;
    }

    private static double Value(ActivationFunction function, double x) => function.Kind switch
    {
        ActivationKind.ReLU => Math.Max(x, 0),
        ActivationKind.ReLU6 => Clip(x),
        ActivationKind.LeakyReLU => x > 0 ? x : function.Slope * x,
        ActivationKind.ELU => x > 0 ? x : function.Alpha * ExponentialLessOne(x),
        ActivationKind.SELU => SeluScale * (x > 0 ? x : SeluAlpha * ExponentialLessOne(x)),
        ActivationKind.GELU => 0.5 * x * ErrorFunction.Complement(-x / Math.Sqrt(2)),
        ActivationKind.GELUApproximate => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        ActivationKind.SiLU => x / (1 + Math.Exp(-x)),
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-x)),
        ActivationKind.HardSigmoid => Clip(x + 3) / 6,
        ActivationKind.HardSiLU => x * Clip(x + 3) / 6,
        ActivationKind.Tanh => Math.Tanh(x),
        ActivationKind.Softplus => Softplus(x),
        ActivationKind.Softsign => x / (1 + Math.Abs(x)),
        ActivationKind.Mish => x * Math.Tanh(Softplus(x)),
        ActivationKind.Exponential => Math.Exp(x),
        ActivationKind.GeneralReLU => x >= function.MaxValue ? function.MaxValue : x >= function.Threshold ? x : function.Slope * (x - function.Threshold),
        _ => throw new InvalidOperationException($"The function {function.Kind} cannot be interpreted."),
    };

    private static void Softmax(Span<double> row, bool isLogarithm)
    {
        var maximum = double.NegativeInfinity;
        foreach (var value in row)
            maximum = Math.Max(maximum, value);
        var sum = 0.0;
        foreach (var value in row)
            sum += Math.Exp(value - maximum);
        var logarithm = Math.Log(sum);
        foreach (ref var value in row)
            value = isLogarithm ? value - maximum - logarithm : Math.Exp(value - maximum) / sum;
    }

    private static double Clip(double x) => Math.Min(Math.Max(x, 0), 6);

    private static double Softplus(double x)
    {
        // log(1 + power) without losing small powers.
        var power = Math.Exp(-Math.Abs(x));
        var sum = 1 + power;
        return Math.Max(x, 0) + (sum == 1 ? power : Math.Log(sum) * (power / (sum - 1)));
    }

    /// <summary><c>exp(x) - 1</c> for x ≤ 0 without losing small x: <c>2 tanh(x/2) / (1 - tanh(x/2))</c>.</summary>
    private static double ExponentialLessOne(double x)
    {
        var half = Math.Tanh(x / 2);
        return 2 * half / (1 - half);
    }
}
