using System.Globalization;
using System.Text;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>
/// The prefixes of a network's file names: its full name, spelt so that every file system takes it. Names that file systems
/// would confuse (they may ignore case) get a number made from the exact name.
/// </summary>
internal static class HintNames
{
    private const int LongestReadable = 100;

    public static string For(string fullName)
    {
        var text = new StringBuilder();
        foreach (var character in fullName)
        {
            if (character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_')
                text.Append(character);
            else
                text.Append('-').Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        if (IsDevice(fullName.Split('.')[0]))
            return text + "-" + Fingerprint(fullName);
        return text.Length <= LongestReadable ? text.ToString() : text.ToString(0, LongestReadable) + "-" + Fingerprint(fullName);
    }

    /// <summary>The names, in lower case, that several networks share.</summary>
    public static EquatableArray<string> Shared(IEnumerable<DeclaredNetwork> networks) => networks
        .Where(network => network.Type is not null)
        .GroupBy(network => network.Type!.HintName.ToLowerInvariant())
        .Where(group => group.Count() > 1)
        .Select(group => group.Key)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The network with a name of its own.</summary>
    public static DeclaredNetwork MakeUnique(DeclaredNetwork network, EquatableArray<string> shared)
    {
        if (network.Type is not { } type || !shared.Contains(type.HintName.ToLowerInvariant()))
            return network;
        var fullName = type.Namespace + "|" + string.Join("|", type.OuterTypes) + "|" + type.Name;
        return network.WithHintName(type.HintName + "-" + Fingerprint(fullName));
    }

    /// <summary>Whether Windows takes a file that begins so for a device, whatever follows the dot.</summary>
    private static bool IsDevice(string name) => name.ToLowerInvariant() switch
    {
        "con" or "prn" or "aux" or "nul" => true,
        { Length: 4 } device => (device.StartsWith("com", StringComparison.Ordinal) || device.StartsWith("lpt", StringComparison.Ordinal)) && char.IsDigit(device[3]),
        _ => false,
    };

    /// <summary>FNV-1a of the name's characters: the same on every machine, unlike a string's hash code.</summary>
    private static string Fingerprint(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 1099511628211UL);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
