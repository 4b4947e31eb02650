using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticDense.Generator.Model;

namespace StaticDense.CodeFixes;

/// <summary>Makes a softmax over one value a sigmoid: as an argument, or as a layer.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SigmoidFix))]
public sealed class SigmoidFix : DeclarationFix
{
    private const string Title = "Use Sigmoid";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SoftmaxOfOne];

    private protected override Edit? Propose(SyntaxNode node, string id)
    {
        if (node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument)
        {
            // A number or a constant of the user's is left alone.
            return argument.Expression is MemberAccessExpressionSyntax { Name.Identifier: { ValueText: "Softmax" or "LogSoftmax" } name }
                ? new(Title, new TextChange(name.Span, "Sigmoid"))
                : null;
        }

        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } layer || layer.Name.ToString().Split('.', ':').Last() is not ("Softmax" or "SoftmaxAttribute"))
            return null;
        var activation = AttributeNames.Sibling(layer, "Activation");
        var kept = layer.ArgumentList?.Arguments.Where(given => given.NameEquals is { Name.Identifier.ValueText: not "Axis" }).Select(given => ", " + given) ?? [];
        return new(Title, new TextChange(layer.Span, $"{activation}({activation}.Sigmoid{string.Concat(kept)})"));
    }
}
