using System.Text;

namespace StaticDense.Generator.Parsing;

/// <summary>
/// Keras's names for layers without one: the class in snake case, then <c>_1</c>, <c>_2</c>, counted for each class among the layers
/// that were not given a name.
/// </summary>
internal sealed class DefaultLayerNames
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public string Next(string kind)
    {
        _counts.TryGetValue(kind, out var count);
        _counts[kind] = count + 1;
        return count == 0 ? SnakeCase(kind) : SnakeCase(kind) + "_" + count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary><c>LeakyReLU</c> is <c>leaky_re_lu</c>, <c>PReLU</c> <c>p_re_lu</c>, <c>ELU</c> <c>elu</c>, <c>Conv2D</c> <c>conv2d</c>.</summary>
    public static string SnakeCase(string kind)
    {
        var text = new StringBuilder();
        for (var index = 0; index < kind.Length; index++)
        {
            // A word begins at a capital after a small letter, and at any capital before a small letter; a digit begins none.
            if (index > 0 && char.IsUpper(kind[index])
                && (char.IsLower(kind[index - 1]) || (index + 1 < kind.Length && char.IsLower(kind[index + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(kind[index]));
        }

        return text.ToString();
    }
}
