using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

/// <summary>Dropout: the rule, what a mask depends on, and that masks look random.</summary>
public class DropoutTests
{
    private const string PinnedMask = "0000001000011001101111001001100010011111000110000100111100100011";

    [Theory]
    [InlineData(1, 1, 37, 0.5f)]
    [InlineData(3, 1, 16, 0.2f)]
    [InlineData(4, 3, 35, 0.9f)]
    [InlineData(2, 2, 17, 0f)]
    [InlineData(2, 2, 17, 1f)]
    public void KeepsAndScalesOrDrops(int samples, int positions, int channels, float rate)
    {
        var call = new Call(samples, positions, channels, rate);
        var source = call.Source(x => 1f + x);
        var result = EveryWidth.Run(call, source);
        var scale = (float)(1 / (1 - (double)rate));
        var (kept, dropped) = (0, 0);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == 0 || i / 16 % call.Capacity >= samples * positions)
                Assert.True(EveryWidth.SameBits(source[i], result[i]));
            else if (EveryWidth.SameBits(0f, result[i]))
                dropped++;
            else
            {
                kept++;
                Assert.Equal(source[i] * scale, result[i]);
            }
        }

        Assert.Equal(samples * positions * channels, kept + dropped);
        if (rate == 0)
            Assert.Equal(0, dropped);
        if (rate == 1)
            Assert.Equal(0, kept);
    }

    /// <summary>Dropped values are +0 whatever stood there; kept ones follow IEEE.</summary>
    [Theory]
    [InlineData(0.5f)]
    [InlineData(1f)]
    public void SpecialValues(float rate)
    {
        var call = new Call(2, 4, 16, rate);
        var source = new float[call.Capacity * 16];
        for (var i = 0; i < source.Length; i++)
            source[i] = EveryWidth.Specials[i % EveryWidth.Specials.Length];
        var result = EveryWidth.Run(call, source);
        for (var i = 0; i < 2 * 4 * 16; i++)
        {
            var isDropped = EveryWidth.SameBits(0f, result[i]);
            Assert.True(isDropped || (rate < 1 && EveryWidth.SameBits(source[i] * 2f, result[i])));
        }
    }

    /// <summary>Masks decide what a seed trains to: they may not change.</summary>
    [Fact]
    public void MaskIsFixed()
    {
        var kept = Kept(new Call(2, 1, 32, 0.5f));
        Assert.Equal(PinnedMask, string.Concat(kept.Select(k => k ? '1' : '0')));
    }

    [Fact]
    public void BackwardUsesTheSameMask()
    {
        var call = new Call(3, 2, 35, 0.4f);
        var source = call.Source(x => 1f + x);
        var forward = EveryWidth.Run(call, source);
        var backward = EveryWidth.Run(call with { IsBackward = true }, source);
        EveryWidth.AssertSameBits(forward, backward, "backward");
    }

    /// <summary>The draw belongs to the sample's canonical element: other capacities and factorisations give the same mask.</summary>
    [Fact]
    public void MaskDependsOnTheCanonicalIndexAlone()
    {
        var flat = Kept(new Call(2, 1, 48, 0.5f));
        var rows = Kept(new Call(2, 3, 16, 0.5f));
        var odd = Kept(new Call(2, 16, 3, 0.5f));
        Assert.Equal(flat, rows);
        Assert.Equal(flat, odd);
    }

    [Fact]
    public void SamplesOfALargerBatchKeepTheirMasks() =>
        Assert.Equal(Kept(new Call(2, 1, 40, 0.5f)), Kept(new Call(8, 1, 40, 0.5f))[..80]);

    /// <summary>The share of dropped values lies within five deviations of the rate.</summary>
    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.2f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void DropsTheRate(float rate)
    {
        var kept = Kept(new Call(64, 1, 4096, rate));
        var dropped = kept.Count(k => !k);
        var deviation = Math.Sqrt(kept.Length * rate * (1.0 - rate));
        Assert.InRange(dropped, (kept.Length * rate) - (5 * deviation), (kept.Length * rate) + (5 * deviation));
    }

    /// <summary>Masks of other seeds, layers, steps and samples agree with the first one half of the time, within five deviations.</summary>
    [Fact]
    public void MasksAreIndependent()
    {
        var call = new Call(1, 1, 1 << 14, 0.5f);
        var masks = new List<bool[]>();
        foreach (var seed in (ulong[])[7, 8, 1UL << 63])
        {
            foreach (var layer in (int[])[0, 1, 2])
            {
                foreach (var step in (long[])[0, 1, 2, 1L << 40])
                    masks.Add(Kept(call with { Seed = seed, Layer = layer, Step = step }));
            }
        }

        var batch = Kept(call with { Samples = 4, Seed = 99 });
        for (var sample = 0; sample < 4; sample++)
            masks.Add(batch[(sample << 14)..((sample + 1) << 14)]);

        var deviation = Math.Sqrt((1 << 14) * 0.25);
        for (var i = 0; i < masks.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.InRange(Agreements(masks[i], masks[j]), (1 << 13) - (5 * deviation), (1 << 13) + (5 * deviation));
            }
        }
    }

    /// <summary>Neighbours at the distances of vectors, blocks and rows are independent too.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(128)]
    [InlineData(1024)]
    public void NeighboursAreIndependent(int distance)
    {
        var kept = Kept(new Call(1, 1, 1 << 18, 0.5f));
        var pairs = kept.Length - distance;
        var equal = Enumerable.Range(0, pairs).Count(i => kept[i] == kept[i + distance]);
        var deviation = Math.Sqrt(pairs * 0.25);
        Assert.InRange(equal, (pairs / 2.0) - (5 * deviation), (pairs / 2.0) + (5 * deviation));
    }

    private static int Agreements(bool[] a, bool[] b)
    {
        var count = 0;
        for (var i = 0; i < a.Length; i++)
            count += a[i] == b[i] ? 1 : 0;
        return count;
    }

    /// <summary>Which elements are kept, in canonical order.</summary>
    private static bool[] Kept(Call call)
    {
        var result = EveryWidth.With<Call, LanesVector>(call, call.Source(_ => 1f));
        var kept = new bool[call.Samples * call.Positions * call.Channels];
        for (var i = 0; i < kept.Length; i++)
        {
            var (row, channel) = (i / call.Channels, i % call.Channels);
            kept[i] = result[call.At(row, channel)] != 0;
        }

        return kept;
    }

    private readonly record struct Call(int Samples, int Positions, int Channels, float Rate) : ILaneOperation
    {
        public ulong Seed { get; init; } = 42;

        public int Layer { get; init; } = 3;

        public long Step { get; init; } = 1000;

        public bool IsBackward { get; init; }

        public int Capacity => (Samples * Positions) + 2;

        public int At(int row, int channel) => (channel / 16 * Capacity * 16) + (row * 16) + (channel % 16);

        public float[] Source(Func<int, float> value)
        {
            var source = new float[(Channels + 15) / 16 * Capacity * 16];
            for (var row = 0; row < Samples * Positions; row++)
            {
                for (var channel = 0; channel < Channels; channel++)
                    source[At(row, channel)] = value(channel);
            }

            return source;
        }

        public void Run<TLanes>(Span<float> buffer)
            where TLanes : struct, ILanes<TLanes>
        {
            var step = new TrainingStep { Seed = Seed, Step = Step };
            if (IsBackward)
                Dropout.Backward<TLanes>(ref buffer[0], Samples, Positions, Channels, Capacity, Rate, Layer, ref step);
            else
                Dropout.Forward<TLanes>(ref buffer[0], ref buffer[0], Samples, Positions, Channels, Capacity, Rate, Layer, ref step);
        }
    }
}
