using System.Text;

namespace StaticDense.Generator.Emission;

/// <summary>
/// Writes C# with line ends <c>\n</c>; blocks are <c>using</c>, so an emitter has the shape of what it emits. Empty lines stand between
/// things, never first or last in a block; lists of arguments that are too long for a line are broken.
/// </summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>An empty line, but not at the start of a block and not behind another.</summary>
    public void Line()
    {
        if (_text.Length < 2 || _text[_text.Length - 2] is not ('{' or '[' or '\n'))
            _text.Append('\n');
    }

    public void Line(string text)
    {
        foreach (var line in LineBreaks.Of(text, 4 * _depth))
            Raw(line);
    }

    /// <summary>Lines of a longer text at the current depth, as they are; empty lines stay empty.</summary>
    public void Lines(string text)
    {
        foreach (var line in text.Split('\n'))
            Raw(line);
    }

    /// <summary>A head and a block, in braces unless said otherwise, closed when disposed.</summary>
    public Scope Block(string head, string end = "}", string begin = "{")
    {
        Line(head);
        Line(begin);
        _depth++;
        return new Scope(this, end);
    }

    /// <summary>A generic method's head, its constraints on lines of their own, and its block.</summary>
    public Scope Block(string head, string[] constraints)
    {
        Line(head);
        _depth++;
        foreach (var constraint in constraints)
            Line(constraint);
        _depth--;
        Line("{");
        _depth++;
        return new Scope(this, "}");
    }

    /// <summary>Indented lines below a head, without braces.</summary>
    public Scope Indent(string head)
    {
        Line(head);
        _depth++;
        return new Scope(this, "");
    }

    public override string ToString() => _text.ToString();

    private void Raw(string line)
    {
        if (line.Length > 0)
            _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
    }

    private void Close(string end)
    {
        _depth--;
        if (end.Length == 0)
            return;
        while (_text.Length > 1 && _text[_text.Length - 2] == '\n')
            _text.Length--;
        Raw(end);
    }

    internal readonly struct Scope(SourceWriter writer, string end) : IDisposable
    {
        public void Dispose() => writer.Close(end);
    }
}
