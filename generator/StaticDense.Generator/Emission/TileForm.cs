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

/// <summary>A tile: rows by panels of accumulators, and segments of the sum side by side.</summary>
internal sealed record TileForm(TileKind Kind, int Rows, int Panels, int Segments) : IComparable<TileForm>
{
    public string Name => Segments == 1 ? Invariant($"{Kind}{Rows}x{Panels}") : Invariant($"{Kind}{Rows}x{Panels}In{Segments}");

    public int CompareTo(TileForm other) => (Kind, Segments, -Rows, -Panels).CompareTo((other.Kind, other.Segments, -other.Rows, -other.Panels));
}
