using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StaticDense.Generator.Diagnostics;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Analyzers;

namespace StaticDense.Generator.Tests.Diagnostics;

/// <summary>A rule is five things: an id, a descriptor, a row of AnalyzerReleases, a section of the README, and a pair of tests.</summary>
public class RuleCatalogueTests
{
    /// <summary>Rules whose mistake is not in a declaration's text; their pairs are tests of their own in <see cref="RuleTests"/>.</summary>
    private static readonly string[] WithOwnTests = [RuleIds.LanguageVersion, RuleIds.InternalError];

    private static string[] Ids => [.. typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(id => (string)id.GetValue(null)!).Order(StringComparer.Ordinal)];

    /// <summary>Numbers that may be missing: they are given to rules that are still to come.</summary>
    private static readonly string[] Reserved = ["SD0081", "SD0082", "SD0083", "SD0084", "SD0094"];

    [Fact]
    public void Ids_are_counted_without_gaps()
    {
        var last = int.Parse(Ids[^1][2..], CultureInfo.InvariantCulture);
        Assert.Equal(Enumerable.Range(1, last).Select(number => $"SD{number:0000}").Except(Reserved), Ids.Except(Reserved));
    }

    [Fact]
    public void Every_id_has_one_descriptor() =>
        Assert.Equal(Ids, RuleCatalogue.All.Select(rule => rule.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_has_a_row_of_the_releases_with_its_severity()
    {
        var rows = (Read("AnalyzerReleases.Shipped.md") + Read("AnalyzerReleases.Unshipped.md")).Split('\n').Where(line => line.StartsWith("SD", StringComparison.Ordinal));
        Assert.Equal(
            RuleCatalogue.All.OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"),
            rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_index_of_the_readme_is_the_catalogue()
    {
        var index = Read("README.md").Split('\n').Where(line => line.StartsWith("| [SD", StringComparison.Ordinal));
        var expected = RuleCatalogue.All.OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => $"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {rule.DefaultSeverity} | {rule.Title} |").ToArray();
        Assert.True(expected.SequenceEqual(index), "The index of the rules should be:\n" + string.Join("\n", expected));
    }

    [Fact]
    public void Every_rule_has_a_section_that_its_link_leads_to()
    {
        var sections = Regex.Matches(Read("README.md"), "^### (SD[0-9]{4})\n\n([^\n]+)\n", RegexOptions.Multiline)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        foreach (var rule in RuleCatalogue.All)
        {
            Assert.True(sections.TryGetValue(rule.Id, out var heading), $"{rule.Id} has no section.");
            Assert.Equal($"**{rule.Title}** ({rule.DefaultSeverity.ToString().ToLowerInvariant()}).", heading);
            Assert.EndsWith("/generator/StaticDense.Generator/README.md#" + rule.Id.ToLowerInvariant(), rule.HelpLinkUri, StringComparison.Ordinal);
        }

        Assert.Equal(Ids, sections.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_pair_of_tests() =>
        Assert.Equal(Ids.Except(WithOwnTests), RuleTests.AllExamples.Concat(CallExamples.All).Select(example => example.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_message_is_one_line_without_a_final_stop_and_is_filled()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var message = rule.MessageFormat.ToString(CultureInfo.InvariantCulture);
            Assert.DoesNotContain('\n', message);
            Assert.False(message.EndsWith('.'), rule.Id);
            Assert.False(rule.Title.ToString(CultureInfo.InvariantCulture).EndsWith('.'), rule.Id);
        }
    }

    internal static string GeneratorFolder([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../generator/StaticDense.Generator"));

    private static string Read(string file) => File.ReadAllText(Path.Combine(GeneratorFolder(), file));
}
