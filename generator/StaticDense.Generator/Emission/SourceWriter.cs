using System.Text;

namespace StaticDense.Generator.Emission;

/// <summary>Writes C# with line ends <c>\n</c>; blocks are <c>using</c>, so an emitter has the shape of what it emits.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>An empty line, but not at the start of a block.</summary>
    public void Line()
    {
        if (_text.Length < 2 || _text[_text.Length - 2] is not ('{' or '['))
            _text.Append('\n');
    }

    public void Line(string text)
    {
        if (text.Length > 0)
            _text.Append(' ', 4 * _depth).Append(text);
        _text.Append('\n');
    }

    /// <summary>Lines of a longer text at the current depth; empty lines stay empty.</summary>
    public void Lines(string text)
    {
        foreach (var line in text.Split('\n'))
            Line(line);
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

    internal readonly struct Scope(SourceWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end.Length > 0)
                writer.Line(end);
        }
    }
}
