using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

/// <summary>The stated error bounds, over floats strided through all 2³² bit patterns, and the values at the ends of the range.</summary>
public class FunctionAccuracyTests
{
    private const uint Stride = 2039;

    /// <summary>Bounds with and without fused multiply-add.</summary>
    [Theory]
    [InlineData("Exp", 0.92, 1.2)]
    [InlineData("Expm1", 1.6, 1.8)]
    [InlineData("Log", 0.84, 0.84)]
    [InlineData("Log1p", 1.6, 1.6)]
    [InlineData("Tanh", 2, 2)]
    [InlineData("Sigmoid", 2.5, 2.5)]
    [InlineData("Softplus", 2.1, 2.1)]
    [InlineData("Erf", 1.1, 1.3)]
    public void StaysWithinItsStatedError(string name, double fusedBound, double separateBound)
    {
        var (worst, where, samples) = Sweep(name);
        Assert.True(samples > 2_000_000);
        var bound = NetworkRuntime.HasFusedMultiplyAdd ? fusedBound : separateBound;
        Assert.True(worst < bound, FormattableString.Invariant($"{name}({where:G9}) is {worst:F4} units off, stated {bound}"));

        // A sweep that saw nothing near the bound would prove nothing: rounding alone gives half a unit.
        Assert.True(worst > 0.5);
    }

    /// <summary>The worst argument of each function over all floats, found by the benchmarks' <c>functions --errors</c>, and its error.</summary>
    [Theory]
    [InlineData("Exp", -5.847268f, 0.912)]
    [InlineData("Expm1", 0.3798389f, 1.575)]
    [InlineData("Log", 0.68502146f, 0.822)]
    [InlineData("Tanh", -0.51946944f, 1.967)]
    [InlineData("Sigmoid", -4.157294f, 2.402)]
    [InlineData("Softplus", -1.0009677f, 2.015)]
    [InlineData("Erf", -0.90086615f, 1.067)]
    public void IsAsFarOffAsItWasAtItsWorst(string name, float x, double units)
    {
        if (NetworkRuntime.HasFusedMultiplyAdd)
            Assert.Equal(units, ErrorInUnits(Evaluate(name, x), Reference(name)(x)), 0.001);
    }

    [Theory]
    [InlineData("Exp", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Exp", float.NegativeInfinity, 0f)]
    [InlineData("Exp", 88.72284f, float.PositiveInfinity)]
    [InlineData("Exp", 0f, 1f)]
    [InlineData("Exp", -103.98f, 0f)]
    [InlineData("Exp", -103f, 1.40129846e-45f)]
    [InlineData("Expm1", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Expm1", float.NegativeInfinity, -1f)]
    [InlineData("Expm1", -0f, -0f)]
    [InlineData("Log", 0f, float.NegativeInfinity)]
    [InlineData("Log", -1f, float.NaN)]
    [InlineData("Log", float.NegativeInfinity, float.NaN)]
    [InlineData("Log", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Log", 1f, 0f)]
    [InlineData("Log1p", -1f, float.NegativeInfinity)]
    [InlineData("Log1p", -1.5f, float.NaN)]
    [InlineData("Log1p", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Log1p", -0f, -0f)]
    [InlineData("Tanh", float.PositiveInfinity, 1f)]
    [InlineData("Tanh", float.NegativeInfinity, -1f)]
    [InlineData("Tanh", -0f, -0f)]
    [InlineData("Sigmoid", float.PositiveInfinity, 1f)]
    [InlineData("Sigmoid", float.NegativeInfinity, 0f)]
    [InlineData("Sigmoid", 0f, 0.5f)]
    [InlineData("Softplus", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Softplus", float.NegativeInfinity, 0f)]
    [InlineData("Erf", float.PositiveInfinity, 1f)]
    [InlineData("Erf", float.NegativeInfinity, -1f)]
    [InlineData("Erf", -0f, -0f)]
    [InlineData("Erf", 3.92f, 1f)]
    public void EndsOfTheRange(string name, float x, float expected)
    {
        var y = Evaluate(name, x);
        Assert.True(EveryWidth.SameBits(expected, y), FormattableString.Invariant($"{name}({x:G9}) = {y:G9}, expected {expected:G9}"));
    }

    [Fact]
    public void ZerosOfBothSigns()
    {
        Assert.True(EveryWidth.SameBits(0f, Evaluate("Expm1", 0f)));
        Assert.True(EveryWidth.SameBits(0f, Evaluate("Log1p", 0f)));
        Assert.True(EveryWidth.SameBits(0f, Evaluate("Tanh", 0f)));
        Assert.True(EveryWidth.SameBits(float.NegativeInfinity, Evaluate("Log", -0f)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaNStaysNaN(string name) => Assert.True(float.IsNaN(Evaluate(name, float.NaN)));

    [Theory]
    [MemberData(nameof(Names))]
    public void SameBitsAtEveryWidth(string name)
    {
        var values = EveryWidth.Mixed(4096, 1);

        // Bit patterns through the whole range after the mixture.
        for (var i = 1024; i < values.Length; i++)
            values[i] = BitConverter.UInt32BitsToSingle((uint)i * 1398101u);
        EveryWidth.Run(new ByName(name), values);
    }

    public static TheoryData<string> Names() => new("Exp", "Expm1", "Log", "Log1p", "Tanh", "Sigmoid", "Softplus", "Erf");

    private static float Evaluate(string name, float x) => EveryWidth.With<ByName, LanesScalar>(new ByName(name), [x])[0];

    private static (double Worst, float Where, int Samples) Sweep(string name)
    {
        var reference = Reference(name);
        var operation = new ByName(name);
        float[] x = new float[4096], y = new float[4096];
        var (worst, where, samples) = (0.0, 0f, 0);
        for (ulong bits = 1; bits < 1UL << 32;)
        {
            for (var i = 0; i < x.Length; i++, bits += Stride)
                x[i] = BitConverter.UInt32BitsToSingle((uint)Math.Min(bits, uint.MaxValue));
            x.CopyTo(y.AsSpan());
            operation.Run<LanesVector>(y);
            for (var i = 0; i < x.Length; i++)
            {
                samples++;
                var error = ErrorInUnits(y[i], reference(x[i]));
                if (error > worst)
                    (worst, where) = (error, x[i]);
            }
        }

        return (worst, where, samples);
    }

    private static double ErrorInUnits(float actual, double exact)
    {
        if (double.IsNaN(exact) || float.IsNaN(actual))
            return double.IsNaN(exact) && float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (float.IsInfinity(actual) || float.IsInfinity((float)exact))
            return actual == (float)exact ? 0 : double.PositiveInfinity;
        var unit = Math.Max(Math.ScaleB(1, Math.ILogB(exact) - 23), float.Epsilon);
        return exact == 0 ? (actual == 0 ? 0 : double.PositiveInfinity) : Math.Abs(actual - exact) / unit;
    }

    private static Func<double, double> Reference(string name) => name switch
    {
        "Exp" => Math.Exp,
        "Expm1" => Expm1,
        "Log" => Math.Log,
        "Log1p" => Log1p,
        "Tanh" => Math.Tanh,
        "Sigmoid" => x => 1 / (1 + Math.Exp(-x)),
        "Softplus" => x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))),
        _ => ErrorFunctionReference.Erf,
    };

    private static double Expm1(double x)
    {
        // 2 sinh(x/2) exp(x/2); sinh is accurate near 0.
        return Math.Abs(x) < 1 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1;
    }

    private static double Log1p(double x)
    {
        // Exact sum's rounding is undone to first order (Kahan).
        var sum = 1 + x;
        return sum == 1 || double.IsInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    private readonly struct ByName(string name) : ILaneOperation
    {
        public void Run<TLanes>(Span<float> buffer)
            where TLanes : struct, ILanes<TLanes>
        {
            ref var first = ref buffer[0];
            for (nint i = 0; i < buffer.Length; i += TLanes.Count)
                TLanes.Store(Apply(TLanes.Load(ref first, i)), ref first, i);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes> => name switch
            {
                "Exp" => Functions.Exp(x),
                "Expm1" => Functions.Expm1(x),
                "Log" => Functions.Log(x),
                "Log1p" => Functions.Log1p(x),
                "Tanh" => Functions.Tanh(x),
                "Sigmoid" => Functions.Sigmoid(x),
                "Softplus" => Functions.Softplus(x),
                "Erf" => Functions.Erf(x),
                _ => throw new ArgumentException(name),
            };
    }
}
