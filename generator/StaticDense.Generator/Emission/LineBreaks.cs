namespace StaticDense.Generator.Emission;

/// <summary>Breaks a line that is too long at the commas of its longest list, and fills the lines that follow.</summary>
internal static class LineBreaks
{
    private const int Width = 150;

    /// <summary>The line, or its parts; those behind the first are indented by four.</summary>
    public static IEnumerable<string> Of(string line, int indent)
    {
        if (indent + line.Length <= Width || line.StartsWith("//", StringComparison.Ordinal) || LongestList(line) is not { } list)
            return [line];
        var lines = new List<string> { line.Substring(0, list.Start) };
        var current = "";
        foreach (var part in Parts(line, list))
        {
            if (current.Length > 0 && indent + 4 + current.Length + 1 + part.Length > Width)
            {
                lines.Add("    " + current);
                current = "";
            }

            current += current.Length == 0 ? part : " " + part;
        }

        lines.Add("    " + current);
        return lines;
    }

    /// <summary>The longest list in brackets that stands in no other: from behind its bracket to the bracket that closes it.</summary>
    private static (int Start, int End)? LongestList(string line)
    {
        (int Start, int End)? longest = null;
        var (depth, start) = (0, 0);
        foreach (var (at, change) in Brackets(line))
        {
            if (change > 0 && depth == 0)
                start = at + 1;
            depth += change;
            if (change < 0 && depth == 0 && (longest is not { } other || at - start > other.End - other.Start))
                longest = (start, at);
        }

        return longest is { } list && list.End > list.Start ? list : null;
    }

    /// <summary>The list's items with their commas, the last one with everything that follows it.</summary>
    private static IEnumerable<string> Parts(string line, (int Start, int End) list)
    {
        var depth = 0;
        var start = list.Start;
        var brackets = Brackets(line).ToDictionary(bracket => bracket.At, bracket => bracket.Change);
        for (var at = list.Start; at < list.End; at++)
        {
            depth += brackets.TryGetValue(at, out var change) ? change : 0;
            if (depth != 0 || line[at] != ',' || line[at + 1] != ' ')
                continue;
            yield return line.Substring(start, at + 1 - start);
            start = at + 2;
        }

        yield return line.Substring(start);
    }

    private static IEnumerable<(int At, int Change)> Brackets(string line)
    {
        var inText = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && (at == 0 || line[at - 1] != '\\'))
                inText = !inText;
            else if (!inText && line[at] is '(' or '[' or '{')
                yield return (at, 1);
            else if (!inText && line[at] is ')' or ']' or '}')
                yield return (at, -1);
        }
    }
}
