using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

public abstract class ReductionsTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    [Theory]
    [InlineData(1, 1, 1, false)]
    [InlineData(5, 15, 8, false)]
    [InlineData(32, 16, 32, false)]
    [InlineData(31, 17, 32, true)]
    [InlineData(7, 37, 9, true)]
    [InlineData(32, 64, 32, false)]
    [InlineData(20, 100, 32, true)]
    [InlineData(0, 20, 4, false)]
    public void SumRows_is_one_ascending_chain_for_each_channel(int rows, int channels, int capacity, bool specials)
    {
        var values = specials ? RandomWithSpecials(rows * channels, rows) : Random(rows * channels, rows);
        var delta = From(values, rows, channels, capacity);
        var expected = new float[Panels(channels) * 16];
        for (var channel = 0; channel < channels; channel++)
        {
            for (var row = 0; row < rows; row++)
                expected[channel] += values[(row * channels) + channel];
        }

        var sums = Empty(channels, 1);
        Reductions.SumRows<TLanes>(ref delta[0], ref sums[0], rows, channels, capacity);
        AssertSame(expected, sums);
    }
}

public sealed class ReductionsTests512 : ReductionsTests<Lanes512>;

public sealed class ReductionsTests256 : ReductionsTests<Lanes256>;

public sealed class ReductionsTestsVector : ReductionsTests<LanesVector>;

public sealed class ReductionsTestsScalar : ReductionsTests<LanesScalar>;
