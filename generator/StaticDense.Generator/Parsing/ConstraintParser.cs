using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads the constraint of a parameter: <c>KernelMaxNorm</c>, <c>KernelNonNegative</c> and their like.</summary>
internal static class ConstraintParser
{
    public static Constraint Parse(AttributeReader reader, string parameter)
    {
        var (maxNorm, minNorm, rate, axes) = (parameter + "MaxNorm", parameter + "MinNorm", parameter + "NormRate", parameter + "ConstraintAxes");
        var hasNorms = reader.IsGiven(minNorm);
        var candidates = new (string Argument, ConstraintKind Kind, bool IsGiven)[]
        {
            (hasNorms ? minNorm : maxNorm, hasNorms ? ConstraintKind.MinMaxNorm : ConstraintKind.MaxNorm, hasNorms || reader.IsGiven(maxNorm)),
            (parameter + "NonNegative", ConstraintKind.NonNeg, reader.Flag(parameter + "NonNegative", false)),
            (parameter + "UnitNorm", ConstraintKind.UnitNorm, reader.Flag(parameter + "UnitNorm", false)),
        };
        var given = candidates.Where(candidate => candidate.IsGiven).ToList();
        if (given.Count > 1)
        {
            reader.Add(RuleIds.SeveralConstraints, given[1].Argument, string.Join(" and ", given.Select(candidate => candidate.Argument)), given.Count);
            return Constraint.None;
        }

        var kind = given.Count == 0 ? ConstraintKind.None : given[0].Kind;
        if (reader.IsGiven(rate) && kind != ConstraintKind.MinMaxNorm)
            reader.Add(RuleIds.UnusedArgument, rate, rate, Name(kind), $"{ConstraintKind.MinMaxNorm} ({minNorm})");
        var isNorm = kind is not (ConstraintKind.None or ConstraintKind.NonNeg);
        if (reader.IsGiven(axes) && !isNorm)
            reader.Add(RuleIds.UnusedArgument, axes, axes, Name(kind), $"{ConstraintKind.MaxNorm}, {ConstraintKind.MinMaxNorm}, {ConstraintKind.UnitNorm}");
        var (least, most) = Bounds(reader, kind, minNorm, maxNorm);
        return kind == ConstraintKind.None
            ? Constraint.None
            : new(kind, least, most, reader.Number(rate, 1, Interval.Share), isNorm ? Axes(reader, axes) : EquatableArray<int>.Empty);
    }

    /// <summary>Keras's MinMaxNorm goes up to 1 unless told otherwise.</summary>
    private static (double Least, double Most) Bounds(AttributeReader reader, ConstraintKind kind, string minNorm, string maxNorm)
    {
        var least = reader.Number(minNorm, 0, Interval.NotNegative);
        var most = reader.Number(maxNorm, kind == ConstraintKind.MinMaxNorm ? 1 : double.PositiveInfinity, Interval.NotNegative);
        if (least > most)
            reader.Add(RuleIds.OutOfRange, minNorm, minNorm, least, $"at most {maxNorm} = {most.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}");
        return (least, most);
    }

    private static EquatableArray<int> Axes(AttributeReader reader, string argument)
    {
        var axes = reader.Integers(argument) ?? [0];
        if (axes.Length == 0)
            reader.Add(RuleIds.ArgumentKind, argument, argument, "an empty array", "an array of at least one axis");
        return axes.ToEquatableArray();
    }

    private static string Name(ConstraintKind kind) => kind == ConstraintKind.None ? "a parameter without a norm constraint" : kind.ToString();
}
