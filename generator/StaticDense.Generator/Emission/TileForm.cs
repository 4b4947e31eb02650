using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>What the rows of a tile are.</summary>
internal enum TileKind
{
    /// <summary>Rows are samples, steps are inputs: a value stands at <c>row · 16 + step</c> of its block.</summary>
    Product,

    /// <summary>Rows are inputs, steps are samples: a value stands at <c>step · 16 + row</c>.</summary>
    Gradient,
}

/// <summary>A tile: rows by panels of accumulators, segments of the sum side by side, and the loops that the sums need.</summary>
/// <param name="HasBlocks">Whether sums have whole blocks of 16 steps.</param>
/// <param name="HasTail">Whether single steps follow.</param>
/// <param name="HasRest">Whether the last segment has more blocks than the others.</param>
internal sealed record TileForm(
    TileKind Kind, int Rows, int Panels, int Segments = 1, bool HasBlocks = true, bool HasTail = false, bool HasRest = false)
    : IComparable<TileForm>
{
    public string Name => Invariant($"{Kind}{Rows}x{Panels}") + Cut + Loops;

    /// <summary>A name for what distinguishes tiles of one size.</summary>
    private string Cut => Segments == 1 ? "" : Invariant($"In{Segments}");

    private string Loops => (HasBlocks, HasTail, HasRest) switch
    {
        (false, _, _) => "Steps",
        (_, true, false) when Kind == TileKind.Product => "AndSteps",
        (_, false, true) => "AndRest",
        (_, true, true) => "AndRestAndSteps",
        _ => "",
    };

    public int CompareTo(TileForm other) =>
        (Kind, Segments, -Rows, -Panels, Loops).CompareTo((other.Kind, other.Segments, -other.Rows, -other.Panels, other.Loops));

    /// <summary>The method's parameters, in the order of <see cref="Arguments"/>.</summary>
    public string Parameters => Kind == TileKind.Gradient
        ? "ref float a, ref float w, ref float c, nint samples, nint wPanel, nint cPanel"
        : "ref float a, ref float w, ref float start, ref float c" + string.Concat(Numbers().Select(name => ", nint " + name));

    /// <summary>The numbers of a product in the order of its parameters.</summary>
    public string Arguments(Func<string, string> value) => string.Concat(Numbers().Select(name => ", " + value(name)));

    private IEnumerable<string> Numbers()
    {
        if (HasBlocks)
            yield return "blocks";
        if (HasRest)
            yield return "rest";
        if (HasTail)
            yield return "tail";
        if (HasBlocks)
            yield return "aBlock";
        if (Segments > 1)
        {
            yield return "aSegment";
            yield return "wSegment";
        }

        if (Panels > 1)
        {
            yield return "wPanel";
            yield return "startPanel";
            yield return "cPanel";
        }
    }
}
