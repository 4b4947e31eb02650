namespace StaticDense.Generator.Planning;

/// <summary>
/// How a forward sum is cut into segments that run side by side. A narrow layer has few chains of multiply-adds, and each step of a
/// chain waits four cycles for the one before. The cut depends on the layer's shape alone, because it decides the bits.
/// </summary>
/// <param name="Segments">1, 2 or 4 contiguous segments; the sums are joined as s0 + s1 or (s0 + s1) + (s2 + s3).</param>
/// <param name="Length">The steps of all segments but the last, which has the rest: a multiple of 16, or of 4 for short sums.</param>
internal sealed record SumCut(int Segments, int Length)
{
    public static SumCut Of(int inputs, int units)
    {
        var panels = Blocks.Of(units);
        var segments = panels == 1 && inputs >= 16 ? 4 : panels <= 3 && inputs >= 8 ? 2 : 1;
        if (segments == 1)
            return new SumCut(1, inputs);
        var share = inputs / segments;
        return new SumCut(segments, share - (share % (share >= Blocks.Lanes ? Blocks.Lanes : 4)));
    }

    /// <summary>A sum in one piece.</summary>
    public static SumCut None(int inputs) => new(1, inputs);

    /// <summary>Whether segments start inside a block: such sums are written out step by step.</summary>
    public bool IsShort => Segments > 1 && Length % Blocks.Lanes != 0;

    /// <summary>The first step of a segment.</summary>
    public int Start(int segment) => segment * Length;

    /// <summary>The number of steps of a segment.</summary>
    public int Steps(int segment, int inputs) => segment == Segments - 1 ? inputs - Start(segment) : Length;
}
