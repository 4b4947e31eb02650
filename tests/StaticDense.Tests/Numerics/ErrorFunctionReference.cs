namespace StaticDense.Tests.Numerics;

/// <summary>The error function in double, to about 1e-15 relative: Taylor's series, and Laplace's continued fraction far out.</summary>
public static class ErrorFunctionReference
{
    public static double Erf(double x)
    {
        if (double.IsNaN(x))
            return x;
        var magnitude = Math.Abs(x);
        return Math.CopySign(magnitude < 2.5 ? Series(magnitude) : 1 - Complement(magnitude), x);
    }

    /// <summary><c>2/√π exp(-x²) Σ 2ᵏ x²ᵏ⁺¹ / (1 · 3 · … (2k + 1))</c>: all terms positive.</summary>
    private static double Series(double x)
    {
        double term = x, sum = x;
        for (var k = 1; term > sum * 1e-18; k++)
        {
            term *= 2 * x * x / ((2 * k) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double Complement(double x)
    {
        if (x > 27)
            return 0;
        var fraction = x;
        for (var k = 80; k > 0; k--)
            fraction = x + (k / 2.0 / fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
