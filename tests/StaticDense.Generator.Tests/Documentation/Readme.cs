using System.Text.RegularExpressions;

namespace StaticDense.Generator.Tests.Documentation;

/// <summary>The product's README and its fenced blocks.</summary>
internal static partial class Readme
{
    private static readonly string Repository = FindRepository();

    public static string Text { get; } = System.IO.File.ReadAllText(Path.Combine(Repository, "README.md")).ReplaceLineEndings("\n");

    /// <summary>The blocks of one language, in order.</summary>
    public static IReadOnlyList<string> Blocks(string language) =>
        [.. Fences().Matches(Text).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["code"].Value)];

    /// <summary>The excerpts of emitted files: the file's name and the lines.</summary>
    public static IReadOnlyList<(string File, string Code)> Excerpts =>
        [.. Marks().Matches(Text).Select(mark => (mark.Groups["file"].Value, mark.Groups["code"].Value))];

    public static string File(params string[] path) => System.IO.File.ReadAllText(Path.Combine([Repository, .. path])).ReplaceLineEndings("\n");

    /// <summary>The repository's sources below a folder.</summary>
    public static IEnumerable<string> Sources(params string[] folder) => Directory
        .EnumerateFiles(Path.Combine([Repository, .. folder]), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(System.IO.File.ReadAllText);

    /// <summary>A path in the repository.</summary>
    public static string At(params string[] path) => Path.Combine([Repository, .. path]);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "StaticDense.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository, and StaticDense.sln is not above them.");
    }

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"^<!-- emitted: (?<file>\S+) -->\n```cs\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Marks();
}
