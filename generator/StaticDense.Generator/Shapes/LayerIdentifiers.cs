using System.Text;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>Layer names: which can be used, and the classes in <c>Layers</c> that they give.</summary>
internal static class LayerIdentifiers
{
    private static readonly HashSet<string> Reserved = new(
        [
            "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
            "Layers",
            .. GeneratedMembers.OfLayers,
        ],
        StringComparer.Ordinal);

    /// <summary>A name in Pascal case without separators: <c>dense_1</c> is <c>Dense1</c>; empty for a name that gives no identifier.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        var begins = true;
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                begins = true;
                continue;
            }

            text.Append(begins ? char.ToUpperInvariant(character) : character);
            begins = false;
        }

        return text.Length > 0 && char.IsLetter(text[0]) ? text.ToString() : "";
    }

    /// <summary>Whether a class in <c>Layers</c> can have that name.</summary>
    public static bool IsUsable(string name) =>
        name.Length <= 100 && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or ' ')
        && name.Trim() == name && Of(name).Length > 0 && Of(name).All(IsIdentifierPart);

    /// <summary>Whether the class would hide a member of <c>object</c> or have the name of one of its own members.</summary>
    public static bool IsReserved(string identifier) => Reserved.Contains(identifier);

    /// <summary>The layers' identifiers in order, and findings for names that give none or one that is taken.</summary>
    public static IReadOnlyList<string> Check(EquatableArray<LayerDeclaration> layers, List<Finding> errors)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        var result = new List<string>();
        for (var index = 0; index < layers.Count; index++)
        {
            var name = layers[index].Name;
            var identifier = Of(name);
            var target = FindingTarget.Layer(index).At("Name");
            result.Add(identifier);
            if (!IsUsable(name))
                errors.Add(Finding.Of(RuleIds.UnusableLayerName, target, name));
            else if (IsReserved(identifier))
                errors.Add(Finding.Of(RuleIds.ReservedLayerName, target, name, identifier));
            else if (names.TryGetValue(name, out var first))
                errors.Add(Finding.Of(RuleIds.DuplicateLayerName, target, first + 1, index + 1, name));
            else if (identifiers.TryGetValue(identifier, out var other))
                errors.Add(Finding.Of(RuleIds.LayerIdentifierCollision, target, other, name, identifier));
            if (!names.ContainsKey(name))
                names.Add(name, index);
            if (!identifiers.ContainsKey(identifier))
                identifiers.Add(identifier, name);
        }

        return result;
    }

    /// <summary>A letter or decimal digit of C#; other numbers (½, ²) are none.</summary>
    private static bool IsIdentifierPart(char character) => char.IsLetter(character) || char.IsDigit(character);
}
