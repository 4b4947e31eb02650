using System.Globalization;

namespace StaticDense.Tests.Networks;

/// <summary>Compares floats bit by bit; a NaN equals every NaN, whatever its payload and sign.</summary>
internal static class Bits
{
    /// <summary>Fails with the number of differences, and the first and the largest of them.</summary>
    public static void Equal(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {expected.Length} values expected, {actual.Length} computed.");
        int count = 0, first = -1, largest = -1;
        for (var i = 0; i < expected.Length; i++)
        {
            if (AreEqual(expected[i], actual[i]))
                continue;
            count++;
            first = first < 0 ? i : first;
            if (largest < 0 || Distance(expected[i], actual[i]) > Distance(expected[largest], actual[largest]))
                largest = i;
        }

        if (count > 0)
        {
            Assert.Fail($"{what}: {count} of {expected.Length} values differ; first {Describe(expected[first], actual[first], first)}; " +
                $"most {Describe(expected[largest], actual[largest], largest)}.");
        }
    }

    /// <summary>Fails where one value has other bits.</summary>
    public static void Equal(float expected, float actual, string what) => Equal([expected], [actual], what);

    private static bool AreEqual(float a, float b) =>
        BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));

    /// <summary>The number of floats between the two; NaN is far from everything.</summary>
    private static long Distance(float a, float b) => float.IsNaN(a) || float.IsNaN(b) ? long.MaxValue : Math.Abs(Rank(a) - Rank(b));

    private static long Rank(float value)
    {
        var bits = BitConverter.SingleToInt32Bits(value);
        return bits < 0 ? int.MinValue - (long)bits : bits;
    }

    private static string Describe(float expected, float actual, int index) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{index}]: {expected:R} (0x{BitConverter.SingleToUInt32Bits(expected):x8}) expected, {actual:R} (0x{BitConverter.SingleToUInt32Bits(actual):x8}) computed");
}
