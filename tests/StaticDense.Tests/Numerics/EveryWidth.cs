using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

/// <summary>An operation on a buffer, generic over the lanes it runs with.</summary>
public interface ILaneOperation
{
    void Run<TLanes>(Span<float> buffer)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>Runs an operation with every kind of lanes and demands the same bits of all; a NaN's payload and sign are free.</summary>
public static class EveryWidth
{
    /// <summary>Values at which formulas break: zeros, denormals, the largest numbers, infinities and NaN, with both signs.</summary>
    public static readonly float[] Specials =
    [
        0f, -0f, float.Epsilon, -float.Epsilon, 1e-40f, -1e-40f, 1.17549435e-38f, -1.17549435e-38f, 1f, -1f, 3f, -3f, 6f, -6f,
        20.5f, -20.5f, 88.5f, -88.5f, 1e4f, -1e5f, 1e20f, -1e20f, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, -float.NaN, 0.5f, -0.5f, 0.93f, -103.9f,
    ];

    /// <summary>The buffer after the operation with one lane, equal to that of every other width.</summary>
    public static float[] Run<TOperation>(TOperation operation, ReadOnlySpan<float> initial)
        where TOperation : ILaneOperation
    {
        var expected = With<TOperation, LanesScalar>(operation, initial);
        AssertSameBits(expected, With<TOperation, LanesVector>(operation, initial), nameof(LanesVector));

        // These always fuse; without the instruction they are never chosen.
        if (NetworkRuntime.HasFusedMultiplyAdd)
        {
            AssertSameBits(expected, With<TOperation, Lanes128>(operation, initial), nameof(Lanes128));
            AssertSameBits(expected, With<TOperation, Lanes256>(operation, initial), nameof(Lanes256));
            AssertSameBits(expected, With<TOperation, Lanes512>(operation, initial), nameof(Lanes512));
        }

        return expected;
    }

    public static float[] With<TOperation, TLanes>(TOperation operation, ReadOnlySpan<float> initial)
        where TOperation : ILaneOperation
        where TLanes : struct, ILanes<TLanes>
    {
        var buffer = initial.ToArray();
        operation.Run<TLanes>(buffer);
        return buffer;
    }

    public static void AssertSameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!SameBits(expected[i], actual[i]))
                Assert.Fail(FormattableString.Invariant($"{what}: element {i} is {actual[i]:G9}, expected {expected[i]:G9}"));
        }
    }

    public static bool SameBits(float a, float b) =>
        BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));

    /// <summary>A multiple of 16 values: the specials, then values around zero of several magnitudes.</summary>
    public static float[] Mixed(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[(count + 15) / 16 * 16];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i < Specials.Length
                ? Specials[i]
                : (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 3)));
        }

        return values;
    }
}
