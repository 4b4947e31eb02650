namespace StaticDense;

/// <summary>The random order behind a split.</summary>
internal static class SplitOrder
{
    /// <summary>Fisher and Yates's shuffle over a counter-based generator (SplitMix64: Steele, Lea, Flood 2014).</summary>
    public static void Shuffle(Span<int> order, ulong seed)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var draw = Mix(Mix(seed) + 0x9E3779B97F4A7C15 * (ulong)i);
            var other = (int)Math.BigMul(draw, (ulong)(i + 1), out _);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
