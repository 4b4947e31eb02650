using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads the penalties <c>KernelL1</c> and <c>KernelL2</c>, and their like of other parameters.</summary>
internal static class RegularizerParser
{
    public static Regularizer Parse(AttributeReader reader, string parameter)
    {
        var l1 = reader.Number(parameter + "L1", 0, Interval.NotNegative);
        var l2 = reader.Number(parameter + "L2", 0, Interval.NotNegative);
        return new(l1, l2);
    }
}
