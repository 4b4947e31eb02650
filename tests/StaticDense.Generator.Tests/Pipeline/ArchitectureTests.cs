using System.Text.RegularExpressions;
using StaticDense.Generator.Tests.Diagnostics;

namespace StaticDense.Generator.Tests.Pipeline;

/// <summary>The order of the generator's rooms, read from the <c>using</c> lines: each uses only what stands before it.</summary>
public class ArchitectureTests
{
    private const string Prefix = "StaticDense.Generator.";

    /// <summary>What each folder may use of the generator's others.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Collections"] = [],
        ["Model"] = ["Collections"],
        ["Parsing"] = ["Collections", "Model"],
        ["Shapes"] = ["Collections", "Model"],
        ["Interpretation"] = ["Collections", "Model"],
        ["Verification"] = ["Collections", "Model", "Interpretation"],
        ["Planning"] = ["Collections", "Model", "Shapes"],
        ["Emission"] = ["Collections", "Model", "Shapes", "Planning"],
        ["Diagnostics"] = ["Collections", "Model", "Parsing", "Shapes"],
        ["Analyzers"] = ["Collections", "Model", "Parsing", "Shapes", "Diagnostics"],
        [""] = ["Collections", "Model", "Parsing", "Shapes", "Interpretation", "Verification", "Planning", "Emission", "Diagnostics", "Analyzers"],
    };

    private static readonly string[] MayUseRoslyn = ["Parsing", "Diagnostics", "Analyzers", ""];

    private static IEnumerable<(string Folder, string Path, string[] Lines)> Files()
    {
        var root = RuleCatalogueTests.GeneratorFolder();
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: path, Parts: Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)))
            .Where(file => file.Parts[0] is not ("bin" or "obj"))
            .Select(file => (file.Parts.Length == 1 ? "" : file.Parts[0], string.Join("/", file.Parts), File.ReadAllLines(file.Path)));
    }

    [Fact]
    public void Folders_use_only_what_stands_before_them()
    {
        var files = Files().ToList();
        Assert.True(files.Count > 20);
        foreach (var (folder, path, lines) in files)
        {
            Assert.True(Allowed.TryGetValue(folder, out var allowed), $"{folder} has no place in the order.");
            foreach (var used in lines.Select(line => Regex.Match(line, @"^\s*(global )?using (static )?(\w+ = )?StaticDense\.Generator\.(?<room>\w+)")).Where(match => match.Success))
            {
                var room = used.Groups["room"].Value;
                Assert.True(room == folder || allowed!.Contains(room), $"{path} uses {room}.");
            }
        }
    }

    [Fact]
    public void Only_the_outer_rooms_know_the_compiler()
    {
        foreach (var (folder, path, lines) in Files().Where(file => !MayUseRoslyn.Contains(file.Folder)))
            Assert.True(!lines.Any(line => line.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal)), $"{path} in {folder} knows the compiler.");
    }

    [Fact]
    public void Names_are_not_spelt_out_to_evade_the_order()
    {
        foreach (var (_, path, lines) in Files())
        {
            Assert.True(
                !lines.Any(line => line.Contains(Prefix, StringComparison.Ordinal) && !Regex.IsMatch(line, @"^\s*(global )?(using|namespace) ") && !line.Contains('"', StringComparison.Ordinal)),
                $"{path} spells out a namespace.");
        }
    }

    [Fact]
    public void Files_are_short()
    {
        foreach (var (_, path, lines) in Files())
            Assert.True(lines.Length <= 300, $"{path} has {lines.Length} lines.");
    }
}
