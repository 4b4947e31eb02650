using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Generator.Model;

namespace StaticDense.CodeFixes;

/// <summary>Removes <c>static</c>, <c>abstract</c> or <c>file</c> from a network's class.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModifierFix))]
public sealed class ModifierFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnsupportedModifier];

    private protected override Edit? Propose(SyntaxNode node, string id)
    {
        var modifier = node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Modifiers
            .FirstOrDefault(modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.FileKeyword) ?? default;
        if (modifier.IsKind(SyntaxKind.None) || modifier.TrailingTrivia.Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            return null;
        return new($"Remove '{modifier.ValueText}'", Edit.Remove(modifier.SpanStart, modifier.FullSpan.End));
    }
}
