using System.Text;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Emission;

/// <summary>
/// Spells out in full the type names that mean something else where the network stands: <c>Unsafe</c> becomes
/// <c>global::System.Runtime.CompilerServices.Unsafe</c>. Comments, texts, members behind a dot, names with an @, names that are declared (a
/// layer's class) and the properties of object initializers stay as they are.
/// </summary>
internal static class Qualifier
{
    private const string Declaration = "class ";

    public static string Apply(string text, IReadOnlyList<string> hidden)
    {
        if (hidden.Count == 0)
            return text;
        var names = new HashSet<string>(hidden, StringComparer.Ordinal);
        var result = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOf(text, at);
            var token = text.Substring(at, end - at);
            if (names.Contains(token) && !IsMember(text, at, end))
                result.Append("global::").Append(EmittedNames.All[token]).Append('.');
            result.Append(token);
            at = end;
        }

        return result.ToString();
    }

    private static bool IsMember(string text, int start, int end)
    {
        if (start > 0 && text[start - 1] is '.' or ':' or '@')
            return true;
        if (start >= Declaration.Length && StartsWith(text, start - Declaration.Length, Declaration))
            return true;
        return end + 2 < text.Length && text[end] == ' ' && text[end + 1] == '=' && text[end + 2] is not ('=' or '>');
    }

    /// <summary>The end of what starts here: a comment, a text, a word, or one other character.</summary>
    private static int EndOf(string text, int start)
    {
        if (StartsWith(text, start, "//"))
            return After(text, start, "\n");
        if (StartsWith(text, start, "\"\"\""))
            return After(text, start + 3, "\"\"\"");
        if (text[start] == '"')
        {
            var end = start + 1;
            while (text[end] != '"')
                end += text[end] == '\\' ? 2 : 1;
            return end + 1;
        }

        var word = start;
        while (word < text.Length && (char.IsLetterOrDigit(text[word]) || text[word] == '_'))
            word++;
        return Math.Max(word, start + 1);
    }

    private static bool StartsWith(string text, int start, string what) => string.CompareOrdinal(text, start, what, 0, what.Length) == 0;

    private static int After(string text, int start, string what)
    {
        var found = text.IndexOf(what, start, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + what.Length;
    }
}
