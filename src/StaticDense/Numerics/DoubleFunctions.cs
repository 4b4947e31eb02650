namespace StaticDense.Numerics;

/// <summary>
/// Elementary functions in double from additions, multiplications and divisions alone, so that initial values, schedules and drawn
/// images have the same bits on every machine. Taylor series after a range reduction: for setting things up, not for loops.
/// </summary>
public static partial class DoubleFunctions
{
    private const double Log2 = 0.693147180559945309;

    /// <summary>log 2 in two parts: products of the first with integers below 2²¹ are exact.</summary>
    private const double Log2High = 6.93147180369123816490e-1, Log2Low = 1.90821492927058770002e-10;

    /// <summary>1 / (2k + 1) for the series of the inverse hyperbolic tangent, from k = 1.</summary>
    private static ReadOnlySpan<double> OddReciprocals =>
    [
        1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21, 1.0 / 23,
    ];

    /// <summary><c>exp(x)</c>, error below 1 unit in the last place; overflows to infinity and underflows gradually.</summary>
    /// <param name="x">The exponent.</param>
    public static double Exp(double x) => ExpOfSum(x, 0);

    /// <summary>The natural logarithm, error below 1 unit: -infinity at 0, NaN below.</summary>
    /// <param name="x">A number that is not negative.</param>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
            return double.NaN;
        if (x == 0)
            return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x))
            return x;
        var (high, low) = LogOfFinite(x);
        return high + low;
    }

    /// <summary>
    /// <c>x</c> to the power <c>y</c> for x ≥ 0 as <c>exp(y log x)</c>, the logarithm in two doubles; error below 2 units for
    /// <c>|y log x|</c> up to 50, growing with it to 8 at the ends of the range. NaN for negative x, unless y is 0; 1 where x is 1 or y is 0.
    /// </summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
            return 1;
        if (double.IsNaN(x) || double.IsNaN(y) || x < 0)
            return double.NaN;
        if (x == 0 || double.IsInfinity(x))
            return x == 0 == y > 0 ? 0 : double.PositiveInfinity;
        if (double.IsInfinity(y))
            return x > 1 == y > 0 ? double.PositiveInfinity : 0;
        var (high, low) = LogOfFinite(x);
        var (product, rest) = MultiplyExactly(y, high);
        return double.IsFinite(product) && double.IsFinite(rest) ? ExpOfSum(product, rest + (y * low)) : ExpOfSum(y * high, 0);
    }

    /// <summary><c>exp(x + correction)</c> for a correction much smaller than x.</summary>
    private static double ExpOfSum(double x, double correction)
    {
        if (double.IsNaN(x))
            return x;
        if (x > 709.8)
            return double.PositiveInfinity;
        if (x < -745.2)
            return 0;

        // x = n log 2 + r + rest; the rounding error of the subtraction goes into the rest.
        var n = Math.Floor((x / Log2) + 0.5);
        var high = x - (n * Log2High);
        var low = (n * Log2Low) - correction;
        var r = high - low;
        var rest = high - r - low;

        // r²/2 + r³/6 + ... by Horner; the leading terms are added last, smallest first.
        var sum = 0.0;
        for (var k = 15; k >= 3; k--)
            sum = (sum + 1) * r / k;
        var tail = (sum + 1) * (r * r * 0.5);
        var result = 1 + (r + (tail + (rest * (1 + r))));
        return Scale(result, (int)n);
    }

    /// <summary>The logarithm of a positive finite number as a sum of two doubles.</summary>
    private static (double High, double Low) LogOfFinite(double x)
    {
        var exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984;
            exponent = -54;
        }

        // x = 2ᵏ m with m from √½ to √2.
        var bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }

        // log m = 2 atanh(s) with s = (m - 1) / (m + 1), s to twice a double's precision.
        var difference = m - 1;
        var (total, lost) = AddExactly(m, 1);
        var s = difference / total;
        var (product, rest) = MultiplyExactly(s, total);
        var correction = (difference - product - rest - (s * lost)) / total;

        var square = s * s;
        var series = 0.0;
        for (var k = OddReciprocals.Length - 1; k >= 0; k--)
            series = (series * square) + OddReciprocals[k];
        var tail = (2 * s * square * series) + (2 * correction);

        // The three parts in order of size.
        var (sum, error) = AddExactly(exponent * Log2High, 2 * s);
        return AddExactly(sum, error + (exponent * Log2Low) + tail);
    }

    /// <summary>2ⁿ times a number near 1, rounded once where the result is denormal.</summary>
    private static double Scale(double value, int n)
    {
        if (n > 1023)
            return value * PowerOfTwo(1023) * PowerOfTwo(n - 1023);
        return n < -1022 ? value * PowerOfTwo(n + 512) * PowerOfTwo(-512) : value * PowerOfTwo(n);
    }

    private static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((long)(n + 1023) << 52);

    /// <summary>The sum and what rounding took from it (Knuth).</summary>
    private static (double Sum, double Error) AddExactly(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }

    /// <summary>The product and what rounding took from it (Dekker), without fused multiply-add.</summary>
    private static (double Product, double Error) MultiplyExactly(double a, double b)
    {
        const double splitter = 134217729;
        double ta = a * splitter, tb = b * splitter;
        double ah = ta - (ta - a), bh = tb - (tb - b), al = a - ah, bl = b - bh;
        var product = a * b;
        return (product, (ah * bh) - product + (ah * bl) + (al * bh) + (al * bl));
    }
}
