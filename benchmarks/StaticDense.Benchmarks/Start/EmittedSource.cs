using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Benchmarks.Measure;
using StaticDense.Generator;

namespace StaticDense.Benchmarks.Start;

/// <summary>A folder of C# files compiled in this process with the generator.</summary>
internal sealed class EmittedSource
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly ImmutableArray<GeneratedSourceResult> _files;
    private readonly Compilation _compilation;

    /// <param name="folder">The files' folder below the repository's.</param>
    /// <param name="output">The kind of program.</param>
    /// <param name="libraries">Further assemblies, by path.</param>
    public EmittedSource(string folder, OutputKind output, IEnumerable<string> libraries)
    {
        var runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        var sources = Directory.EnumerateFiles(Path.Combine(Machine.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Options, path, Encoding.UTF8));
        var compilation = CSharpCompilation.Create(
            "Project",
            [.. sources, CSharpSyntaxTree.ParseText(ImplicitUsings, Options, "", Encoding.UTF8)],
            [.. runtime.Append(typeof(NetworkAttribute).Assembly.Location).Concat(libraries).Select(path => MetadataReference.CreateFromFile(path))],
            new(output, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out _compilation, out _);
        _files = driver.GetRunResult().Results.Single().GeneratedSources;
    }

    private static CSharpParseOptions Options { get; } = new(LanguageVersion.Preview);

    /// <summary>Lines and bytes emitted for one network.</summary>
    public (int Lines, long Bytes) Of(string network)
    {
        var files = _files.Where(file => file.HintName.StartsWith(network + ".", StringComparison.Ordinal) || file.HintName.Contains($".{network}.", StringComparison.Ordinal)).ToList();
        return (files.Sum(file => file.SourceText.Lines.Count), files.Sum(file => (long)Encoding.UTF8.GetByteCount(file.SourceText.ToString())));
    }

    /// <summary>
    /// Seconds that the compiler, warm, takes to bind and write the assembly, in all; and with the emitted methods' bodies left out, so that the difference is
    /// what emitted code costs. The least of a few.
    /// </summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public (double All, double Bare) CompileSeconds()
    {
        var emitted = _files.Select(file => file.SyntaxTree).ToHashSet();
        var bare = _compilation;
        foreach (var tree in _compilation.SyntaxTrees.Where(emitted.Contains))
            bare = bare.ReplaceSyntaxTree(tree, CSharpSyntaxTree.Create((CSharpSyntaxNode)new WithoutBodies().Visit(tree.GetRoot()), Options, tree.FilePath, Encoding.UTF8));
        return (Best(_compilation), Best(bare));
    }

    private static double Best(Compilation compilation)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            // Trees are parsed anew each time: parsing is part of a build.
            var fresh = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees();
            var start = Stopwatch.GetTimestamp();
            fresh = fresh.AddSyntaxTrees(compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), Options, tree.FilePath)));
            var result = fresh.Emit(Stream.Null);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (!result.Success)
                throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Take(5)));
        }

        return best;
    }

    private sealed class WithoutBodies : CSharpSyntaxRewriter
    {
        private static readonly ArrowExpressionClauseSyntax Nothing = SyntaxFactory.ArrowExpressionClause(
            SyntaxFactory.ThrowExpression(SyntaxFactory.Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression)));

        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => node.Body is null && node.ExpressionBody is null
            ? node
            : node.WithBody(null).WithExpressionBody(Nothing).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }
}
