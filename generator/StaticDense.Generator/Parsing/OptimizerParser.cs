using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads the optimizer's numbers of <c>[Train]</c> and fills in Keras's defaults.</summary>
internal static class OptimizerParser
{
    private static readonly OptimizerKind[] Adams = [OptimizerKind.Adam, OptimizerKind.AdamW];

    private static readonly OptimizerKind[] WithBetas = [.. Adams, OptimizerKind.Nadam, OptimizerKind.Adamax, OptimizerKind.Lion];

    private static readonly OptimizerKind[] WithEpsilon =
        [OptimizerKind.RMSprop, .. Adams, OptimizerKind.Nadam, OptimizerKind.Adamax, OptimizerKind.Adagrad, OptimizerKind.Adadelta];

    private static readonly OptimizerKind[] WithRho = [OptimizerKind.RMSprop, OptimizerKind.Adadelta];

    /// <summary>The numbers that not every optimizer has, and the optimizers that use each.</summary>
    private static readonly (string Name, OptimizerKind[] Users)[] Numbers =
    [
        ("Momentum", [OptimizerKind.SGD, OptimizerKind.RMSprop]),
        ("Nesterov", [OptimizerKind.SGD]),
        ("Rho", WithRho),
        ("Centered", [OptimizerKind.RMSprop]),
        ("Beta1", WithBetas),
        ("Beta2", WithBetas),
        ("Epsilon", WithEpsilon),
        ("AMSGrad", Adams),
        ("InitialAccumulatorValue", [OptimizerKind.Adagrad]),
    ];

    private static readonly string[] Averages = ["EmaMomentum", "EmaOverwriteFrequency"];

    private static readonly string[] Clippings = ["ClipNorm", "GlobalClipNorm", "ClipValue"];

    public static OptimizerDeclaration Parse(AttributeReader reader)
    {
        var kind = reader.Member("optimizer", OptimizerKind.SGD, last: OptimizerKind.Lion);
        foreach (var (name, users) in Numbers)
        {
            if (reader.IsGiven(name) && !users.Contains(kind))
                reader.Add(RuleIds.UnusedArgument, name, name, kind, string.Join(", ", users));
        }

        var clippings = Clippings.Where(reader.IsGiven).ToList();
        if (clippings.Count > 1)
            reader.Add(RuleIds.SeveralClippings, clippings[1], string.Join(" and ", clippings), clippings.Count);

        var usesEma = UsesEma(reader, kind);
        return new(
            kind,
            reader.Number("LearningRate", kind == OptimizerKind.SGD ? 0.01 : 0.001, Interval.NotNegative),
            reader.Number("Momentum", 0, Interval.Share),
            reader.Flag("Nesterov", false),
            reader.Number("Rho", kind == OptimizerKind.RMSprop ? 0.9 : kind == OptimizerKind.Adadelta ? 0.95 : 0, Interval.Share),
            reader.Flag("Centered", false),
            reader.Number("Beta1", WithBetas.Contains(kind) ? 0.9 : 0, Interval.Decay),
            reader.Number("Beta2", kind == OptimizerKind.Lion ? 0.99 : WithBetas.Contains(kind) ? 0.999 : 0, Interval.Decay),
            reader.Number("Epsilon", WithEpsilon.Contains(kind) ? 1e-7 : 0, Interval.NotNegative),
            reader.Flag("AMSGrad", false),
            reader.Number("WeightDecay", kind == OptimizerKind.AdamW ? 0.004 : 0, Interval.NotNegative),
            reader.Number("ClipNorm", 0, Interval.NotNegative),
            reader.Number("GlobalClipNorm", 0, Interval.NotNegative),
            reader.Number("ClipValue", 0, Interval.NotNegative))
        {
            InitialAccumulatorValue = reader.Number("InitialAccumulatorValue", kind == OptimizerKind.Adagrad ? 0.1 : 0, Interval.NotNegative),
            UseEma = usesEma,
            EmaMomentum = reader.Number("EmaMomentum", usesEma ? 0.99 : 0, Interval.Share),
            EmaOverwriteFrequency = OverwriteFrequency(reader),
        };
    }

    /// <summary>Whether a moving average is kept. Without one its numbers have no effect.</summary>
    private static bool UsesEma(AttributeReader reader, OptimizerKind kind)
    {
        var uses = reader.Flag("UseEma", false);
        foreach (var name in Averages.Where(name => !uses && reader.IsGiven(name)))
            reader.Add(RuleIds.UnusedArgument, name, name, kind + " without a moving average", "every optimizer with UseEma = true");
        return uses;
    }

    /// <summary>0 stands for never, and cannot be given.</summary>
    private static int OverwriteFrequency(AttributeReader reader)
    {
        var frequency = reader.Integer("EmaOverwriteFrequency", 0);
        if (reader.IsGiven("EmaOverwriteFrequency") && frequency < 1)
            reader.Add(RuleIds.OutOfRange, "EmaOverwriteFrequency", "EmaOverwriteFrequency", frequency, "at least 1");
        return frequency;
    }
}
