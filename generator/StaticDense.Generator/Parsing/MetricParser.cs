using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads what <c>[Train]</c> says is measured, and the metrics' numbers.</summary>
internal static class MetricParser
{
    private static readonly MetricKind Last = (MetricKind)(Enum.GetValues(typeof(MetricKind)).Length - 1);

    private static readonly MetricKind[] TopK = [MetricKind.TopKCategoricalAccuracy, MetricKind.SparseTopKCategoricalAccuracy];

    private static readonly MetricKind[] Curves = [MetricKind.AUC, MetricKind.PrecisionRecallAUC];

    private static readonly MetricKind[] WithThreshold =
    [
        MetricKind.Accuracy,
        MetricKind.BinaryAccuracy,
        MetricKind.TruePositives,
        MetricKind.TrueNegatives,
        MetricKind.FalsePositives,
        MetricKind.FalseNegatives,
        MetricKind.Precision,
        MetricKind.Recall,
        MetricKind.F1Score,
        MetricKind.BinaryIoU,
    ];

    /// <summary>The numbers and the metrics that use each.</summary>
    private static readonly (string Name, MetricKind[] Users)[] Users =
    [
        ("TopK", TopK),
        ("MetricThreshold", WithThreshold),
        ("F1Average", [MetricKind.F1Score]),
        ("AUCThresholds", Curves),
        ("AUCSummation", Curves),
    ];

    /// <summary>The metrics of one argument.</summary>
    public static int[] Metrics(AttributeReader reader, string name, int[] otherwise)
    {
        if (!reader.IsGiven(name))
            return otherwise;
        var metrics = reader.Integers(name) ?? [];
        foreach (var metric in metrics)
        {
            if (metric < 0 || metric > (int)Last)
                reader.Add(RuleIds.ArgumentKind, name, name, metric, $"one of the members of its enum, {MetricKind.Accuracy} to {Last}");
        }

        return metrics;
    }

    public static MetricNumbers Numbers(AttributeReader reader, MetricKind[] metrics)
    {
        foreach (var (name, users) in Users)
        {
            if (reader.IsGiven(name) && !metrics.Any(users.Contains))
                reader.Add(RuleIds.UnusedArgument, name, name, metrics.Length == 0 ? "any metric" : string.Join(", ", metrics), string.Join(", ", users));
        }

        return new(
            AtLeast(reader, "TopK", 5, 1),
            reader.IsGiven("MetricThreshold") ? reader.Number("MetricThreshold", 0.5, Interval.Any) : null,
            reader.Member("F1Average", F1AverageKind.Macro, last: F1AverageKind.Weighted),
            AtLeast(reader, "AUCThresholds", 200, 2),
            reader.Member("AUCSummation", AUCSummationKind.Interpolation, last: AUCSummationKind.Majoring));
    }

    private static int AtLeast(AttributeReader reader, string name, int otherwise, int least)
    {
        var value = reader.Integer(name, otherwise);
        if (value >= least)
            return value;
        reader.Add(RuleIds.OutOfRange, name, name, value, $"at least {least}");
        return otherwise;
    }
}
