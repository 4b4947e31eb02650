using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads activation functions, with the numbers that Keras gives them.</summary>
internal static class ActivationParser
{
    /// <summary>The slope of Keras's function <c>leaky_relu</c>; the layer of that name has 0.3.</summary>
    private const double LeakyReLUFunctionSlope = 0.2;

    /// <summary>An argument of the enum, with the numbers that Keras's function of that name has.</summary>
    public static ActivationFunction Function(AttributeReader reader, string argument)
    {
        var kind = reader.Member(argument, ActivationKind.Linear, last: ActivationKind.LogSoftmax);
        return kind switch
        {
            ActivationKind.LeakyReLU => new(kind, Slope: LeakyReLUFunctionSlope),
            ActivationKind.ELU => new(kind, Alpha: 1),
            _ => new(kind),
        };
    }

    /// <summary>The layer ReLU: the simplest function that computes what its numbers say.</summary>
    public static ActivationFunction ReLU(AttributeReader reader)
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
