namespace StaticDense.Tests.Reference;

/// <summary>The activation functions in double by their textbook formulas, from the platform's mathematics.</summary>
internal static class DoubleActivations
{
    /// <summary>A function of one value.</summary>
    public static double Value(ReferenceActivation activation, double x) => activation.Kind switch
    {
        Activation.Linear => x,
        Activation.ReLU => Math.Max(x, 0),
        Activation.ReLU6 => Math.Min(Math.Max(x, 0), 6),
        Activation.LeakyReLU => x > 0 ? x : activation.Slope * x,
        Activation.ELU => x > 0 ? x : activation.Alpha * Expm1(x),
        Activation.SELU => 1.05070098735548049 * (x > 0 ? x : 1.67326324235437728 * Expm1(x)),
        Activation.GELU => 0.5 * x * Erfc(-x / Math.Sqrt(2)),
        Activation.GELUApproximate => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        Activation.SiLU => x * Sigmoid(x),
        Activation.Sigmoid => Sigmoid(x),
        Activation.HardSigmoid => Math.Clamp(x + 3, 0, 6) / 6,
        Activation.HardSiLU => x * Math.Clamp(x + 3, 0, 6) / 6,
        Activation.Tanh => Math.Tanh(x),
        Activation.Softplus => Softplus(x),
        Activation.Softsign => x / (1 + Math.Abs(x)),
        Activation.Mish => x * Math.Tanh(Softplus(x)),
        Activation.Exponential => Math.Exp(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>The general ReLU layer: maximum, slope and threshold.</summary>
    public static double GeneralReLU(ReferenceActivation activation, double x) =>
        x >= activation.MaxValue ? activation.MaxValue : x >= activation.Threshold ? x : activation.Slope * (x - activation.Threshold);

    /// <summary>The softmax of a row, or its logarithm, in place.</summary>
    public static void Softmax(Span<double> row, bool logarithm)
    {
        var maximum = double.NegativeInfinity;
        foreach (var value in row)
            maximum = Math.Max(maximum, value);
        var sum = 0.0;
        foreach (var value in row)
            sum += Math.Exp(value - maximum);
        foreach (ref var value in row)
            value = logarithm ? value - maximum - Math.Log(sum) : Math.Exp(value - maximum) / sum;
    }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary><c>log(1 + x)</c> without losing small x.</summary>
    public static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary><c>exp(x) - 1</c> without losing small x: Kahan's correction by the logarithm.</summary>
    private static double Expm1(double x)
    {
        var power = Math.Exp(x);
        return power == 1 ? x : power - 1 == -1 ? -1 : (power - 1) * x / Math.Log(power);
    }

    /// <summary>1 - erf(x): the Taylor series near zero, a continued fraction (Lentz) beyond.</summary>
    private static double Erfc(double x)
    {
        if (x < 0)
            return 2 - Erfc(-x);
        if (x < 2.5)
        {
            double term = x, sum = x;
            for (var n = 1; Math.Abs(term) > 1e-18; n++)
            {
                term *= -x * x / n;
                sum += term / ((2 * n) + 1);
            }

            return 1 - (2 / Math.Sqrt(Math.PI) * sum);
        }

        var fraction = x;
        for (var n = 120; n > 0; n--)
            fraction = x + (n / 2.0 / fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
