using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about the weights that are built into a network.</summary>
internal static class WeightsRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Error(RuleIds.WeightsMissing, "A network's weights are missing",
            "'{0}' asks for the weights '{1}', and the build hands over {2}; put the file into the project's folder, or name it in an item <StaticDenseWeights Include=\"...\" />"),
        Error(RuleIds.WeightsDamaged, "A network's weights are damaged",
            "'{0}' is no safetensors file: {1}; write it again with Save"),
        Error(RuleIds.WeightsDoNotFit, "A network's weights belong to another network",
            "'{0}' does not fit '{1}': {2}; train this declaration, or declare the network that was trained"),
        Error(RuleIds.WeightsNotFinite, "A network's weights are not finite",
            "'{0}' holds a value of '{1}' that is {3}, at {2}; the training has diverged, so train again with a smaller learning rate"),
    ];
}
