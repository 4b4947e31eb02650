namespace StaticDense.Generator.Interpretation;

/// <summary>The error function, which the platform lacks.</summary>
internal static class ErrorFunction
{
    /// <summary>Where the series ends and the continued fraction begins.</summary>
    private const double Border = 3;

    private const int Fractions = 80;

    /// <summary><c>1 - erf(x)</c>, to some 1e-15.</summary>
    public static double Complement(double x)
    {
        if (x < 0)
            return 2 - Complement(-x);
        return x < Border ? 1 - Series(x) : Fraction(x);
    }

    /// <summary><c>2/√π exp(-x²) Σ 2ⁿ x²ⁿ⁺¹ / (1 · 3 · … · (2n + 1))</c>: all terms positive, nothing cancels.</summary>
    private static double Series(double x)
    {
        double term = x, sum = x;
        for (var n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary><c>exp(-x²)/√π / (x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …))))</c>.</summary>
    private static double Fraction(double x)
    {
        var fraction = x;
        for (var n = Fractions; n > 0; n--)
            fraction = x + (n / 2.0 / fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
