using System.Text;

namespace StaticDense.Generator.Verification;

/// <summary>A text is not what was expected at a place of it.</summary>
internal sealed class JsonFault(int position, string expected, string found) : Exception($"{expected} expected, {found} found")
{
    /// <summary>The place, in characters.</summary>
    public int Position { get; } = position;

    public string Expected { get; } = expected;

    public string Found { get; } = found;
}

/// <summary>
/// Reads JSON (RFC 8259) from front to back, strictly: the caller says what it expects next, and anything else is a
/// <see cref="JsonFault"/>. It skips no values and never calls itself, so no text can exhaust the stack.
/// </summary>
internal sealed class JsonReader(string text)
{
    private int _at;

    /// <summary>Where the next value, or the end, is.</summary>
    public int Position
    {
        get
        {
            while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r')
                _at++;
            return _at;
        }
    }

    /// <summary>Whether the next character is that one.</summary>
    public bool IsNext(char character) => Position < text.Length && text[_at] == character;

    /// <summary>Reads an opening bracket.</summary>
    public void Begin(char bracket, string expected)
    {
        if (!IsNext(bracket))
            throw Fault(expected);
        _at++;
    }

    /// <summary>Reads the comma before a further item, or the closing bracket.</summary>
    /// <param name="isFirst">True at the first call, which reads no comma; then false.</param>
    /// <param name="bracket">The closing bracket.</param>
    /// <returns>Whether an item follows.</returns>
    public bool Next(ref bool isFirst, char bracket)
    {
        if (IsNext(bracket))
        {
            _at++;
            return false;
        }

        if (!isFirst)
            Begin(',', $"a comma or '{bracket}'");
        isFirst = false;
        return true;
    }

    /// <summary>Reads a member's name and the colon behind it.</summary>
    public string Name()
    {
        var name = Text("a name in quotes");
        Begin(':', "a colon");
        return name;
    }

    /// <summary>Reads a text.</summary>
    public string Text(string expected)
    {
        Begin('"', expected);
        var value = new StringBuilder();
        while (true)
        {
            if (_at >= text.Length || text[_at] < ' ')
                throw Fault("the text's closing quote", skipSpace: false);
            var character = text[_at++];
            if (character == '"')
                return value.ToString();
            value.Append(character == '\\' ? Escape() : character);
        }
    }

    /// <summary>Reads a number, in JSON's spelling: no plus, no leading zeros, no NaN or infinity.</summary>
    /// <returns>The number's characters.</returns>
    public string Number(string expected)
    {
        var start = Position;
        var at = start;
        if (Is(at, '-'))
            at++;
        var digits = Digits(at);
        if (digits == at || (digits > at + 1 && text[at] == '0'))
            throw Fault(expected);
        at = digits;
        if (Is(at, '.'))
            at = Some(at + 1, "a digit behind the point");
        if (Is(at, 'e') || Is(at, 'E'))
            at = Some(Is(at + 1, '-') || Is(at + 1, '+') ? at + 2 : at + 1, "a digit of the exponent");
        _at = at;
        if (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '_'))
        {
            _at = start;
            throw Fault(expected);
        }

        return text.Substring(start, at - start);
    }

    /// <summary>Demands that nothing follows.</summary>
    public void End()
    {
        if (Position < text.Length)
            throw Fault("the end of the file");
    }

    /// <summary>What stands at the present place instead of what was expected.</summary>
    public JsonFault Fault(string expected, bool skipSpace = true)
    {
        var position = skipSpace ? Position : _at;
        return new(position, expected, Found(position));
    }

    private string Found(int position)
    {
        if (position >= text.Length)
            return "the end of the file";
        var end = position;
        while (end < text.Length && end < position + 24 && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-' or '+' or '_'))
            end++;
        if (end > position)
            return text.Substring(position, end - position);
        var character = text[position];
        return character is > ' ' and <= '~' ? character.ToString() : $"U+{(int)character:X4}";
    }

    private char Escape()
    {
        var escape = _at < text.Length ? text[_at++] : '\0';
        switch (escape)
        {
            case '"' or '\\' or '/': return escape;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u': return Unicode();
            default:
                _at--;
                throw Fault("an escape: one of \" \\ / b f n r t u behind the backslash", skipSpace: false);
        }
    }

    private char Unicode()
    {
        var code = 0;
        for (var end = _at + 4; _at < end; _at++)
        {
            var digit = _at < text.Length ? "0123456789abcdef".IndexOf(char.ToLowerInvariant(text[_at])) : -1;
            if (digit < 0)
                throw Fault("four hexadecimal digits", skipSpace: false);
            code = (code * 16) + digit;
        }

        return (char)code;
    }

    private bool Is(int at, char character) => at < text.Length && text[at] == character;

    /// <summary>The end of at least one digit.</summary>
    private int Some(int at, string expected)
    {
        var end = Digits(at);
        if (end > at)
            return end;
        _at = at;
        throw Fault(expected, skipSpace: false);
    }

    private int Digits(int at)
    {
        while (at < text.Length && text[at] is >= '0' and <= '9')
            at++;
        return at;
    }
}
