using System.Text;

namespace StaticDense.Generator.Emission;

/// <summary>An emitted method's body as text, cut where comments say which layer the lines below are about.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Layer">The layer that the comment above it names; null where it names none.</param>
/// <param name="Sections">The body.</param>
internal sealed record EmittedMethod(string Name, string? Layer, IReadOnlyList<EmittedSection> Sections)
{
    /// <summary>How often a text stands in the body.</summary>
    public int Count(string text) => Sections.Sum(section => section.Count(text));

    /// <summary>The methods of a file that have a body in braces.</summary>
    public static IEnumerable<EmittedMethod> Read(string text, IReadOnlyList<string> layers)
    {
        var lines = text.Split('\n');
        string? layer = null;
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].TrimStart();
            if (IsComment(line))
                layer = LayerOf(line, layers);
            if (NameOf(line) is not { } name)
                continue;

            // The body stands between braces that are as deep as the head.
            var indentation = lines[index].Substring(0, lines[index].Length - line.Length);
            var begin = Array.IndexOf(lines, indentation + "{", index);
            var end = Array.IndexOf(lines, indentation + "}", index);
            if (begin < 0 || end < begin)
                continue;
            yield return new(name, layer, Cut(lines, begin + 1, end, layers));
            layer = null;
            index = end;
        }
    }

    private static List<EmittedSection> Cut(string[] lines, int begin, int end, IReadOnlyList<string> layers)
    {
        var sections = new List<EmittedSection>();
        string? layer = null;
        var text = new StringBuilder();
        for (var index = begin; index < end; index++)
        {
            var line = lines[index].TrimStart();
            if (IsComment(line))
            {
                sections.Add(new(layer, text.ToString()));
                text.Clear();
                layer = LayerOf(line, layers);
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        sections.Add(new(layer, text.ToString()));
        return sections;
    }

    private static bool IsComment(string line) => line.StartsWith("// ", StringComparison.Ordinal);

    /// <summary>The layer of <c>// dense: 2 -> 8</c> or <c>// dense/kernel: gradient</c>.</summary>
    private static string? LayerOf(string comment, IReadOnlyList<string> layers) => layers
        .Where(layer => comment.Length > 3 + layer.Length && comment[3 + layer.Length] is ':' or '/' && string.CompareOrdinal(comment, 3, layer, 0, layer.Length) == 0)
        .OrderByDescending(layer => layer.Length)
        .FirstOrDefault();

    /// <summary>The name in a method's head; null for every other line.</summary>
    private static string? NameOf(string line)
    {
        if (!line.StartsWith("public static ", StringComparison.Ordinal) && !line.StartsWith("private static ", StringComparison.Ordinal))
            return null;
        var end = line.IndexOfAny(['(', '=']);
        if (end < 0 || line[end] == '=')
            return null;
        var generic = line.IndexOf('<');
        var stop = generic >= 0 && generic < end ? generic : end;
        return line.Substring(line.LastIndexOf(' ', stop) + 1, stop - line.LastIndexOf(' ', stop) - 1);
    }
}

/// <summary>Lines of a method's body.</summary>
/// <param name="Layer">The layer that they are about; null where that is not said.</param>
internal sealed record EmittedSection(string? Layer, string Text)
{
    /// <summary>How often a text stands there.</summary>
    public int Count(string text)
    {
        var count = 0;
        for (var at = Text.IndexOf(text, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(text, at + text.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
