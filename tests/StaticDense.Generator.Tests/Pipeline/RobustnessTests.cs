using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Pipeline;

/// <summary>Whatever stands in a file while it is typed: the generator neither throws nor reports a fault of its own.</summary>
public class RobustnessTests
{
    private static readonly string[] Values =
    [
        "0", "-1", "1", "7", "2147483647", "-2147483648", "2147483648", "0.5", "-0.5", "1e400", "double.NaN", "double.PositiveInfinity", "null", "\"\"", "\"a/b\"",
        "\"\\uD800\"", "default", "true", "(Activation)99", "(Activation)(-1)", "Activation.Softmax", "Loss.Huber", "Optimizer.AdamW", "(Initializer)20", "new int[0]",
        "new[] { 1, 2 }", "new int[] { -1 }", "typeof(int)", "nameof(Everything)", "Missing", "", "1, 2, 3, 4, 5, 6, 7, 8, 9", "Units = 3", "Name = null", "Name = \"dense\"", "units: 3",
        "KernelInitializer = Initializer.Identity", "KernelInitializerStddev = -1", "SharedAxes = null", "Metrics = null", "Metrics = new[] { (Metric)77 }", "ClipNorm = 1, ClipValue = 1",
        "new object[] { 1, \"2\" }", "new object[] { new[] { 1, 1 }, new[] { 1, 1 } }", "new[] { 1.5, 2 }", "new[] { 2147483647, 2147483647 }", "'c'", "3L", "KernelSize = null", "KernelSize = 3",
        "KernelSize = new[] { 3, 3, 3 }", "KernelSize = new[] { 0, -1 }", "KernelSize = \"3\"", "KernelSize = typeof(int)", "Strides = 0.5", "Strides = new int[0]", "Strides = Padding.Same", "Strides = 2",
        "DilationRate = 2147483647", "DilationRate = new string[] { null }", "PoolSize = new[] { 1, 2147483647 }", "Padding = Padding.Same", "Padding = Padding.Causal", "Padding = (Padding)(-1)", "Padding = 2147483647",
        "Padding = new[] { 1, 2, 3, 4 }", "Cropping = new[] { -1, 0 }", "Size = new object[0]", "Size = 2147483647", "Axis = null", "Axis = new[] { 1, 2 }", "Axis = -2147483648", "Groups = 0", "Groups = 7", "DepthMultiplier = 2147483647",
        "From = null", "From = \"\"", "From = \"input\"", "From = \"dense\"", "\"dense\", \"input\"", "\"dense\", null", "\"a\"", "Name = \"input\"", "KernelMaxNorm = -1", "KernelMinNorm = 2, KernelUnitNorm = true",
        "KernelConstraintAxes = null", "KernelMaxNorm = 1, KernelConstraintAxes = new[] { 9 }", "GammaUnitNorm = true, Scale = false", "Seed = 3", "NoiseShape = null", "DataFormat = null", "DataFormat = \"x\"", "KeepDims = true",
        "\"a.golden.json\"", "\"../a.json\"", "Tolerance = 0", "Tolerance = double.NaN",
        "MaxParameters = 3", "MaxMultiplyAdds = -1", "MaxWorkspaceBytes = 9223372036854775807", "MaxTrainingBytes = 0", "MaxCodeBytes = 1",
    ];

    private static readonly string[] Attributes =
    [
        "Network", "Input", "Dense", "Activation", "ReLU", "LeakyReLU", "ELU", "PReLU", "Softmax", "Flatten", "Reshape", "Dropout", "Train", "Layer", "WeightedLayer", "Missing", "System.Obsolete",
        "Conv1D", "Conv2D", "Conv2D", "DepthwiseConv2D", "SeparableConv2D", "MaxPooling1D", "MaxPooling2D", "AveragePooling1D", "AveragePooling2D", "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalMaxPooling1D",
        "GlobalMaxPooling2D", "BatchNormalization", "LayerNormalization", "ZeroPadding2D", "Cropping2D", "UpSampling2D", "Permute", "SpatialDropout2D", "GaussianNoise", "GaussianDropout", "Add", "Subtract", "Multiply",
        "Average", "Maximum", "Minimum", "Concatenate", "Dense", "Dense", "Weights", "Golden", "Budget",
    ];

    [Fact]
    public void Every_prefix_of_a_file()
    {
        // One driver for all: as an editor does it, and fast enough to take every character.
        var typing = new Typing(Declarations.Everything);
        for (var length = 0; length <= Declarations.Everything.Length; length++)
            typing.Type(Declarations.Everything[..length]);
        for (var length = 0; length <= ImageDeclarations.Everything.Length; length++)
            typing.Type(ImageDeclarations.Everything[..length]);
    }

    [Theory]
    [InlineData(Declarations.Everything)]
    [InlineData(ImageDeclarations.Everything)]
    public void Every_file_that_lacks_a_line(string source)
    {
        var lines = source.Split('\n');
        var typing = new Typing(source);
        for (var line = 0; line < lines.Length; line++)
            typing.Type(string.Join("\n", lines.Where((_, index) => index != line)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Mutated_attributes(int seed)
    {
        var random = new Random(seed);
        var typing = new Typing(Declarations.Everything);
        for (var round = 0; round < 500; round++)
        {
            var attributes = Enumerable.Range(0, random.Next(1, 8)).Select(_ =>
                "[" + Pick(random, Attributes) + (random.Next(4) == 0 ? "" : "(" + string.Join(", ", Enumerable.Range(0, random.Next(0, 4)).Select(_ => Pick(random, Values))) + ")") + "]");
            var head = "[Network]\n" + Pick(random, ["", "[Input(4, 6)]\n", "[Input(4, 6)]\n", "[Input(8, 6, 4)]\n", "[Input(8, 6, 4)]\n"]);
            typing.Type("using StaticDense;\n" + head + string.Join("\n", attributes) + "\npublic partial class Everything;");
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Mutated_text(int seed)
    {
        var random = new Random(seed);
        var typing = new Typing(Declarations.Everything);
        for (var round = 0; round < 300; round++)
        {
            var text = Declarations.Everything.ToCharArray().ToList();
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0: text.RemoveRange(at, Math.Min(random.Next(1, 12), text.Count - at)); break;
                    case 1: text.Insert(at, "()[]{}<>,;=\"@#é\uD83D\0"[random.Next(17)]); break;
                    default: text[at] = (char)random.Next(32, 127); break;
                }
            }

            typing.Type(new string([.. text]));
        }
    }

    [Theory]
    [InlineData("namespace @namespace.@class; [Network, Input(4), Dense(3)] public partial class @event;", "event")]
    [InlineData("namespace Ünïcode.名前; [Network, Input(4), Dense(3)] public partial class Réseau名;", "Réseau名")]
    [InlineData("[Network, Input(4), Dense(3)] partial class record2;", "record2")]
    [InlineData("namespace A.B { partial class Outer { internal partial struct @struct { partial interface IInner { private partial record Rec { [Network, Input(4), Dense(3)] private protected partial class Net; } } } } }", "Net")]
    [InlineData("static partial class Outer { [Network, Input(4), Dense(3)] private sealed partial class Net; }", "Net")]
    [InlineData("partial record struct Outer { [Network, Input(4), Dense(3)] public partial class Net; }", "Net")]
    [InlineData("namespace N { [Network, Input(4), Dense(3, Name = \"class\")] public partial class Con; }", "Con")]
    [InlineData("[Network, Input(4), Dense(3)] public partial class Con;", "Con")]
    public void Names_and_places(string declaration, string name)
    {
        var run = GeneratorRun.Compile("using StaticDense;\n" + declaration, "CS8981");
        Assert.Empty(run.Findings);
        Assert.NotEmpty(run.Sources);
        foreach (var hint in run.Sources.Keys)
        {
            Assert.True(hint.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-'), hint);
            Assert.False(hint.StartsWith("Con.", StringComparison.OrdinalIgnoreCase), hint);
        }

        Assert.Contains(run.Output.GetSymbolsWithName(name, SymbolFilter.Type).OfType<INamedTypeSymbol>(), type => type.GetMembers("InputSize").Length == 1);
    }

    [Fact]
    public void Networks_of_one_name_have_files_of_their_own_even_without_case()
    {
        const string network = "[StaticDense.Network, StaticDense.Input(4), StaticDense.Dense(3)] public partial class";
        var run = GeneratorRun.Compile($$"""
            namespace First { {{network}} Net; }
            namespace Second { {{network}} Net; }
            namespace second { {{network}} Net; {{network}} net; }
            partial class Outer { {{network}} Net; }
            """, "CS8981");
        Assert.Empty(run.Findings);
        Assert.Equal(run.Sources.Count, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(5, run.Output.GetSymbolsWithName("InputSize").Count(symbol => symbol is IFieldSymbol && symbol.ContainingType.Name is "Net" or "net"));
    }

    [Fact]
    public void A_network_declared_on_two_parts_or_twice_is_emitted_once()
    {
        const string part = "[StaticDense.Network, StaticDense.Input(4), StaticDense.Dense(3)] public partial class Net { }\n";
        Assert.Equal(GeneratorRun.Of(part).Sources.Keys, GeneratorRun.Of(part + "[StaticDense.Network] public partial class Net { }\n").Sources.Keys);
        Assert.Single(GeneratorRun.Of(part + part).Sources);
        GeneratorRun.Of(part.Replace("partial", "", StringComparison.Ordinal) + part.Replace("partial", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_very_long_name_has_a_short_file() =>
        Assert.All(
            GeneratorRun.Of(Declarations.Layers("[Dense(3)]").Replace("\n\n", $"\n\nnamespace {string.Join(".", Enumerable.Repeat("LongNamespace", 40))};\n\n", StringComparison.Ordinal)).Sources.Keys,
            hint => Assert.InRange(hint.Length, 1, 160));

    [Theory]
    [InlineData("[Input(2147483647, 2147483647)]\n[Dense(3)]")]
    [InlineData("[Input(2147483647)]\n[Dense(2147483647)]")]
    [InlineData("[Input(1, 2147483647)]\n[Reshape(2147483647, 2147483647, 2147483647, -1)]")]
    [InlineData("[Input(46341, 46341)]\n[Flatten]")]
    [InlineData("[Input(2147483647, 1)]\n[MaxPooling1D(2147483647)]\n[Conv1D(2147483647, 1)]")]
    [InlineData("[Input(20000, 20000, 1)]\n[Conv2D(1, 2147483647, Padding = Padding.Same)]")]
    [InlineData("[Input(20000, 20000, 1)]\n[UpSampling2D(2147483647)]")]
    [InlineData("[Input(1, 1, 1)]\n[DepthwiseConv2D(2147483647, DilationRate = 2147483647, Padding = Padding.Same, DepthMultiplier = 2147483647)]")]
    [InlineData("[Input(9, 9, 46341)]\n[Conv2D(46341, 9)]")]
    [InlineData("[Input(2147483647)]\n[Concatenate(\"input\", \"input\")]")]
    [InlineData("[Input(16)]\n[Dense(100000000)]\n[Dense(100)]\n[Train(Loss.Huber, Optimizer.Adam, BatchSize = 2147483647)]")]
    public void Absurd_sizes_are_findings(string attributes)
    {
        var finding = Assert.Single(GeneratorRun.Of(Declarations.Net(attributes)).Findings);
        Assert.Contains(finding.Id, new[] { RuleIds.ShapeTooLarge, RuleIds.TooManyParameters, RuleIds.TooMuchMemory });
    }

    private static string Pick(Random random, string[] items) => items[random.Next(items.Length)];

    /// <summary>A driver that sees one file change, as an editor's does.</summary>
    private sealed class Typing(string source)
    {
        private readonly CSharpCompilation _compilation = GeneratorRun.Compilation(source);
        private GeneratorDriver _driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.CSharp12));

        public void Type(string text)
        {
            var tree = _compilation.SyntaxTrees[0];
            var compilation = _compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
            _driver = _driver.RunGeneratorsAndUpdateCompilation(compilation, out _, out var findings);
            var result = _driver.GetRunResult().Results.Single();
            Assert.True(result.Exception is null, $"{result.Exception}\n{text}");
            var faults = findings.Where(finding => finding.Id == RuleIds.InternalError || !finding.Id.StartsWith("SD", StringComparison.Ordinal));
            Assert.True(!faults.Any(), string.Join("\n", faults.Select(fault => fault.GetMessage(CultureInfo.InvariantCulture))) + "\n" + text);
        }
    }
}
