using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Documentation;

/// <summary>What the README shows is what compiles and what is emitted.</summary>
public class ReadmeTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>A reader's project: the statements of all blocks, one after the other, are one program; the types stand behind them.</summary>
    private static readonly Lazy<GeneratorRun> Project = new(() =>
    {
        var blocks = Readme.Blocks("csharp").Select(block => (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(block).GetRoot()).ToList();
        var usings = blocks.SelectMany(block => block.Usings).Select(directive => directive.ToFullString()).Distinct();
        var statements = blocks.SelectMany(block => block.Members).OfType<GlobalStatementSyntax>().Select(member => member.ToFullString());
        var types = blocks.SelectMany(block => block.Members).Where(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString());
        var program = string.Join("\n", [.. usings, .. statements, .. types]);
        var compilation = GeneratorRun.Compilation(program, ImplicitUsings);
        return GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)), Files());
    });

    /// <summary>The files that the snippets' networks name: weights of zeros, and what they give.</summary>
    private static AdditionalText[] Files()
    {
        (string, int[], float[]) Zeros(string name, params int[] shape) => (name, shape, new float[shape.Aggregate((product, size) => product * size)]);
        var weights = WeightsTexts.File(Zeros("dense/kernel", 784, 128), Zeros("dense/bias", 128), Zeros("dense_1/kernel", 128, 10), Zeros("dense_1/bias", 10));
        var (input, output) = (string.Join(",", Enumerable.Repeat("1", 784)), string.Join(",", Enumerable.Repeat("0.1", 10)));
        return
        [
            WeightsTexts.Of("digits.safetensors", weights, "digits.safetensors"),
            new ProjectFile("digits.golden.json", $$"""{"cases": [{"input": [{{input}}], "output": [{{output}}]}]}"""),
        ];
    }

    [Fact]
    public void The_snippets_compile_as_one_program_without_warnings()
    {
        Assert.True(Readme.Blocks("csharp").Count >= 5, "The README's snippets are gone.");
        var complaints = Project.Value.Complaints().ToList();
        Assert.True(complaints.Count == 0, string.Join("\n", complaints) + "\n" + Project.Value.Input.SyntaxTrees.First());
    }

    [Fact]
    public void The_excerpts_are_emitted_as_they_stand_there()
    {
        Assert.NotEmpty(Readme.Excerpts);
        foreach (var (file, excerpt) in Readme.Excerpts)
        {
            Assert.True(Project.Value.Sources.TryGetValue(file, out var emitted), $"No file {file}, but {string.Join(", ", Project.Value.Sources.Keys)}.");
            var position = Find(emitted.Split('\n'), excerpt.TrimEnd('\n').Split('\n'));
            Assert.True(position >= 0, $"The README's excerpt of {file} is not what is emitted now:\n{emitted}");
        }
    }

    [Fact]
    public void The_error_it_shows_is_the_one_reported()
    {
        var (source, shown) = (Readme.Blocks("csharp")[0], Shown("SD0026"));
        var run = GeneratorRun.Of(source.Replace("[Input(28, 28)]", "[Input(28, 28)]\n[Reshape(28, 27)]", StringComparison.Ordinal));
        var error = Assert.Single(run.Findings, finding => finding.Severity == DiagnosticSeverity.Error);
        var start = error.Location.GetLineSpan().StartLinePosition;
        Assert.Equal($"DigitNet.cs({start.Line + 1},{start.Character + 1}): error {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}", shown);
    }

    [Fact]
    public void The_call_it_shows_is_found_as_it_says()
    {
        var source = Readme.Blocks("csharp")[0].Replace("\n[Network]", "net.PredictClass(new float[9]);\n\n[Network]", StringComparison.Ordinal);
        var compilation = GeneratorRun.Compilation(source, ImplicitUsings);
        var run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)));
        var error = Assert.Single(AnalyzedCode.Analyze(run.Output, run.Input.SyntaxTrees.First()));
        var start = error.Location.GetLineSpan().StartLinePosition;
        Assert.Equal($"Program.cs({start.Line + 1},{start.Character + 1}): error {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}", Shown("SD0095"));
    }

    [Fact]
    public void The_budget_it_shows_exceeded_is_exceeded_so()
    {
        var source = Readme.Blocks("csharp").Single(block => block.Contains("[Budget(", StringComparison.Ordinal));
        Assert.Empty(GeneratorRun.Of("using StaticDense;\n" + source).Findings);
        var error = Assert.Single(GeneratorRun.Of("using StaticDense;\n" + source.Replace("Dense(16", "Dense(20", StringComparison.Ordinal)).Findings, finding => finding.Severity == DiagnosticSeverity.Error && finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("parameters", StringComparison.Ordinal));
        Assert.Contains($"\nerror {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n", Readme.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_the_first_and_the_last_rule()
    {
        var ids = typeof(RuleIds).GetFields().Select(field => (string)field.GetValue(null)!).Order(StringComparer.Ordinal).ToList();
        Assert.Contains($"`{ids[0]}` to `{ids[^1]}`", Readme.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet run -c Release --project src/StaticDense.Demo")]
    [InlineData("dotnet test -c Release")]
    public void It_names_the_commands(string command) => Assert.Contains("\n    " + command + "\n", Readme.Text, StringComparison.Ordinal);

    /// <summary>Every member of the enumerations that a declaration can name is in the tables.</summary>
    [Theory]
    [InlineData(typeof(Activation))]
    [InlineData(typeof(Initializer))]
    [InlineData(typeof(Loss))]
    [InlineData(typeof(Optimizer))]
    [InlineData(typeof(Metric))]
    public void It_lists_what_a_declaration_can_name(Type names) =>
        Assert.All(Enum.GetNames(names), name => Assert.Contains($"`{name}`", Readme.Text, StringComparison.Ordinal));

    /// <summary>Where lines stand in other lines, all moved to the right by one and the same indentation; -1 if nowhere.</summary>
    private static int Find(string[] lines, string[] excerpt)
    {
        for (var start = 0; start + excerpt.Length <= lines.Length; start++)
        {
            var indentation = lines[start].Length - lines[start].TrimStart().Length;
            var prefix = new string(' ', indentation);
            if (excerpt.Index().All(line => lines[start + line.Index] == (line.Item.Length == 0 ? "" : prefix + line.Item)))
                return start;
        }

        return -1;
    }

    /// <summary>The error of that rule as the README shows it.</summary>
    private static string Shown(string id) => Readme.Blocks("text").Single(block => block.Contains($"error {id}:", StringComparison.Ordinal)).Trim();
}
