using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

public abstract class PenaltiesTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    [Theory]
    [InlineData(16, 0.01, 0)]
    [InlineData(16, 0, 0.02)]
    [InlineData(160, 0.01, 0.02)]
    [InlineData(4096, 0.01, 0.02)]
    public void Loss_chains_sixteen_lanes_and_joins_them(int count, double l1, double l2)
    {
        var w = Random(count, count);
        Assert.Equal(Sums(w, l1, l2), Penalties.Loss<TLanes>(ref w[0], count, l1, l2));
    }

    [Fact]
    public void A_sum_with_factor_zero_is_left_out()
    {
        float[] w = new float[16];
        w[3] = float.MaxValue;
        w[5] = 1;
        Assert.Equal(0.5 * float.MaxValue, Penalties.Loss<TLanes>(ref w[0], 16, 0.5, 0));
        Assert.Equal(0, Penalties.Loss<TLanes>(ref w[0], 16, 0, 0));
    }

    [Theory]
    [InlineData(1, 1, 2, 1)]
    [InlineData(6, 17, 8, 3)]
    [InlineData(8, 64, 8, 8)]
    public void Activity_loss_takes_real_rows_and_is_divided_by_the_samples(int rows, int channels, int capacity, int samples)
    {
        var y = From(Random(rows * channels, channels), rows, channels, capacity);
        var real = Enumerable.Range(0, Panels(channels)).SelectMany(panel => y.Skip(panel * capacity * 16).Take(rows * 16)).ToArray();
        Assert.Equal(Sums(real, 0.3, 0.2) / samples, Penalties.ActivityLoss<TLanes>(ref y[0], rows, channels, capacity, samples, 0.3, 0.2));
    }

    [Theory]
    [InlineData(0.3f, 0)]
    [InlineData(0, 0.2f)]
    [InlineData(0.3f, 0.2f)]
    public void Activity_gradient_is_added(float l1, float l2)
    {
        const int Rows = 6, Channels = 37, Capacity = 8, Samples = 3;
        float[] y = RandomWithSpecials(Rows * Channels, 1), d = Random(Rows * Channels, 2), expected = [.. d];
        float f1 = l1 / Samples, f2 = 2 * l2 / Samples;
        for (var i = 0; i < d.Length; i++)
            AddPenalty(ref expected[i], y[i], f1, f2);
        float[] output = From(y, Rows, Channels, Capacity), delta = From(d, Rows, Channels, Capacity);
        Penalties.AddActivityGradient<TLanes>(ref output[0], ref delta[0], Rows, Channels, Capacity, Samples, l1, l2);
        AssertSame(From(expected, Rows, Channels, Capacity), delta);
    }

    [Theory]
    [InlineData(0.3f, 0)]
    [InlineData(0, 0.2f)]
    [InlineData(0.3f, 0.2f)]
    public void Penalties_are_added_to_stored_gradients(float l1, float l2)
    {
        float[] w = RandomWithSpecials(96, 1), g = Random(96, 2), expected = [.. g];
        for (var i = 0; i < g.Length; i++)
            AddPenalty(ref expected[i], w[i], l1, 2 * l2);
        Clipping.AddPenalty<TLanes>(ref w[0], ref g[0], 96, l1, l2);
        AssertSame(expected, g);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(176)]
    [InlineData(4096)]
    public void Sum_of_squares_chains_sixteen_lanes_and_joins_them(int count)
    {
        var g = Random(count, count);
        var lanes = new float[16];
        for (var i = 0; i < count; i++)
            lanes[i % 16] = MultiplyAdd<TLanes>(g[i], g[i], lanes[i % 16]);
        AssertSame(SumTree(lanes), Clipping.SumOfSquares<TLanes>(ref g[0], count));
    }

    [Theory]
    [InlineData(16, 0.37f)]
    [InlineData(5, 0.37f)]
    [InlineData(5, float.NaN)]
    public void Scale_keeps_the_padding(int lanes, float factor)
    {
        var g = RandomWithSpecials(112, 3);
        for (var i = 0; i < g.Length; i++)
            g[i] = i % 16 < lanes ? g[i] : 0;
        var expected = g.Select((value, i) => i % 16 < lanes ? value * factor : 0).ToArray();
        Clipping.Scale<TLanes>(ref g[0], g.Length, factor, lanes);
        AssertSame(expected, g);
    }

    private static void AddPenalty(ref float gradient, float value, float l1, float twiceL2)
    {
        if (twiceL2 != 0)
            gradient = MultiplyAdd<TLanes>(twiceL2, value, gradient);
        if (l1 != 0)
            gradient += l1 * (value > 0 ? 1 : value < 0 ? -1 : value);
    }

    private static double Sums(float[] values, double l1, double l2)
    {
        float[] absolutes = new float[16], squares = new float[16];
        for (var i = 0; i < values.Length; i++)
        {
            absolutes[i % 16] += MathF.Abs(values[i]);
            squares[i % 16] = MultiplyAdd<TLanes>(values[i], values[i], squares[i % 16]);
        }

        return (l1 * SumTree(absolutes)) + (l2 * SumTree(squares));
    }
}

public sealed class PenaltiesTests512 : PenaltiesTests<Lanes512>;

public sealed class PenaltiesTests256 : PenaltiesTests<Lanes256>;

public sealed class PenaltiesTestsVector : PenaltiesTests<LanesVector>;

public sealed class PenaltiesTestsScalar : PenaltiesTests<LanesScalar>;

public sealed class ClippingFactorTests
{
    [Theory]
    [InlineData(0f, 2f, 1f)]
    [InlineData(4f, 2f, 1f)]
    [InlineData(3.9f, 3f, 1f)]
    [InlineData(16f, 2f, 0.5f)]
    [InlineData(float.PositiveInfinity, 2f, 0f)]
    [InlineData(float.NaN, 2f, float.NaN)]
    public void A_norm_is_brought_down_to_the_limit_never_up(float sumOfSquares, float limit, float factor) =>
        Assert.Equal(factor, Clipping.Factor(sumOfSquares, limit));
}
