using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about what a network spends and may spend.</summary>
internal static class BudgetRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Error(RuleIds.OverBudget, "A network is over its budget",
            "The network {0}, {1} over its budget of {2}: {3}"),
        Error(RuleIds.BudgetWithoutTraining, "A budget of training has no training",
            "'MaxTrainingBytes' limits the memory of training, but the network has no [Train]; remove it, or use MaxWorkspaceBytes for that of prediction"),
        Information(RuleIds.Spending, "What a network spends",
            "The network {0}"),
    ];
}
