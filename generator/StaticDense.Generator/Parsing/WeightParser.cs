using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads what a layer says of one of its parameters: how it starts, what it costs, what it must keep to.</summary>
internal static class WeightParser
{
    public static WeightDeclaration Parse(AttributeReader reader, string parameter, InitializerKind initializer) => new(
        InitializerParser.Parse(reader, parameter, initializer),
        RegularizerParser.Parse(reader, parameter),
        ConstraintParser.Parse(reader, parameter));

    /// <summary>A parameter that a flag takes away; then its arguments have no use.</summary>
    public static WeightDeclaration? ParseOptional(AttributeReader reader, string layer, string parameter, string flag, InitializerKind initializer)
    {
        var weight = Parse(reader, parameter, initializer);
        if (reader.Flag(flag, true))
            return weight;
        foreach (var argument in reader.Given.Where(given => given.StartsWith(parameter, StringComparison.OrdinalIgnoreCase)).ToList())
            reader.Add(RuleIds.UnusedArgument, argument, argument, $"'{layer}' with {flag} = false", $"layers with a {parameter.ToLowerInvariant()}");
        return null;
    }

    public static WeightDeclaration? Bias(AttributeReader reader, string layer) =>
        ParseOptional(reader, layer, "Bias", "UseBias", InitializerKind.Zeros);
}
