using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads the convolutions.</summary>
internal static class ConvolutionParser
{
    public static ConvolutionLayer Convolution(AttributeReader reader, string name, string kind, int axes)
    {
        CheckGiven(reader, kind, $"[{kind}(32, 3)]", "Filters", "KernelSize");
        return new(
            name,
            kind,
            Filters(reader, name),
            WindowParser.Convolution(reader, axes),
            Positive(reader, "Groups"),
            ActivationParser.Function(reader, "Activation"),
            WeightParser.Parse(reader, "Kernel", InitializerKind.GlorotUniform),
            WeightParser.Bias(reader, name));
    }

    public static DepthwiseLayer Depthwise(AttributeReader reader, string name, string kind)
    {
        CheckGiven(reader, kind, $"[{kind}(3)]", "KernelSize");
        return new(
            name,
            WindowParser.Convolution(reader, axes: 2),
            Positive(reader, "DepthMultiplier"),
            ActivationParser.Function(reader, "Activation"),
            WeightParser.Parse(reader, "Depthwise", InitializerKind.GlorotUniform),
            WeightParser.Bias(reader, name));
    }

    public static SeparableLayer Separable(AttributeReader reader, string name, string kind)
    {
        CheckGiven(reader, kind, $"[{kind}(32, 3)]", "Filters", "KernelSize");
        return new(
            name,
            Filters(reader, name),
            WindowParser.Convolution(reader, axes: 2),
            Positive(reader, "DepthMultiplier"),
            ActivationParser.Function(reader, "Activation"),
            WeightParser.Parse(reader, "Depthwise", InitializerKind.GlorotUniform),
            WeightParser.Parse(reader, "Pointwise", InitializerKind.GlorotUniform),
            WeightParser.Bias(reader, name));
    }

    /// <summary>One finding for all needed arguments that are missing.</summary>
    private static void CheckGiven(AttributeReader reader, string kind, string example, params string[] arguments)
    {
        var missing = arguments.Where(argument => !reader.IsGiven(argument))
            .Select(argument => argument == "Filters" ? "the number of filters" : "the kernel's size").ToList();
        if (missing.Count > 0)
            reader.Add(RuleIds.MissingArgument, "", $"[{kind}]", string.Join(" and ", missing), example);
    }

    private static int Filters(AttributeReader reader, string name)
    {
        var filters = reader.Integer("Filters", 1);
        if (filters < 1)
            reader.Add(RuleIds.SizeNotPositive, "Filters", $"the number of filters of '{name}'", filters);
        return filters;
    }

    private static int Positive(AttributeReader reader, string argument)
    {
        var number = reader.Integer(argument, 1);
        if (number < 1)
            reader.Add(RuleIds.OutOfRange, argument, argument, number, "at least 1");
        return number;
    }
}
