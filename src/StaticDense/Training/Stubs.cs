namespace StaticDense;

internal static class Permutation
{
    public static void Shuffle(Span<int> items, ulong seed, ulong stream)
    {
        var state = (seed * 0x9E3779B97F4A7C15) + (stream * 0xD1B54A32D192ED03) + 1;
        for (var i = items.Length - 1; i > 0; i--)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            var j = (int)((state >> 33) % (ulong)(i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
