using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Generator.Model;

namespace StaticDense.CodeFixes;

/// <summary>Makes a network's class partial, or all types around it.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix))]
public sealed class PartialFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NotPartial, RuleIds.OuterTypeNotPartial];

    private protected override Edit? Propose(SyntaxNode node, string id)
    {
        if (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } network)
            return null;
        var types = id == RuleIds.NotPartial ? [network] : network.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().ToArray();
        var changes = types.Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).Select(type => Edit.Insert(type.Keyword.SpanStart, "partial ")).ToArray();
        return changes.Length == 0 ? null : new($"Make {string.Join(", ", types.Select(type => $"'{type.Identifier.ValueText}'"))} partial", changes);
    }
}
