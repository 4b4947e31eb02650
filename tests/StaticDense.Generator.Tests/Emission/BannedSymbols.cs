using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Generator.Tests.Documentation;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>The library's list of what gives other bits on other machines. The library is held to it by an analyzer, emitted code by this.</summary>
internal static class BannedSymbols
{
    /// <summary>Documentation ids: <c>M:System.MathF.Exp(System.Single)</c>, <c>T:System.Random</c>.</summary>
    public static IReadOnlySet<string> Ids { get; } = Readme.File("src", "StaticDense", "BannedSymbols.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line[..line.IndexOf(';', StringComparison.Ordinal)])
        .ToHashSet();

    /// <summary>The uses of banned methods and types in some of a compilation's files.</summary>
    public static IEnumerable<string> Uses(Compilation compilation, IEnumerable<SyntaxTree> files)
    {
        foreach (var file in files)
        {
            var model = compilation.GetSemanticModel(file);
            foreach (var name in file.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => SimpleNames.Contains(name.Identifier.ValueText)))
            {
                var symbol = model.GetSymbolInfo(name).Symbol?.OriginalDefinition;
                if (symbol?.GetDocumentationCommentId() is { } id && Ids.Contains(id))
                    yield return $"{name.GetLocation().GetLineSpan()}: {id}";
            }
        }
    }

    /// <summary>The last part of each id, so that other names need not be looked up.</summary>
    private static HashSet<string> SimpleNames { get; } =
        [.. Ids.Select(id => id[2..].Split('(')[0]).Select(path => path[(path.LastIndexOf('.') + 1)..].Split('`')[0])];
}
