using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticDense.Generator.Emission;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>Emitted code compiles cleanly in every setting that a project may have, and is the same text everywhere.</summary>
public class EmittedTextTests
{
    private static readonly IReadOnlyDictionary<string, string> Texts = GeneratorRun.Of(VariedNetworks.Source).Sources;

    [Theory]
    [InlineData(LanguageVersion.CSharp12, NullableContextOptions.Enable)]
    [InlineData(LanguageVersion.CSharp12, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Enable)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Disable)]
    public void Varied_networks_compile_without_a_warning(LanguageVersion version, NullableContextOptions nullable)
    {
        var parsing = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var bare = GeneratorRun.Compilation();
        var options = bare.Options.WithNullableContextOptions(nullable).WithGeneralDiagnosticOption(ReportDiagnostic.Error).WithAllowUnsafe(false);
        var compilation = bare.WithOptions(options).AddSyntaxTrees(CSharpSyntaxTree.ParseText(VariedNetworks.Source, parsing, "Varied.cs"));
        var run = GeneratorRun.Of(compilation);
        var complaints = run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(complaints.Count == 0, string.Join("\n", complaints.Take(20)));
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        var result = run.Output.Emit(assembly, xmlDocumentationStream: documentation);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(20)));
        Assert.Contains("Multiply-adds of one sample's prediction.", Encoding.UTF8.GetString(documentation.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_culture_with_other_signs_changes_nothing()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.PositiveSign = "plus";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u00A0";
        culture.NumberFormat.NumberGroupSizes = [2];
        var expected = Texts; // Emitted now at the latest, before the culture changes.
        var (before, beforeForTexts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            Assert.Equal("\u22121,5", $"{-1.5}");
            var compilation = GeneratorRun.Compilation(VariedNetworks.Source);
            AssertSame(expected, GeneratorRun.Of(compilation).Sources);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeForTexts);
        }
    }

    [Fact]
    public void Two_runs_give_one_text() => AssertSame(Texts, GeneratorRun.Of(VariedNetworks.Source).Sources);

    [Fact]
    public void Lines_are_clean()
    {
        Assert.InRange(Texts.Count, 6 * VariedNetworks.All.Count, 7 * VariedNetworks.All.Count);
        foreach (var (file, text) in Texts)
        {
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain('\t', text);
            Assert.NotEqual('\uFEFF', text[0]);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{\n\n", text, StringComparison.Ordinal);
            foreach (var (line, index) in text.Split('\n').Select((line, index) => (line, index + 1)))
            {
                Assert.True(line == line.TrimEnd(), $"{file}({index}) ends in white space.");
                Assert.True(line.Length <= 170, $"{file}({index}) has {line.Length} columns: {line}");
            }

            Assert.DoesNotMatch("""\n\n +\}""", text);
        }
    }

    [Fact]
    public void Files_have_no_byte_order_mark()
    {
        var run = GeneratorRun.Of(VariedNetworks.Source);
        foreach (var tree in run.Output.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
            Assert.Empty(tree.GetText().Encoding!.GetPreamble());
    }

    [Fact]
    public void Kernels_do_not_grow_with_the_image()
    {
        static int Lines(int size) => NetworkEmitter.Emit(Planning.Plans.Shaped(
            $"[Input({size}, {size}, 3)] [Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)] [MaxPooling2D] [Conv2D(64, 3, Strides = 2)] [GlobalAveragePooling2D] [Dense(10)] [Train(Loss.MeanSquaredError, Optimizer.Adam)]"))
            .Where(file => file.HintName.Contains("Vector512", StringComparison.Ordinal)).Sum(file => file.Text.Split('\n').Length);
        var small = Lines(32);
        Assert.InRange(small, 2_000, 8_000);

        // The widest tiles are there from some width on; nothing is added after that.
        var large = Lines(256);
        Assert.InRange(large, small / 2, 2 * small);
        Assert.InRange(Lines(512), large - 100, large + 100);
    }

    [Fact]
    public void Every_operation_is_emitted_somewhere()
    {
        var used = VariedNetworks.All.Values
            .Select(attributes => Planning.Plans.Of(attributes))
            .SelectMany(plan => new[] { plan.Prediction.Row, plan.Prediction.Batch, plan.Training?.Step, plan.Training?.Evaluation })
            .SelectMany(pass => pass?.Operations ?? [])
            .Select(operation => operation.GetType())
            .Distinct();
        var all = typeof(NetworkEmitter).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(StaticDense.Generator.Planning.Operation)));
        Assert.Equal(all.Select(type => type.Name).Order(StringComparer.Ordinal), used.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    private static void AssertSame(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (file, text) in expected)
        {
            if (!string.Equals(text, actual[file], StringComparison.Ordinal))
                Assert.Equal(text, actual[file]);
        }
    }
}
