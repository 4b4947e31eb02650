using Microsoft.CodeAnalysis.Text;

namespace StaticDense.CodeFixes;

/// <summary>What a fix does: changes of the text, so that everything around them stays as it was typed.</summary>
/// <param name="Title">How it is offered.</param>
/// <param name="Changes">The changes, in order.</param>
internal sealed record Edit(string Title, params TextChange[] Changes)
{
    public static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    public static TextChange Remove(int start, int end) => new(TextSpan.FromBounds(start, end), "");
}
