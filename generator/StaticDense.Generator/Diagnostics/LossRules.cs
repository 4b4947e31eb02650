using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about what is minimised and measured, and how.</summary>
internal static class LossRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Error(RuleIds.LossShape, "A loss does not fit the output's shape",
            "{0} needs a last axis of at least 2 classes, but the output's shape is {1}; give the last layer one unit for each class, or use BinaryCrossentropy"),
        Error(RuleIds.MetricLoss, "A metric does not fit the loss",
            "{0} compares with {1}, but {2} is given {3}; use Metric.Accuracy or another loss"),
        Error(RuleIds.SeveralClippings, "Gradients are clipped in several ways",
            "{0} are {1} ways to clip gradients; at most 1 can be given"),
    ];
}
