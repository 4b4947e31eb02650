using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticDense.Generator.Model;

namespace StaticDense.CodeFixes;

/// <summary>Removes an argument that has no use or does harm, and adds <c>UseBias = false</c> before batch normalization.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ArgumentFix))]
public sealed class ArgumentFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.UnusedArgument, RuleIds.LogitsAreProbabilities, RuleIds.TooLargeToUnroll, RuleIds.BiasBeforeNormalization];

    private protected override Edit? Propose(SyntaxNode node, string id)
    {
        var argument = node.FirstAncestorOrSelf<AttributeArgumentSyntax>();
        if (id == RuleIds.BiasBeforeNormalization)
            return new("Add UseBias = false", WithoutBias(argument, node.FirstAncestorOrSelf<AttributeSyntax>()!));
        return argument is { Parent: AttributeArgumentListSyntax list } ? new($"Remove '{argument.NameEquals?.Name.ToString() ?? argument.ToString()}'", Removal(list, argument)) : null;
    }

    private static TextChange WithoutBias(AttributeArgumentSyntax? given, AttributeSyntax layer)
    {
        if (given is { NameEquals.Name.Identifier.ValueText: "UseBias" })
            return new TextChange(given.Expression.Span, "false");
        return layer.ArgumentList switch
        {
            null => Edit.Insert(layer.Span.End, "(UseBias = false)"),
            { Arguments.Count: 0 } list => Edit.Insert(list.OpenParenToken.Span.End, "UseBias = false"),
            { Arguments: var arguments } => Edit.Insert(arguments.Last().Span.End, ", UseBias = false"),
        };
    }

    /// <summary>The argument and its comma; the parentheses with the last one.</summary>
    private static TextChange Removal(AttributeArgumentListSyntax list, AttributeArgumentSyntax argument)
    {
        var arguments = list.Arguments;
        var index = arguments.IndexOf(argument);
        if (arguments.Count == 1)
            return Edit.Remove(list.SpanStart, list.Span.End);
        return index > 0
            ? Edit.Remove(arguments[index - 1].Span.End, argument.Span.End)
            : Edit.Remove(argument.SpanStart, arguments[1].SpanStart);
    }
}
