using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticDense.Generator.Model;

namespace StaticDense.CodeFixes;

/// <summary>Lets a network's constructor call the emitted one, with its seed if it has one.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstructorFix))]
public sealed class ConstructorFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ConstructorNotChained];

    private protected override Edit? Propose(SyntaxNode node, string id)
    {
        if (node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not { } constructor)
            return null;
        var hasSeed = constructor.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == "seed" && parameter.Type?.ToString() == "ulong");
        var call = hasSeed ? "this(seed)" : "this()";
        return constructor.Initializer switch
        {
            null => new($"Add ': {call}'", Edit.Insert(constructor.ParameterList.Span.End, " : " + call)),
            // The emitted constructor calls the base class's without arguments itself.
            { ArgumentList.Arguments.Count: 0 } initializer when initializer.IsKind(SyntaxKind.BaseConstructorInitializer) =>
                new($"Call '{call}'", new TextChange(TextSpan.FromBounds(initializer.ThisOrBaseKeyword.SpanStart, initializer.Span.End), call)),
            _ => null,
        };
    }
}
