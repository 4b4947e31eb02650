using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

/// <summary>Counter-based random numbers and the shuffling built on them.</summary>
public class RandomNumberTests
{
    /// <summary>Draws are part of the files and figures that users keep: they may not change.</summary>
    [Fact]
    public void DrawsAreFixed()
    {
        var random = new CounterRandom(42, 1, 2);
        Assert.Equal(random.Draw(5), new CounterRandom(42, 1, 2).Draw(5));
        ulong[] draws = [random.Draw(0), random.Draw(1), random.Draw(ulong.MaxValue)];
        Assert.Equal(PinnedDraws, draws);
    }

    [Fact]
    public void UniformsFillTheOpenUnitInterval()
    {
        const int count = 100_000;
        var random = new CounterRandom(1, 1);
        var bins = new int[100];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var u = random.Uniform((ulong)i);
            Assert.True(u is > 0 and < 1);
            bins[(int)(u * bins.Length)]++;
            sum += u;
        }

        Assert.InRange(sum / count, 0.5 - (5 * Math.Sqrt(1 / 12.0 / count)), 0.5 + (5 * Math.Sqrt(1 / 12.0 / count)));
        AssertUniform(bins, count);
    }

    /// <summary>Every bit is set half of the time and flips half of the time from draw to draw, seed to seed, stream to stream.</summary>
    [Fact]
    public void BitsAreBalanced()
    {
        const int count = 20_000;
        var changes = new Func<ulong, ulong>[]
        {
            i => new CounterRandom(3, 1).Draw(i),
            i => new CounterRandom(3, 1).Draw(i) ^ new CounterRandom(3, 1).Draw(i + 1),
            i => new CounterRandom(i, 1).Draw(0) ^ new CounterRandom(i + 1, 1).Draw(0),
            i => new CounterRandom(3, i).Draw(0) ^ new CounterRandom(3, i + 1).Draw(0),
            i => new CounterRandom(3, 1, i).Draw(0) ^ new CounterRandom(3, 1, i + 1).Draw(0),
            i => new CounterRandom(3, 1, i).Draw(0) ^ new CounterRandom(3, 2, i).Draw(0),
        };
        foreach (var change in changes)
        {
            var set = new int[64];
            for (ulong i = 0; i < count; i++)
            {
                var bits = change(i);
                for (var bit = 0; bit < 64; bit++)
                    set[bit] += (int)(bits >> bit) & 1;
            }

            Assert.All(set, s => Assert.InRange(s, (count / 2) - (5 * Math.Sqrt(count / 4.0)), (count / 2) + (5 * Math.Sqrt(count / 4.0))));
        }
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(7u)]
    [InlineData(60_000u)]
    [InlineData(3_000_000_000u)]
    public void BoundedDrawsAreUniform(uint bound)
    {
        const int count = 60_000;
        var random = new CounterRandom(9, 9);
        var bins = new int[Math.Min(bound, 50)];
        for (var i = 0; i < count; i++)
        {
            var value = random.Below((ulong)i, bound);
            Assert.True(value < bound);
            bins[(int)((ulong)value * (ulong)bins.Length / bound)]++;
        }

        if (bound % (uint)bins.Length == 0)
            AssertUniform(bins, count);
    }

    [Fact]
    public void BoundOfZeroThrows() => Assert.Throws<ArgumentOutOfRangeException>(() => new CounterRandom(1, 1).Below(0, 0));

    [Fact]
    public void ShufflePermutes()
    {
        var order = new int[1000];
        Permutation.Fill(order, 1, 0);
        Assert.NotEqual(Enumerable.Range(0, 1000), order);
        Assert.Equal(Enumerable.Range(0, 1000), order.Order());
    }

    [Fact]
    public void ShuffleKeepsTheElementsOfTheSpan()
    {
        int[] order = [5, 5, 9, -1];
        Permutation.Shuffle(order, 3, 1);
        Assert.Equal([-1, 5, 5, 9], order.Order());
    }

    [Fact]
    public void ShuffleDependsOnSeedAndEpoch()
    {
        int[] Order(ulong seed, long epoch)
        {
            var order = new int[100];
            Permutation.Fill(order, seed, epoch);
            return order;
        }

        Assert.Equal(Order(1, 0), Order(1, 0));
        Assert.NotEqual(Order(1, 0), Order(2, 0));
        Assert.NotEqual(Order(1, 0), Order(1, 1));
    }

    [Fact]
    public void SmallSpansShuffle()
    {
        Permutation.Shuffle([], 1, 1);
        int[] one = [7];
        Permutation.Shuffle(one, 1, 1);
        Assert.Equal([7], one);
    }

    /// <summary>All 24 orders of four elements are equally likely.</summary>
    [Fact]
    public void EveryOrderIsEquallyLikely()
    {
        const int count = 48_000;
        var counts = new Dictionary<string, int>();
        for (var epoch = 0; epoch < count; epoch++)
        {
            var order = new int[4];
            Permutation.Fill(order, 5, epoch);
            var key = string.Join(',', order);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        AssertUniform([.. counts.Values], count);
    }

    private static readonly ulong[] PinnedDraws = [15929607833609870670, 14234215752924971649, 11107504062091000851];

    /// <summary>Chi-squared within five deviations of its mean.</summary>
    private static void AssertUniform(int[] bins, int count)
    {
        var expected = (double)count / bins.Length;
        var statistic = bins.Sum(b => (b - expected) * (b - expected) / expected);
        var degrees = bins.Length - 1;
        Assert.InRange(statistic, degrees - (5 * Math.Sqrt(2.0 * degrees)), degrees + (5 * Math.Sqrt(2.0 * degrees)));
    }
}
