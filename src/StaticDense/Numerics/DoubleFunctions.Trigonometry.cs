namespace StaticDense.Numerics;

public static partial class DoubleFunctions
{
    /// <summary>π/2 in three parts; products of the first two with integers below 2²⁰ are exact.</summary>
    private const double HalfPiHigh = 1.57079632673412561417, HalfPiMiddle = 6.07710050630396597660e-11, HalfPiLow = 2.02226624879595063154e-21;

    /// <summary>The cosine for |x| up to 10⁶, absolute error below 2⁻⁵²; relative to the result where that is not near 0.</summary>
    /// <param name="x">The angle in radians.</param>
    public static double Cos(double x) => Sinusoid(x, 1);

    /// <summary>The sine for |x| up to 10⁶, absolute error below 2⁻⁵²; relative to the result where that is not near 0.</summary>
    /// <param name="x">The angle in radians.</param>
    public static double Sin(double x) => Sinusoid(x, 0);

    private static double Sinusoid(double x, int quarterTurns)
    {
        if (!(Math.Abs(x) <= 1e6))
            return double.IsFinite(x) ? throw new ArgumentOutOfRangeException(nameof(x), x, "The angle must lie within ±10⁶.") : double.NaN;

        // x = n π/2 + r + rest, |r| up to π/4.
        var n = Math.Floor((x * (1 / (HalfPiHigh + HalfPiMiddle))) + 0.5);
        var first = x - (n * HalfPiHigh);
        var low = n * HalfPiMiddle;
        var r = first - low;
        var rest = first - r - low - (n * HalfPiLow);
        var quadrant = ((int)n + quarterTurns) & 3;
        var value = (quadrant & 1) == 0 ? SineSeries(r, rest) : CosineSeries(r, rest);
        return quadrant < 2 ? value : -value;
    }

    /// <summary><c>r - r³/3! + r⁵/5! - ...</c></summary>
    private static double SineSeries(double r, double rest)
    {
        double square = r * r, sum = 0;
        for (var k = 19; k >= 5; k -= 2)
            sum = (1 - sum) * square / (k * (k - 1));
        return r + ((rest * (1 - (square * 0.5))) - (r * square * (1 - sum) / 6));
    }

    /// <summary><c>1 - r²/2! + r⁴/4! - ...</c></summary>
    private static double CosineSeries(double r, double rest)
    {
        double square = r * r, sum = 0;
        for (var k = 20; k >= 4; k -= 2)
            sum = (1 - sum) * square / (k * (k - 1));

        // 1 - r²/2 and what its rounding lost.
        var half = square * 0.5;
        var leading = 1 - half;
        return leading + (1 - leading - half + (half * sum) - (r * rest * (1 - (square / 6))));
    }
}
