using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads <c>[Golden]</c>.</summary>
internal static class GoldenParser
{
    private const double DefaultTolerance = 1e-4;

    public static GoldenDeclaration Parse(AttributeReader reader) => new(
        ProjectPaths.Normalize(reader.Text("path") ?? ""),
        reader.Number("Tolerance", DefaultTolerance, Interval.Positive));
}
