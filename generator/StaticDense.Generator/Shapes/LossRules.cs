using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>What a loss and its metrics need of the output: without it they cannot be computed.</summary>
internal static class LossRules
{
    public static void Check(ShapedNetwork network, List<Finding> errors)
    {
        if (network.Declaration.Train is not { } train)
            return;
        var takesLabels = train.Loss == LossKind.SparseCategoricalCrossentropy;
        if (takesLabels && network.OutputShape.Channels < 2)
            errors.Add(Finding.Of(RuleIds.LossShape, FindingTarget.Train.At("loss"), train.Loss, network.OutputShape));
        CheckMetrics(train, train.Metrics, "Metrics", takesLabels, errors);
        CheckMetrics(train, train.WeightedMetrics, "WeightedMetrics", takesLabels, errors);
    }

    private static void CheckMetrics(TrainDeclaration train, IEnumerable<int> metrics, string argument, bool takesLabels, List<Finding> errors)
    {
        foreach (MetricKind metric in metrics.Select(value => (MetricKind)value).Distinct())
        {
            var fits = metric switch
            {
                // Counts of right and wrong answers: a label is a 1 among zeros.
                MetricKind.Accuracy or (>= MetricKind.TruePositives and <= MetricKind.PrecisionRecallAUC) => true,
                MetricKind.SparseCategoricalAccuracy or MetricKind.SparseTopKCategoricalAccuracy or MetricKind.SparseCategoricalCrossentropy => takesLabels,
                _ => !takesLabels,
            };
            if (!fits)
                errors.Add(Finding.Of(RuleIds.MetricLoss, FindingTarget.Train.At(argument), metric, takesLabels ? "targets" : "labels", train.Loss, takesLabels ? "labels" : "targets"));
        }
    }
}
