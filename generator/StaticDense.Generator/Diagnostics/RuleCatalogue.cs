using Microsoft.CodeAnalysis;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Every rule's descriptor.</summary>
internal static class RuleCatalogue
{
    private const string Documentation = "https://github.com/staticdense/staticdense/blob/main/generator/StaticDense.Generator/README.md#";

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [
            .. TypeRules.All, .. ArgumentRules.All, .. NameRules.All, .. ShapeRules.All, .. GraphRules.All, .. LossRules.All, .. AdviceRules.All, .. WeightsRules.All,
            .. GoldenRules.All, .. BudgetRules.All, .. CallRules.All,
        ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static DiagnosticDescriptor Find(string id) => ById[id];

    /// <summary>A rule for what cannot be computed or emitted.</summary>
    public static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    /// <summary>A rule for what can be computed but is nearly surely a mistake.</summary>
    public static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    /// <summary>A rule for what does no harm but has no use.</summary>
    public static DiagnosticDescriptor Information(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) => new(
        id, title, message, "StaticDense", severity, isEnabledByDefault: true, helpLinkUri: Documentation + id.ToLowerInvariant());
}
