using System.Collections.Concurrent;

namespace StaticDense.Benchmarks.Measure;

/// <summary>The largest error of a function over all floats, in units in the last place, against doubles.</summary>
internal static class FunctionErrors
{
    private const int Chunk = 1 << 16;

    /// <summary>Evaluates all 2³² bit patterns.</summary>
    /// <returns>The largest error and where it is.</returns>
    public static (double Units, float At) Largest(FunctionCase function)
    {
        var worst = new ConcurrentBag<(double Units, float At)>();
        Parallel.For(0, (int)((1L << 32) / Chunk), () => (Units: 0.0, At: 0f), (chunk, _, best) => LargestOf(function, (uint)chunk * Chunk, best), worst.Add);
        return worst.MaxBy(found => found.Units);
    }

    private static (double Units, float At) LargestOf(FunctionCase function, uint first, (double Units, float At) best)
    {
        Span<float> x = stackalloc float[1024], y = stackalloc float[1024];
        for (var start = 0; start < Chunk; start += x.Length)
        {
            for (var i = 0; i < x.Length; i++)
                x[i] = BitConverter.UInt32BitsToSingle(first + (uint)(start + i));
            function.Ours(x, y);
            for (var i = 0; i < x.Length; i++)
            {
                var units = Units(y[i], function.Exact(x[i]));
                if (units > best.Units)
                    best = (units, x[i]);
            }
        }

        return best;
    }

    private static double Units(float actual, double exact)
    {
        if (double.IsNaN(exact) || float.IsNaN(actual))
            return double.IsNaN(exact) && float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (float.IsInfinity(actual) || float.IsInfinity((float)exact))
            return actual == (float)exact ? 0 : double.PositiveInfinity;
        if (actual == exact)
            return 0;
        var unit = Math.Max(Math.ScaleB(1, Math.ILogB(exact) - 23), float.Epsilon);
        return exact == 0 ? double.PositiveInfinity : Math.Abs(actual - exact) / unit;
    }

    /// <summary><c>exp(x) - 1</c>.</summary>
    public static double Expm1(double x) => Math.Abs(x) < 1 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1;

    /// <summary><c>log(1 + x)</c>: the rounding of the sum is undone to first order (Kahan).</summary>
    public static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>The error function: a series, and Laplace's continued fraction far out.</summary>
    public static double Erf(double x)
    {
        var magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude < 1e-10)
            return x * (2 / Math.Sqrt(Math.PI));
        return magnitude > 6 ? Math.Sign(x) : Math.CopySign(magnitude < 2.5 ? Series(magnitude) : 1 - Complement(magnitude), x);
    }

    private static double Series(double x)
    {
        double term = x, sum = x;
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= 2 * x * x / ((2 * k) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double Complement(double x)
    {
        var fraction = x;
        for (var k = 60; k > 0; k--)
            fraction = x + (k / 2.0 / fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
