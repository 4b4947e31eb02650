using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>Gaussian noise and spatial dropout: the rules, the normal numbers, and what they depend on.</summary>
public abstract class NoiseTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const ulong Seed = 42;
    private const long Step = 1000;
    private const int Layer = 3;

    [Theory]
    [InlineData(1, 1, 37, false)]
    [InlineData(3, 4, 16, true)]
    [InlineData(2, 5, 17, false)]
    [InlineData(2, 3, 3, true)]
    [InlineData(2, 2, 40, true)]
    public void Noise_of_each_element(int samples, int positions, int channels, bool specials)
    {
        int rows = samples * positions, capacity = rows + 2;
        var values = specials ? RandomWithSpecials(rows * channels, 1) : Random(rows * channels, 1);
        var (noisy, scaled) = (new float[values.Length], new float[values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            var elements = positions * channels;
            var n = First(Noise.Normal<TLanes>(Seed, Layer, Step, i / elements, i % elements));
            noisy[i] = MultiplyAdd<TLanes>(0.25f, n, values[i]);
            scaled[i] = values[i] * MultiplyAdd<TLanes>(0.75f, n, 1);
        }

        var step = new TrainingStep { Seed = Seed, Step = Step };
        var (source, destination) = (From(values, rows, channels, capacity), Empty(channels, capacity));
        Noise.GaussianForward<TLanes>(ref source[0], ref destination[0], samples, positions, channels, capacity, 0.25f, Layer, ref step);
        AssertSame(From(noisy, rows, channels, capacity), destination);
        Array.Fill(destination, Sentinel);
        Noise.GaussianDropoutForward<TLanes>(ref source[0], ref destination[0], samples, positions, channels, capacity, 0.75f, Layer, ref step);
        AssertSame(From(scaled, rows, channels, capacity), destination);
        Noise.GaussianDropoutBackward<TLanes>(ref source[0], samples, positions, channels, capacity, 0.75f, Layer, ref step);
        AssertSame(destination, source);
    }

    /// <summary>A channel of a sample meets the draw of the element with its number in a sample of one row.</summary>
    [Theory]
    [InlineData(1, 1, 37, 0.5f)]
    [InlineData(3, 4, 16, 0.2f)]
    [InlineData(4, 3, 35, 0.9f)]
    [InlineData(2, 2, 17, 0f)]
    [InlineData(2, 2, 17, 1f)]
    public void Spatial_dropout_keeps_or_drops_channels(int samples, int positions, int channels, float rate)
    {
        int rows = samples * positions, capacity = rows + 1;
        var step = new TrainingStep { Seed = Seed, Step = Step };
        var factors = From([.. Enumerable.Repeat(1f, samples * channels)], samples, channels, samples);
        Dropout.Forward<TLanes>(ref factors[0], ref factors[0], samples, 1, channels, samples, rate, Layer, ref step);
        var values = RandomWithSpecials(rows * channels, 1);
        var expected = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var factor = factors[Index(i / channels / positions, i % channels, samples)];
            expected[i] = factor == 0 ? 0 : values[i] * factor;
        }

        var (source, destination) = (From(values, rows, channels, capacity), Empty(channels, capacity));
        Dropout.SpatialForward<TLanes>(ref source[0], ref destination[0], samples, positions, channels, capacity, rate, Layer, ref step);
        AssertSame(From(expected, rows, channels, capacity), destination);
        Dropout.SpatialBackward<TLanes>(ref source[0], samples, positions, channels, capacity, rate, Layer, ref step);
        AssertSame(destination, source);
    }
}

public sealed class NoiseTests512 : NoiseTests<Lanes512>;

public sealed class NoiseTests256 : NoiseTests<Lanes256>;

public sealed class NoiseTestsVector : NoiseTests<LanesVector>;

public sealed class NoiseTestsScalar : NoiseTests<LanesScalar>;

public class NormalNumberTests
{
    /// <summary>All kinds of tails, those of 2⁻³³ included: relative error below 4 · 10⁻⁷, absolute where the number is small.</summary>
    [Fact]
    public void Bits_become_quantiles()
    {
        var worst = 0.0;
        for (var bits = 0L; bits < 1L << 32; bits += bits is < 1L << 16 or (>= 1L << 31 and < (1L << 31) + (1 << 16)) ? 1 : 9973)
            worst = Math.Max(worst, Error((uint)bits));
        worst = Math.Max(worst, Math.Max(Error(int.MaxValue), Error(uint.MaxValue)));
        Assert.InRange(worst, 1e-8, 4e-7);
        Assert.InRange(Normal(0), 6.33f, 6.35f);
        Assert.InRange(Normal(1u << 31), -6.35f, -6.33f);

        static double Error(uint bits)
        {
            var p = ((bits & int.MaxValue) + 0.5) / 4294967296.0;
            var exact = DoubleFunctions.NormalQuantile(p) * (bits >> 31 == 0 ? -1 : 1);
            return Math.Abs(Normal(bits) - exact) / Math.Max(1, Math.Abs(exact));
        }
    }

    [Fact]
    public void All_widths_agree()
    {
        var bits = new float[1 << 16];
        for (var i = 0; i < bits.Length; i++)
            bits[i] = BitConverter.UInt32BitsToSingle(i < 256 ? (uint)i : i < 512 ? (uint)i << 23 : (uint)i * 2654435761);
        EveryWidth.Run(new OfBits(), bits);
    }

    /// <summary>Mean, variance, skewness and kurtosis of a million numbers within five deviations; other layers, steps and samples are other numbers.</summary>
    [Fact]
    public void Moments_and_independence()
    {
        const int count = 1 << 20;
        double sum = 0, squares = 0, cubes = 0, fourths = 0, product = 0;
        for (var i = 0; i < count; i++)
        {
            double n = Noise.Normal(7, 1, 2, 3, i);
            (sum, squares, cubes, fourths) = (sum + n, squares + (n * n), cubes + (n * n * n), fourths + (n * n * n * n));
            product += n * Noise.Normal(7, 1, 2, 3, i + 1);
        }

        var bound = 5 / Math.Sqrt(count);
        Assert.InRange(sum / count, -bound, bound);
        Assert.InRange((squares / count) - 1, -bound * Math.Sqrt(2), bound * Math.Sqrt(2));
        Assert.InRange(cubes / count, -bound * Math.Sqrt(15), bound * Math.Sqrt(15));
        Assert.InRange((fourths / count) - 3, -bound * Math.Sqrt(96), bound * Math.Sqrt(96));
        Assert.InRange(product / count, -bound, bound);
        Assert.InRange(Correlation(i => Noise.Normal(8, 1, 2, 3, i)), -0.05, 0.05);
        Assert.InRange(Correlation(i => Noise.Normal(7, 2, 2, 3, i)), -0.05, 0.05);
        Assert.InRange(Correlation(i => Noise.Normal(7, 1, 3, 3, i)), -0.05, 0.05);
        Assert.InRange(Correlation(i => Noise.Normal(7, 1, 2, 4, i)), -0.05, 0.05);

        static double Correlation(Func<int, float> other) => Enumerable.Range(0, 10_000).Average(i => (double)Noise.Normal(7, 1, 2, 3, i) * other(i));
    }

    /// <summary>Noise decides what a seed trains to: it may not change.</summary>
    [Fact]
    public void Numbers_are_fixed()
    {
        float[] expected = [-0.6228575f, -0.051715437f, -0.15695944f, -0.023817156f, -0.073142365f, -1.6910008f];
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], Noise.Normal(42, 3, 1000, 1, i), 1e-6f);
    }

    private static float Normal(uint bits) => Functions.NormalOfBits(LanesScalar.BroadcastInteger((int)bits)).Value;

    private readonly struct OfBits : ILaneOperation
    {
        public void Run<TLanes>(Span<float> buffer)
            where TLanes : struct, ILanes<TLanes>
        {
            for (var i = 0; i < buffer.Length; i += TLanes.Count)
                TLanes.Store(Functions.NormalOfBits(TLanes.Load(in buffer[0], i)), ref buffer[0], i);
        }
    }
}
