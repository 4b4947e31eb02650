using System.Globalization;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads <c>KernelInitializer</c> and its numbers, and their like of other parameters.</summary>
internal static class InitializerParser
{
    /// <summary>The numbers by name, ordinal order, and the initializers that use each.</summary>
    private static readonly (string Name, InitializerKind[] Users)[] Numbers =
    [
        ("Distribution", [InitializerKind.VarianceScaling]),
        ("Gain", [InitializerKind.Orthogonal, InitializerKind.Identity]),
        ("Maxval", [InitializerKind.RandomUniform]),
        ("Mean", [InitializerKind.RandomNormal, InitializerKind.TruncatedNormal]),
        ("Minval", [InitializerKind.RandomUniform]),
        ("Mode", [InitializerKind.VarianceScaling]),
        ("Scale", [InitializerKind.VarianceScaling]),
        ("Stddev", [InitializerKind.RandomNormal, InitializerKind.TruncatedNormal]),
        ("Value", [InitializerKind.Constant]),
    ];

    public static InitializerDeclaration Parse(AttributeReader reader, string parameter, InitializerKind otherwise)
    {
        var prefix = parameter + "Initializer";
        var kind = reader.Member(prefix, otherwise, last: InitializerKind.Constant);
        var arguments = new List<InitializerArgument>();
        foreach (var (name, users) in Numbers)
        {
            var argument = prefix + name;
            if (!reader.IsGiven(argument))
                continue;
            if (users.Contains(kind))
                arguments.Add(new(name, Literal(reader, argument, name)));
            else
                reader.Add(RuleIds.UnusedArgument, argument, argument, kind, string.Join(", ", users));
        }

        if (kind == InitializerKind.RandomUniform)
            CheckBounds(reader, prefix);
        return new(kind.ToString(), arguments.ToEquatableArray());
    }

    private static string Literal(AttributeReader reader, string argument, string name) => name switch
    {
        "Mode" => "global::StaticDense.FanMode." + reader.Member(argument, FanMode.FanIn, last: FanMode.FanAverage),
        "Distribution" => "global::StaticDense.Distribution." + reader.Member(argument, Distribution.TruncatedNormal, last: Distribution.Uniform),
        "Scale" => Spell(reader.Number(argument, 1, Interval.Positive)),
        "Stddev" => Spell(reader.Number(argument, 0.05, Interval.NotNegative)),
        _ => Spell(reader.Number(argument, 0, Interval.Any)),
    };

    private static void CheckBounds(AttributeReader reader, string prefix)
    {
        var least = reader.Number(prefix + "Minval", -0.05, Interval.Any);
        var most = reader.Number(prefix + "Maxval", 0.05, Interval.Any);
        if (least > most)
        {
            var given = reader.IsGiven(prefix + "Maxval") ? prefix + "Maxval" : prefix + "Minval";
            reader.Add(RuleIds.OutOfRange, given, prefix + "Maxval", most, $"at least {prefix}Minval = {Spell(least)}");
        }
    }

    private static string Spell(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>The library's <c>Initializer</c> by the same names and values.</summary>
internal enum InitializerKind
{
    GlorotUniform,
    GlorotNormal,
    HeUniform,
    HeNormal,
    LecunUniform,
    LecunNormal,
    RandomNormal,
    RandomUniform,
    TruncatedNormal,
    VarianceScaling,
    Orthogonal,
    Identity,
    Zeros,
    Ones,
    Constant,
}

/// <summary>The library's enum by the same names and values.</summary>
internal enum FanMode
{
    FanIn,
    FanOut,
    FanAverage,
}

/// <inheritdoc cref="FanMode"/>
internal enum Distribution
{
    TruncatedNormal,
    UntruncatedNormal,
    Uniform,
}
