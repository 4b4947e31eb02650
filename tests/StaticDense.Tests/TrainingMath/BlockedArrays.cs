using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense.Tests.TrainingMath;

/// <summary>Arrays in blocks, written with plain loops; what an operation must not touch holds a sentinel.</summary>
internal static class BlockedArrays
{
    public const float Sentinel = -12345.678f;

    public static int Panels(int channels) => (channels + 15) / 16;

    public static int Index(int row, int channel, int capacity) => (channel / 16 * capacity * 16) + (row * 16) + (channel % 16);

    public static float[] Empty(int channels, int capacity)
    {
        var blocks = new float[Panels(channels) * capacity * 16];
        Array.Fill(blocks, Sentinel);
        return blocks;
    }

    /// <summary>Row-major values in blocks: padded lanes +0, rows behind the last one sentinels.</summary>
    public static float[] From(float[] values, int rows, int channels, int capacity)
    {
        var blocks = Empty(channels, capacity);
        for (var row = 0; row < rows; row++)
        {
            for (var channel = 0; channel < Panels(channels) * 16; channel++)
                blocks[Index(row, channel, capacity)] = channel < channels ? values[(row * channels) + channel] : 0;
        }

        return blocks;
    }

    public static float[] Random(int count, int seed, float scale = 1)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)((random.NextDouble() * 2) - 1) * scale;
        return values;
    }

    /// <summary>Random values with NaN, infinities, zeros of both signs and a subnormal among them.</summary>
    public static float[] RandomWithSpecials(int count, int seed)
    {
        float[] specials = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 0f, float.Epsilon, float.MaxValue];
        var values = Random(count, seed);
        var random = new Random(seed + 1);
        for (var i = 0; i < count; i++)
        {
            if (random.Next(4) == 0)
                values[i] = specials[random.Next(specials.Length)];
        }

        return values;
    }

    /// <summary>The multiply-add of a width: fused where its vectors are, whatever the machine.</summary>
    public static float MultiplyAdd<TLanes>(float left, float right, float addend) =>
        NetworkRuntime.HasFusedMultiplyAdd || typeof(TLanes) == typeof(Lanes512) || typeof(TLanes) == typeof(Lanes256)
            ? MathF.FusedMultiplyAdd(left, right, addend)
            : (left * right) + addend;

    /// <summary>An elementwise function of the library for one value.</summary>
    public static float First<TLanes>(TLanes lanes) => Unsafe.As<TLanes, float>(ref lanes);

    /// <summary>The fixed tree over sixteen lanes.</summary>
    public static float Tree(float[] lanes, Func<float, float, float> join)
    {
        for (var half = 8; half > 1; half /= 2)
        {
            for (var i = 0; i < half; i++)
                lanes[i] = join(lanes[i], lanes[i + half]);
        }

        return join(lanes[0], lanes[1]);
    }

    public static float SumTree(float[] lanes) => Tree(lanes, (left, right) => left + right);

    /// <summary>The same bits; NaN equals NaN whatever its payload.</summary>
    public static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (float.IsNaN(expected[i]) && float.IsNaN(actual[i]))
                continue;
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
                Assert.Fail($"Float {i} of {expected.Length} is {actual[i]:R}, not {expected[i]:R}.");
        }
    }

    public static void AssertSame(float expected, float actual) => AssertSame([expected], [actual]);
}
