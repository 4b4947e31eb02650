using System.Globalization;

namespace StaticDense.Generator.Parsing;

/// <summary>The numbers that an argument may have.</summary>
internal readonly record struct Interval(double Least, double Most, bool ExcludesLeast = false, bool ExcludesMost = false)
{
    public static Interval Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Interval NotNegative { get; } = new(0, double.PositiveInfinity);

    public static Interval Positive { get; } = new(0, double.PositiveInfinity, ExcludesLeast: true);

    /// <summary>From 0 to 1, both included.</summary>
    public static Interval Share { get; } = new(0, 1);

    /// <summary>From 0 to 1, 1 excluded: at 1 a running mean never moves, and its bias correction divides by zero.</summary>
    public static Interval Decay { get; } = new(0, 1, ExcludesMost: true);

    public bool Contains(double value) =>
        (ExcludesLeast ? value > Least : value >= Least) && (ExcludesMost ? value < Most : value <= Most);

    public override string ToString()
    {
        var least = Least.ToString(CultureInfo.InvariantCulture);
        var most = Most.ToString(CultureInfo.InvariantCulture);
        return double.IsPositiveInfinity(Most)
            ? (ExcludesLeast ? $"greater than {least}" : $"at least {least}")
            : $"from {least} to {most}{(ExcludesMost ? $", {most} excluded" : "")}";
    }
}
