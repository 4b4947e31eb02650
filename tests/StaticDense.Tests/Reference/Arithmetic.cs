namespace StaticDense.Tests.Reference;

/// <summary>The two operations of the numerics contract that differ between machines or cross lanes, one value at a time.</summary>
internal static class Arithmetic
{
    /// <summary>The lanes of a block.</summary>
    public const int Width = 16;

    /// <summary><c>a · b + c</c>: rounded once on machines with fused multiply-add, twice elsewhere.</summary>
    public static float MultiplyAdd(float a, float b, float c) =>
        NetworkRuntime.HasFusedMultiplyAdd ? MathF.FusedMultiplyAdd(a, b, c) : (a * b) + c;

    /// <summary>
    /// The sum of a row over 16 virtual lanes: lane l starts at +0 and adds values l, l + 16, l + 32, ...; lanes beyond the row add +0; then
    /// the tree.
    /// </summary>
    public static float Sum(ReadOnlySpan<float> row)
    {
        Span<float> lanes = stackalloc float[Width];
        for (var lane = 0; lane < Width; lane++)
        {
            lanes[lane] = 0;
            for (var block = 0; block < row.Length; block += Width)
                lanes[lane] += At(row, block + lane);
        }

        return Tree(lanes);
    }

    /// <summary>The sum of products of two rows over 16 virtual lanes: <c>fma(a, b, lane)</c> from +0, blocks ascending; then the tree.</summary>
    public static float SumOfProducts(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Span<float> lanes = stackalloc float[Width];
        for (var lane = 0; lane < Width; lane++)
        {
            lanes[lane] = 0;
            for (var block = 0; block < a.Length; block += Width)
                lanes[lane] = MultiplyAdd(At(a, block + lane), At(b, block + lane), lanes[lane]);
        }

        return Tree(lanes);
    }

    /// <summary>The IEEE maximum of a row: NaN wins, -0 is below +0.</summary>
    public static float Maximum(ReadOnlySpan<float> row)
    {
        var maximum = float.NegativeInfinity;
        foreach (var value in row)
            maximum = MathF.Max(maximum, value);
        return maximum;
    }

    /// <summary>The fixed pairwise tree over 16 lanes: by halves, <c>8 + 8</c>, <c>4 + 4</c>, <c>2 + 2</c>, <c>1 + 1</c>.</summary>
    public static float Tree(Span<float> lanes)
    {
        for (var half = Width / 2; half > 0; half /= 2)
        {
            for (var lane = 0; lane < half; lane++)
                lanes[lane] += lanes[lane + half];
        }

        return lanes[0];
    }

    private static float At(ReadOnlySpan<float> row, int index) => index < row.Length ? row[index] : 0;
}
