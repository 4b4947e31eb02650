using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticDense.Generator.Tests.Infrastructure;

/// <summary>
/// One run of the generator over sources. Every run is made twice, the second time after an unrelated edit, and must take all its
/// steps from the cache; and no step may hold a symbol, a node, a tree, a location or a compilation. So no test can forget it.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable);

    private static readonly ImmutableArray<MetadataReference> References = [.. FindReferences()];

    private readonly GeneratorDriver _driver;
    private readonly GeneratorRunResult _result;

    private GeneratorRun(GeneratorDriver driver, Compilation input, Compilation output)
    {
        _driver = driver;
        Input = input;
        Output = output;
        _result = driver.GetRunResult().Results.Single();
        Assert.True(_result.Exception is null, _result.Exception?.ToString());
    }

    /// <summary>The sources without what was emitted.</summary>
    public Compilation Input { get; }

    /// <summary>The sources and what was emitted.</summary>
    public Compilation Output { get; }

    /// <summary>What the generator found, without what a pragma or an option suppresses.</summary>
    public ImmutableArray<Diagnostic> Findings { get; private set; }

    /// <summary>What was emitted, by file name.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        _result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The steps by name.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> Steps => _result.TrackedSteps;

    /// <summary>Runs the generator over sources, twice; none of them may keep it from finishing.</summary>
    public static GeneratorRun Of(params string[] sources) => Of(Compilation(sources));

    /// <summary>As <see cref="Of(string[])"/>, with texts that the project hands over beside its sources.</summary>
    public static GeneratorRun Of(string source, IEnumerable<AdditionalText> texts) => Of(Compilation(source), texts);

    /// <inheritdoc cref="Of(string[])"/>
    public static GeneratorRun Of(CSharpCompilation compilation, IEnumerable<AdditionalText>? texts = null)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            additionalTexts: texts,
            parseOptions: (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var run = Continue(driver, compilation);
        StepValues.HoldNothingOfTheCompiler(run.Steps);
        run.Edited(compilation.AddSyntaxTrees(Tree("internal static class Unrelated;", "Unrelated.cs", compilation))).IsCached();
        return run;
    }

    /// <summary>Runs the generator, and demands that sources and emitted code compile without a warning at the highest level.</summary>
    /// <param name="allowed">Findings that the test expects.</param>
    public static GeneratorRun Compile(string source, params string[] allowed) => Compile(source, [], allowed);

    /// <inheritdoc cref="Compile(string, string[])"/>
    public static GeneratorRun Compile(string source, IEnumerable<AdditionalText> texts, params string[] allowed)
    {
        var run = Of(source, texts);
        var complaints = run.Complaints().Where(diagnostic => !allowed.Contains(diagnostic.Id)).ToList();
        Assert.True(complaints.Count == 0, string.Join("\n", complaints) + "\n" + run.Numbered());
        return run;
    }

    /// <summary>A compilation of sources against the platform and the library.</summary>
    public static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Networks",
        sources.Select((source, index) => Tree(source, $"Network{index}.cs")),
        References,
        Options);

    /// <summary>This run's generator on other sources, as after an edit.</summary>
    public GeneratorRun Edited(Compilation compilation) => Continue(_driver, compilation);

    /// <summary>This run's generator after one source was replaced by another.</summary>
    public GeneratorRun Edited(string source) =>
        Edited(Input.ReplaceSyntaxTree(Input.SyntaxTrees.First(), Tree(source, Input.SyntaxTrees.First().FilePath)));

    /// <summary>This run's generator after a text was replaced by another.</summary>
    public GeneratorRun Edited(AdditionalText old, AdditionalText changed) => Continue(_driver.ReplaceAdditionalText(old, changed), Input);

    /// <summary>The compiler's and the generator's errors and warnings; documentation is not demanded of test sources.</summary>
    public IEnumerable<Diagnostic> Complaints() => Output.GetDiagnostics().Concat(Findings)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed);

    /// <summary>Demands that no step had anything to do, and that no output was made again.</summary>
    public void IsCached()
    {
        foreach (var (name, steps) in Steps.Where(step => StepValues.AreOurs(step.Key)))
        {
            foreach (var (_, reason) in steps.SelectMany(step => step.Outputs))
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name} was {reason} after an unrelated edit.");
        }

        AssertSourcesCached();
    }

    /// <summary>Demands that nothing was emitted again, whatever findings did.</summary>
    public void AssertSourcesCached()
    {
        // Without a network there is no such step.
        foreach (var (_, reason) in Steps.GetValueOrDefault(StepNames.Emitted, []).SelectMany(step => step.Outputs))
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"Emission was {reason}.");
    }

    /// <summary>Whether a step gave another value than in the run before.</summary>
    public bool Changed(string step) => Steps.GetValueOrDefault(step, []).SelectMany(run => run.Outputs)
        .Any(output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New or IncrementalStepRunReason.Removed);

    /// <summary>The emitted files with line numbers, for a failing test's message.</summary>
    public string Numbered() => string.Join("\n", Sources.Select(source =>
        $"// {source.Key}\n" + string.Join("\n", source.Value.Split('\n').Select((line, index) => $"{index + 1,5} {line}"))));

    private static GeneratorRun Continue(GeneratorDriver driver, Compilation compilation)
    {
        var after = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var findings);
        return new(after, compilation, output) { Findings = findings };
    }

    private static SyntaxTree Tree(string source, string path, CSharpCompilation? like = null) => CSharpSyntaxTree.ParseText(
        source,
        (CSharpParseOptions?)like?.SyntaxTrees.FirstOrDefault()?.Options ?? new CSharpParseOptions(LanguageVersion.CSharp12),
        path);

    private static IEnumerable<MetadataReference> FindReferences()
    {
        var platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == platform)
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
