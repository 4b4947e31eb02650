using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads <c>[Train]</c>: the loss, its numbers, what is measured, and through <see cref="OptimizerParser"/> the optimizer.</summary>
internal static class TrainParser
{
    private static readonly LossKind[] Focal = [LossKind.BinaryFocalCrossentropy, LossKind.CategoricalFocalCrossentropy];

    private static readonly LossKind[] WithTargets =
        [LossKind.BinaryCrossentropy, LossKind.BinaryFocalCrossentropy, LossKind.CategoricalCrossentropy, LossKind.CategoricalFocalCrossentropy];

    private static readonly LossKind[] Crossentropies = [.. WithTargets, LossKind.SparseCategoricalCrossentropy];

    /// <summary>The losses' numbers and the losses that use each.</summary>
    private static readonly (string Name, LossKind[] Users)[] Numbers =
    [
        ("LabelSmoothing", WithTargets),
        ("FromLogits", Crossentropies),
        ("Delta", [LossKind.Huber]),
        ("Alpha", Focal),
        ("Gamma", Focal),
        ("ApplyClassBalancing", [LossKind.BinaryFocalCrossentropy]),
        ("IgnoreClass", [LossKind.SparseCategoricalCrossentropy]),
    ];

    public static TrainDeclaration Parse(AttributeReader reader)
    {
        var loss = reader.Member("loss", LossKind.MeanSquaredError, last: LossKind.SparseCategoricalCrossentropy);
        foreach (var (name, users) in Numbers)
        {
            if (reader.IsGiven(name) && !users.Contains(loss))
                reader.Add(RuleIds.UnusedArgument, name, name, loss, string.Join(", ", users));
        }

        var batchSize = reader.Integer("BatchSize", 32);
        if (batchSize < 1)
            reader.Add(RuleIds.SizeNotPositive, "BatchSize", "the batch size", batchSize);
        return new(
            loss,
            OptimizerParser.Parse(reader),
            batchSize,
            reader.Number("LabelSmoothing", 0, Interval.Share),
            reader.Flag("FromLogits", false),
            reader.Number("Delta", 1, Interval.Positive),
            reader.Flag("KeepGradients", false),
            Metrics(reader, loss).ToEquatableArray())
        {
            Alpha = Focal.Contains(loss) ? Alpha(reader, loss) : 0,
            Gamma = reader.Number("Gamma", Focal.Contains(loss) ? 2 : 0, Interval.NotNegative),
            ApplyClassBalancing = reader.Flag("ApplyClassBalancing", false),
            IgnoreClass = reader.IsGiven("IgnoreClass") ? reader.Integer("IgnoreClass", 0) : null,
        };
    }

    /// <summary>A factor; of the binary loss a class's weight, which has no effect where classes are not weighed.</summary>
    private static double Alpha(AttributeReader reader, LossKind loss)
    {
        var isBinary = loss == LossKind.BinaryFocalCrossentropy;
        if (isBinary && reader.IsGiven("Alpha") && !reader.Flag("ApplyClassBalancing", false))
            reader.Add(RuleIds.UnusedArgument, "Alpha", "Alpha", loss + " without ApplyClassBalancing", $"{LossKind.CategoricalFocalCrossentropy}, or with ApplyClassBalancing = true");
        return reader.Number("Alpha", 0.25, isBinary ? Interval.Share : Interval.NotNegative);
    }

    private static int[] Metrics(AttributeReader reader, LossKind loss)
    {
        if (!reader.IsGiven("Metrics"))
            return Crossentropies.Contains(loss) ? [(int)MetricKind.Accuracy] : [];
        var metrics = reader.Integers("Metrics") ?? [];
        foreach (var metric in metrics)
        {
            if (metric is < 0 or > (int)MetricKind.MeanAbsoluteError)
                reader.Add(RuleIds.ArgumentKind, "Metrics", "Metrics", metric, $"one of the members of its enum, {MetricKind.Accuracy} to {MetricKind.MeanAbsoluteError}");
        }

        return metrics;
    }
}
