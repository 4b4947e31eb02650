namespace StaticDense.Generator.Emission;

/// <summary>How a line of outputs is divided into tiles: few sizes, none small.</summary>
internal static class TileSplit
{
    /// <summary>Heights, largest first, and how many tiles of each.</summary>
    /// <param name="total">The outputs of a line.</param>
    /// <param name="most">The most rows that registers hold.</param>
    public static IReadOnlyList<(int Rows, int Count)> Of(int total, int most)
    {
        // Eight rows hide the latency and divide most images.
        if (most >= 8 && total % 8 == 0)
            return [(8, total / 8)];
        var parts = (total + most - 1) / most;
        var (rows, larger) = (total / parts, total % parts);
        return larger == 0 ? [(rows, parts)] : [(rows + 1, larger), (rows, parts - larger)];
    }
}
