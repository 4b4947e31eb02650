using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads the optimizer's numbers of <c>[Train]</c> and fills in Keras's defaults.</summary>
internal static class OptimizerParser
{
    private static readonly OptimizerKind[] Adams = [OptimizerKind.Adam, OptimizerKind.AdamW];

    /// <summary>The numbers that not every optimizer has, and the optimizers that use each.</summary>
    private static readonly (string Name, OptimizerKind[] Users)[] Numbers =
    [
        ("Momentum", [OptimizerKind.SGD, OptimizerKind.RMSprop]),
        ("Nesterov", [OptimizerKind.SGD]),
        ("Rho", [OptimizerKind.RMSprop]),
        ("Centered", [OptimizerKind.RMSprop]),
        ("Beta1", Adams),
        ("Beta2", Adams),
        ("Epsilon", [OptimizerKind.RMSprop, OptimizerKind.Adam, OptimizerKind.AdamW]),
        ("AMSGrad", Adams),
    ];

    private static readonly string[] Clippings = ["ClipNorm", "GlobalClipNorm", "ClipValue"];

    public static OptimizerDeclaration Parse(AttributeReader reader)
    {
        var kind = reader.Member("optimizer", OptimizerKind.SGD, last: OptimizerKind.AdamW);
        foreach (var (name, users) in Numbers)
        {
            if (reader.IsGiven(name) && !users.Contains(kind))
                reader.Add(RuleIds.UnusedArgument, name, name, kind, string.Join(", ", users));
        }

        var clippings = Clippings.Where(reader.IsGiven).ToList();
        if (clippings.Count > 1)
            reader.Add(RuleIds.SeveralClippings, clippings[1], string.Join(" and ", clippings), clippings.Count);

        var isAdam = Adams.Contains(kind);
        return new(
            kind,
            reader.Number("LearningRate", kind == OptimizerKind.SGD ? 0.01 : 0.001, Interval.NotNegative),
            reader.Number("Momentum", 0, Interval.Share),
            reader.Flag("Nesterov", false),
            reader.Number("Rho", kind == OptimizerKind.RMSprop ? 0.9 : 0, Interval.Share),
            reader.Flag("Centered", false),
            reader.Number("Beta1", isAdam ? 0.9 : 0, Interval.Decay),
            reader.Number("Beta2", isAdam ? 0.999 : 0, Interval.Decay),
            reader.Number("Epsilon", kind == OptimizerKind.SGD ? 0 : 1e-7, Interval.NotNegative),
            reader.Flag("AMSGrad", false),
            reader.Number("WeightDecay", kind == OptimizerKind.AdamW ? 0.004 : 0, Interval.NotNegative),
            reader.Number("ClipNorm", 0, Interval.NotNegative),
            reader.Number("GlobalClipNorm", 0, Interval.NotNegative),
            reader.Number("ClipValue", 0, Interval.NotNegative));
    }
}
