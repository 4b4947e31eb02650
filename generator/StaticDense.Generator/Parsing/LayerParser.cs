using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads layer attributes: one method for each layer.</summary>
internal static class LayerParser
{
    /// <summary>The slope of Keras's function <c>leaky_relu</c>; the layer of that name has 0.3.</summary>
    private const double LeakyReLUFunctionSlope = 0.2;

    /// <summary>Reads a layer; null for a class that is no layer of the library.</summary>
    public static LayerDeclaration? Parse(AttributeReader reader, DefaultLayerNames names, bool isLibrary)
    {
        var kind = reader.Class.EndsWith("Attribute", StringComparison.Ordinal)
            ? reader.Class.Substring(0, reader.Class.Length - "Attribute".Length)
            : reader.Class;
        var name = reader.Text("Name") ?? names.Next(kind);
        LayerDeclaration? layer = !isLibrary ? null : kind switch
        {
            "Dense" => Dense(reader, name),
            "Activation" => new ActivationLayer(name, kind, Function(reader, "activation")) { Activity = RegularizerParser.Parse(reader, "Activity") },
            "ReLU" => new ActivationLayer(name, kind, ReLU(reader)),
            "LeakyReLU" => new ActivationLayer(name, kind, new(ActivationKind.LeakyReLU, Slope: reader.Number("NegativeSlope", 0.3, Interval.NotNegative))),
            "ELU" => new ActivationLayer(name, kind, new(ActivationKind.ELU, Alpha: reader.Number("Alpha", 1, Interval.NotNegative))),
            "PReLU" => PReLU(reader, name),
            "Softmax" => new ActivationLayer(name, kind, new(ActivationKind.Softmax)) { Axis = reader.Integer("Axis", -1) },
            "Flatten" => new ReshapeLayer(name, kind, EquatableArray<int>.Empty),
            "Reshape" => Reshape(reader, name),
            "Dropout" => Dropout(reader, name),
            _ => null,
        };
        if (layer is null)
            reader.Add(RuleIds.UnknownLayer, "", kind);
        return layer;
    }

    private static DenseLayer Dense(AttributeReader reader, string name)
    {
        var units = reader.Integer("Units", 0);
        if (!reader.IsGiven("Units"))
            reader.Add(RuleIds.MissingArgument, "", "[Dense]", "the number of units", "[Dense(10)]");
        else if (units < 1)
            reader.Add(RuleIds.SizeNotPositive, "Units", $"the number of units of '{name}'", units);
        var useBias = reader.Flag("UseBias", true);
        if (!useBias)
        {
            foreach (var argument in reader.Given.Where(given => given.StartsWith("Bias", StringComparison.OrdinalIgnoreCase)).ToList())
                reader.Add(RuleIds.UnusedArgument, argument, argument, $"'{name}' with UseBias = false", "layers with a bias");
        }

        return new(
            name,
            units,
            Function(reader, "Activation"),
            Weight(reader, "Kernel", InitializerKind.GlorotUniform),
            Bias(reader, useBias))
        {
            Activity = RegularizerParser.Parse(reader, "Activity"),
        };
    }

    private static PReLULayer PReLU(AttributeReader reader, string name) => new(
        name,
        (reader.Integers("SharedAxes") ?? []).ToEquatableArray(),
        Weight(reader, "Alpha", InitializerKind.Zeros));

    private static WeightDeclaration? Bias(AttributeReader reader, bool isUsed)
    {
        var bias = Weight(reader, "Bias", InitializerKind.Zeros);
        return isUsed ? bias : null;
    }

    private static WeightDeclaration Weight(AttributeReader reader, string parameter, InitializerKind initializer) => new(
        InitializerParser.Parse(reader, parameter, initializer),
        RegularizerParser.Parse(reader, parameter),
        Constraint.None);

    private static ReshapeLayer Reshape(AttributeReader reader, string name)
    {
        var shape = reader.Integers("targetShape");
        if (shape is { Length: 0 })
            reader.Add(RuleIds.MissingArgument, "", "[Reshape]", "the size of at least one axis", "[Reshape(28, 28)]");
        return new(name, "Reshape", (shape ?? []).ToEquatableArray());
    }

    private static DropoutLayer Dropout(AttributeReader reader, string name)
    {
        if (!reader.IsGiven("Rate"))
            reader.Add(RuleIds.MissingArgument, "", "[Dropout]", "the rate", "[Dropout(0.5)]");
        return new(name, reader.Number("Rate", 0, Interval.Share));
    }

    /// <summary>An argument of the enum, with the numbers that Keras's function of that name has.</summary>
    private static ActivationFunction Function(AttributeReader reader, string argument)
    {
        var kind = reader.Member(argument, ActivationKind.Linear, last: ActivationKind.LogSoftmax);
        return kind switch
        {
            ActivationKind.LeakyReLU => new(kind, Slope: LeakyReLUFunctionSlope),
            ActivationKind.ELU => new(kind, Alpha: 1),
            _ => new(kind),
        };
    }

    /// <summary>The simplest function that computes what the layer's numbers say.</summary>
    private static ActivationFunction ReLU(AttributeReader reader)
    {
        var slope = reader.Number("NegativeSlope", 0, Interval.NotNegative);
        var threshold = reader.Number("Threshold", 0, Interval.NotNegative);
        var maxValue = reader.Number("MaxValue", double.PositiveInfinity, Interval.NotNegative);
        return (slope, threshold, maxValue) switch
        {
            (0, 0, double.PositiveInfinity) => new(ActivationKind.ReLU),
            (0, 0, 6) => new(ActivationKind.ReLU6),
            (_, 0, double.PositiveInfinity) => new(ActivationKind.LeakyReLU, Slope: slope),
            _ => new(ActivationKind.GeneralReLU, Slope: slope, MaxValue: maxValue, Threshold: threshold),
        };
    }
}
