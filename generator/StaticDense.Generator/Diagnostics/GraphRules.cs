using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about which layers feed which, and how several become one.</summary>
internal static class GraphRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Error(RuleIds.UnknownInput, "A layer is fed by one that does not exist",
            "'{0}' takes '{1}', but no layer has that name; {2}"),
        Error(RuleIds.Cycle, "Layers feed one another in a circle",
            "{0}, so none of these {1} layers can be computed first; let one of them take another layer"),
        Error(RuleIds.UnusedLayer, "A layer is not used",
            "'{0}' feeds no layer, and the output is that of the last one, '{1}'; name '{0}' in a merge or a From, or remove it"),
        Error(RuleIds.MergeCount, "A merge takes another number of layers",
            "'{0}' names {1} layers, but {2} takes {3}"),
        Error(RuleIds.MergeShapes, "The layers of a merge differ in shape",
            "'{0}' joins {1} of shape {2} and {3} of shape {4}; {5}"),
        Error(RuleIds.ConcatenateAxis, "The axis of a concatenation does not exist",
            "'{0}' has axis {1}, but {2} gives {3} with the axes 1 to {4} (axis 0 is the batch), or -{4} to -1"),
    ];
}
