namespace StaticDense.Generator.Planning;

/// <summary>Sixteen floats are one cache line and one 512-bit vector: the unit of every layout.</summary>
internal static class Blocks
{
    public const int Lanes = 16;

    /// <summary>Blocks that hold so many values.</summary>
    public static int Of(long count) => checked((int)((count + Lanes - 1) / Lanes));

    /// <summary>The count rounded up to whole blocks.</summary>
    public static int Padded(long count) => checked(Of(count) * Lanes);
}
