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
        foreach (MetricKind metric in train.Metrics.Select(value => (MetricKind)value).Distinct())
        {
            var fits = metric switch
            {
                MetricKind.Accuracy => true,
                MetricKind.SparseCategoricalAccuracy => takesLabels,
                _ => !takesLabels,
            };
            if (!fits)
                errors.Add(Finding.Of(RuleIds.MetricLoss, FindingTarget.Train.At("Metrics"), metric, takesLabels ? "targets" : "labels", train.Loss, takesLabels ? "labels" : "targets"));
        }
    }
}
