using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticDense.Generator.Model;

namespace StaticDense.CodeFixes;

/// <summary>Adds an attribute that is missing: <c>[Input]</c> below <c>[Network]</c>, <c>[Network]</c> above <c>[Input]</c>, <c>[Flatten]</c> above a dense layer.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeFix))]
public sealed class AttributeFix : DeclarationFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NoInput, RuleIds.NetworkAttributeMissing, RuleIds.FlattenMissing];

    private protected override Edit? Propose(SyntaxNode node, string id)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax list } attribute)
            return null;
        return id switch
        {
            // The shape is the user's to say; the number stands for one.
            RuleIds.NoInput => new("Add [Input(784)]; put one sample's shape there", Below(list, attribute, "Input", "(784)")),
            RuleIds.NetworkAttributeMissing => new("Add [Network]", Above(list, attribute, "Network")),
            _ => new("Add [Flatten]", Above(list, attribute, "Flatten")),
        };
    }

    private static TextChange Below(AttributeListSyntax list, AttributeSyntax attribute, string name, string arguments)
    {
        var text = AttributeNames.Sibling(attribute, name) + arguments;
        if (list.Attributes.Count > 1)
            return Edit.Insert(attribute.Span.End, ", " + text);
        return Edit.Insert(list.Span.End, (list.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? LineBreak(list) : " ") + $"[{text}]");
    }

    private static TextChange Above(AttributeListSyntax list, AttributeSyntax attribute, string name)
    {
        var text = AttributeNames.Sibling(attribute, name);
        if (list.Attributes.Count > 1)
            return Edit.Insert(attribute.SpanStart, text + ", ");
        return Edit.Insert(list.SpanStart, $"[{text}]" + (list.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? LineBreak(list) : " "));
    }

    /// <summary>The end of the list's line as it is, and the next line's indentation.</summary>
    private static string LineBreak(AttributeListSyntax list)
    {
        var line = list.SyntaxTree.GetText().Lines.GetLineFromPosition(list.SpanStart);
        var head = line.Text!.ToString(TextSpan.FromBounds(line.Start, list.SpanStart));
        var end = line.Text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return (end.Length == 0 ? "\n" : end) + head.Substring(0, head.Length - head.TrimStart().Length);
    }
}
