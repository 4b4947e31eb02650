using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticDense.Generator;

namespace StaticDense.Benchmarks.Measure;

/// <summary>A declaration that the generator is run over.</summary>
/// <param name="Name">The network by its sizes.</param>
/// <param name="Layers">Its attributes.</param>
/// <param name="Edited">The same with another number.</param>
public sealed record DeclaredSource(string Name, string Layers, string Edited)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>
/// The generator in a project of two files: a declaration, and a file of the user's that has nothing to do with it. As in an editor, what the
/// compiler has parsed and bound for other reasons is not the generator's time; what its own attributes make it bind is.
/// </summary>
internal sealed class GeneratorSession
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation _compilation;
    private readonly CSharpCompilation _edited;
    private readonly GeneratorDriver _warm;
    private int _edits;

    public GeneratorSession(DeclaredSource source)
    {
        var declaration = Parse(Declare(source.Layers));
        _compilation = CSharpCompilation.Create(
            "Project",
            [declaration, Other(0)],
            References,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _edited = _compilation.ReplaceSyntaxTree(declaration, Parse(Declare(source.Edited)));
        _warm = NewDriver().RunGenerators(_compilation);
        var result = _warm.GetRunResult().Results.Single();
        if (result.Exception is not null || result.GeneratedSources.IsEmpty)
            throw new InvalidOperationException($"The generator emitted nothing for {source.Name}.", result.Exception);
        Lines = result.GeneratedSources.Sum(file => file.SourceText.Lines.Count);
    }

    /// <summary>The networks that are generated.</summary>
    public static IReadOnlyList<DeclaredSource> Networks { get; } =
    [
        new("784-128-10", "Dense(128, Activation.ReLU)", "Dense(129, Activation.ReLU)"),
        new(
            "784-512-256-10",
            "Dense(512, Activation.ReLU), Dense(256, Activation.ReLU)",
            "Dense(512, Activation.ReLU), Dense(255, Activation.ReLU)"),
    ];

    /// <summary>The lines of the emitted files.</summary>
    public int Lines { get; }

    /// <summary>Prepares a run of a new generator over a new compilation.</summary>
    public Action Cold()
    {
        var (driver, compilation) = (NewDriver(), _compilation.Clone());
        return () => driver.RunGenerators(compilation);
    }

    /// <summary>Prepares a run after an edit of the other file.</summary>
    public Action UnrelatedEdit()
    {
        var compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[1], Other(++_edits));
        return () => _warm.RunGenerators(compilation);
    }

    /// <summary>Prepares a run after an edit of the declaration.</summary>
    public Action DeclarationEdit()
    {
        var compilation = _edited.Clone();
        return () => _warm.RunGenerators(compilation);
    }

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(new NetworkGenerator());

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text);

    private static SyntaxTree Other(int edit) => Parse(FormattableString.Invariant(
        $"internal static class Other {{ internal static int Method(int x) {{ var y = x + {edit}; return y * y; }} }}"));

    private static string Declare(string layers) => $"""
        using StaticDense;
        [Network, Input(784), {layers}, Dense(10, Activation.Softmax)]
        [Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
        public sealed partial class Net;
        """;
}
