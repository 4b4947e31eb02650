using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

/// <summary>Elementary functions in double against the platform's, which is within one unit in the last place itself.</summary>
public class DoubleFunctionTests
{
    private static readonly Random Random = new(17);

    [Fact]
    public void Exp()
    {
        foreach (var x in Uniform(-745, 709.7, 20_000).Concat(Uniform(-1, 1, 5_000)))
            AssertUnits("exp", x, Math.Exp(x), DoubleFunctions.Exp(x), 2);
        Assert.Equal(double.PositiveInfinity, DoubleFunctions.Exp(710));
        Assert.Equal(double.PositiveInfinity, DoubleFunctions.Exp(double.PositiveInfinity));
        Assert.Equal(0, DoubleFunctions.Exp(-746));
        Assert.Equal(0, DoubleFunctions.Exp(double.NegativeInfinity));
        Assert.Equal(1, DoubleFunctions.Exp(0));
        Assert.True(double.IsNaN(DoubleFunctions.Exp(double.NaN)));
    }

    [Fact]
    public void Log()
    {
        foreach (var x in Uniform(0.5, 2, 10_000).Concat(Uniform(-300, 300, 10_000).Select(e => Math.Pow(10, e))))
            AssertUnits("log", x, Math.Log(x), DoubleFunctions.Log(x), 2);
        AssertUnits("log", double.Epsilon, Math.Log(double.Epsilon), DoubleFunctions.Log(double.Epsilon), 2);
        AssertUnits("log", double.MaxValue, Math.Log(double.MaxValue), DoubleFunctions.Log(double.MaxValue), 2);
        Assert.Equal(0, DoubleFunctions.Log(1));
        Assert.Equal(double.NegativeInfinity, DoubleFunctions.Log(0));
        Assert.Equal(double.PositiveInfinity, DoubleFunctions.Log(double.PositiveInfinity));
        Assert.True(double.IsNaN(DoubleFunctions.Log(-1)));
        Assert.True(double.IsNaN(DoubleFunctions.Log(double.NaN)));
    }

    [Fact]
    public void Pow()
    {
        foreach (var x in Uniform(0, 3, 200))
        {
            foreach (var y in Uniform(-20, 20, 50))
                AssertUnits("pow", x, Math.Pow(x, y), DoubleFunctions.Pow(x, y), 3);
        }

        foreach (var y in Uniform(-300, 300, 1_000))
            AssertUnits("pow", y, Math.Pow(10, y), DoubleFunctions.Pow(10, y), 8);
        for (var n = 0; n < 20; n++)
            Assert.Equal(Math.Pow(3, n), DoubleFunctions.Pow(3, n));
    }

    [Theory]
    [InlineData(0.0, 2.0, 0.0)]
    [InlineData(0.0, -2.0, double.PositiveInfinity)]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(double.PositiveInfinity, 2.0, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, -2.0, 0.0)]
    [InlineData(1.0, double.NaN, 1.0)]
    [InlineData(2.0, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(2.0, double.NegativeInfinity, 0.0)]
    [InlineData(0.5, double.PositiveInfinity, 0.0)]
    [InlineData(2.0, 1e300, double.PositiveInfinity)]
    [InlineData(2.0, -1e308, 0.0)]
    [InlineData(-2.0, 3.0, double.NaN)]
    [InlineData(2.0, double.NaN, double.NaN)]
    public void PowAtTheEnds(double x, double y, double expected) => Assert.Equal(expected, DoubleFunctions.Pow(x, y));

    [Fact]
    public void CosAndSin()
    {
        foreach (var x in Uniform(-4, 4, 20_000).Concat(Uniform(-1e6, 1e6, 5_000)))
        {
            Assert.Equal(Math.Cos(x), DoubleFunctions.Cos(x), 2.3e-16);
            Assert.Equal(Math.Sin(x), DoubleFunctions.Sin(x), 2.3e-16);
        }

        foreach (var x in Uniform(-0.7, 0.7, 5_000))
        {
            AssertUnits("cos", x, Math.Cos(x), DoubleFunctions.Cos(x), 2);
            AssertUnits("sin", x, Math.Sin(x), DoubleFunctions.Sin(x), 2);
        }

        Assert.Equal(-1, DoubleFunctions.Cos(Math.PI));
        Assert.Equal(1, DoubleFunctions.Cos(0));
        Assert.Equal(0, DoubleFunctions.Sin(0));
        Assert.True(double.IsNaN(DoubleFunctions.Cos(double.NaN)));
        Assert.True(double.IsNaN(DoubleFunctions.Sin(double.PositiveInfinity)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DoubleFunctions.Cos(1e7));
    }

    /// <summary>Values computed with 40 digits.</summary>
    [Theory]
    [InlineData(1e-300, -37.047096299361199)]
    [InlineData(1e-50, -14.933337534788489)]
    [InlineData(1e-20, -9.2623400897984076)]
    [InlineData(1e-12, -7.0344838253011319)]
    [InlineData(1e-10, -6.3613409024040562)]
    [InlineData(1e-5, -4.2648907939228246)]
    [InlineData(0.001, -3.0902323061678135)]
    [InlineData(0.02, -2.053748910631823)]
    [InlineData(0.022750131948179207, -2.0)]
    [InlineData(0.074, -1.4466320671589785)]
    [InlineData(0.1, -1.2815515655446004)]
    [InlineData(0.25, -0.67448975019608174)]
    [InlineData(0.4, -0.25334710313579974)]
    [InlineData(0.49, -0.025068908258711058)]
    [InlineData(0.51, 0.025068908258711058)]
    [InlineData(0.6, 0.25334710313579974)]
    [InlineData(0.925, 1.4395314709384562)]
    [InlineData(0.975, 1.9599639845400539)]
    [InlineData(0.999, 3.0902323061678133)]
    [InlineData(0.9999999, 5.1993375822906611)]
    public void NormalQuantile(double probability, double expected)
    {
        var actual = DoubleFunctions.NormalQuantile(probability);
        Assert.True(Math.Abs(actual - expected) <= 2e-15 * Math.Abs(expected), FormattableString.Invariant($"{actual:G17}, expected {expected:G17}"));
    }

    [Fact]
    public void NormalQuantileAtTheEnds()
    {
        Assert.Equal(0, DoubleFunctions.NormalQuantile(0.5));
        Assert.Equal(double.NegativeInfinity, DoubleFunctions.NormalQuantile(0));
        Assert.Equal(double.PositiveInfinity, DoubleFunctions.NormalQuantile(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DoubleFunctions.NormalQuantile(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DoubleFunctions.NormalQuantile(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DoubleFunctions.NormalQuantile(double.NaN));
    }

    private static IEnumerable<double> Uniform(double from, double to, int count) =>
        Enumerable.Range(0, count).Select(_ => from + ((to - from) * Random.NextDouble()));

    /// <summary>Differences in units of the expected value's last place.</summary>
    private static void AssertUnits(string name, double x, double expected, double actual, double bound)
    {
        if (expected == actual)
            return;
        var unit = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
        var error = Math.Abs(actual - expected) / unit;
        Assert.True(error <= bound, FormattableString.Invariant($"{name} at {x:G17}: {actual:G17}, expected {expected:G17}, {error} units off"));
    }
}
