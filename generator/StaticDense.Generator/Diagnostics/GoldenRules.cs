using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about golden vectors.</summary>
internal static class GoldenRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Error(RuleIds.GoldenMissing, "A golden file is missing",
            "The project has no golden file '{0}'; {1}"),
        Error(RuleIds.GoldenDamaged, "A golden file is damaged",
            "{0}({1},{2}): {3} was expected, and {4} found"),
        Error(RuleIds.GoldenShape, "A golden file is for other shapes",
            "{0}: {1}, but the network's shape is {2}: {3} numbers in one array, or nested so"),
        Error(RuleIds.GoldenTooLarge, "A golden file is too large",
            "{0} has {1}; at most {2} are taken, so {3}"),
        Error(RuleIds.GoldenOff, "A network does not give its golden outputs",
            "'{0}': output {1} is {2}, but {3} is expected, {4} away; {5} of {6} outputs are off by more than the tolerance of {7}, this one by most ({8})"),
        Error(RuleIds.GoldenWithoutWeights, "Golden vectors need weights",
            "'{0}' has golden vectors but no weights to check them with; add [Weights(\"file.safetensors\")], or leave [Golden] away"),
    ];
}
