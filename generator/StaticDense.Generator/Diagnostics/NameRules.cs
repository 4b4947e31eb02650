using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about the names of layers.</summary>
internal static class NameRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Error(RuleIds.DuplicateLayerName, "Two layers have one name",
            "Layers {0} and {1} are both called '{2}'; give one of them another Name"),
        Error(RuleIds.UnusableLayerName, "A layer's name cannot be used",
            "A layer cannot be called '{0}'; a name has at most 100 letters, digits, '_', '-', '.' and inner spaces, and its first letter or digit is a letter"),
        Error(RuleIds.LayerIdentifierCollision, "Two layers' names give one class",
            "The layers '{0}' and '{1}' both give the class Layers.{2}; give one of them another Name"),
        Error(RuleIds.ReservedLayerName, "A layer's name gives a reserved class",
            "The layer '{0}' gives the class Layers.{1}, which would hide a member of that name; give it another Name"),
    ];
}
