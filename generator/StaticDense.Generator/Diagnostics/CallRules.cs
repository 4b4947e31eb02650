using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about calls of networks and trainers. Each call that they name throws when it runs.</summary>
internal static class CallRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Error(RuleIds.CallInput, "A call's input has another size",
            "'{0}' takes {1} values a sample, but '{2}' has {3}; give {4}"),
        Error(RuleIds.CallOutput, "A call's outputs, targets, labels or weights have another size",
            "{0} of '{1}' has {2}, but '{3}' has {4}; give {5}"),
        Error(RuleIds.CallParameters, "A span of parameters has another size",
            "'{0}' has {1} parameters, but '{2}' has {3} values; give {0}.ParameterCount"),
        Error(RuleIds.CallLabels, "A loss is given labels for targets, or targets for labels",
            "'{0}' is trained on {1}, which takes {2}, but '{3}' is {4}; give {5}"),
        Error(RuleIds.CallBatch, "A step is given more samples than a batch",
            "'{0}' is declared with BatchSize = {1}, but {2} samples are given; give at most {1}, or raise BatchSize"),
    ];
}
