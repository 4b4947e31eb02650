using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads the normalizations.</summary>
internal static class NormalizationParser
{
    public static BatchNormalizationLayer Batch(AttributeReader reader, string name) => new(
        name,
        reader.Integer("Axis", -1),
        reader.Number("Momentum", 0.99, Interval.Share),
        Epsilon(reader),
        Gamma(reader, name),
        Beta(reader, name),
        InitializerParser.Parse(reader, "MovingMean", InitializerKind.Zeros),
        InitializerParser.Parse(reader, "MovingVariance", InitializerKind.Ones));

    public static LayerNormalizationLayer Layer(AttributeReader reader, string name)
    {
        var axes = reader.Sizes("Axis", least: int.MinValue) ?? [-1];
        if (axes.Length > 1)
            reader.Add(RuleIds.UnsupportedArgument, "Axis", $"Axis with {axes.Length} axes", "use the last axis, -1, alone; or Reshape so that one axis holds all");
        return new(name, axes[0], Epsilon(reader), Gamma(reader, name), Beta(reader, name));
    }

    private static double Epsilon(AttributeReader reader) => reader.Number("Epsilon", 1e-3, Interval.NotNegative);

    private static WeightDeclaration? Gamma(AttributeReader reader, string name) =>
        WeightParser.ParseOptional(reader, name, "Gamma", "Scale", InitializerKind.Ones);

    private static WeightDeclaration? Beta(AttributeReader reader, string name) =>
        WeightParser.ParseOptional(reader, name, "Beta", "Center", InitializerKind.Zeros);
}
