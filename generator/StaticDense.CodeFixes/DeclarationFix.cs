using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace StaticDense.CodeFixes;

/// <summary>Mends a mistake in a declaration by changing the text at its place, one or all of a kind.</summary>
public abstract class DeclarationFix : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            // What was found may be older than the text.
            if (root.FullSpan.Contains(diagnostic.Location.SourceSpan) && Propose(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic.Id) is { } edit)
                context.RegisterCodeFix(CodeAction.Create(edit.Title, token => Apply(context.Document, edit, token), diagnostic.Id), diagnostic);
        }
    }

    /// <summary>The fix, or null where there is none that is surely meant.</summary>
    /// <param name="node">What the finding underlines.</param>
    /// <param name="id">The rule.</param>
    private protected abstract Edit? Propose(SyntaxNode node, string id);

    private static async Task<Document> Apply(Document document, Edit edit, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(edit.Changes));
    }
}
