using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Generator.Emission;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Diagnostics;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>Simple names in emitted code mean the library's types wherever a network stands and whatever stands beside it.</summary>
public class EmittedNamesTests
{
    private const string Layers = """
        [Input(12)] [Dense(17, Activation.SiLU, ActivityL2 = 0.01)] [PReLU] [Dropout(0.5)] [Dense(33, Activation.LogSoftmax, KernelL1 = 0.1)] [Dense(9, Activation.Softmax)]
        [Train(Loss.CategoricalCrossentropy, Optimizer.Adam, GlobalClipNorm = 1, Metrics = new[] { Metric.Accuracy })]
        """;

    /// <summary>Attributes that mean the library's whatever else there is.</summary>
    private static readonly string Shielded = Shield(Layers);

    /// <summary>A type of every name, and of the attributes' full names.</summary>
    private static readonly string Decoys = string.Join("\n", EmittedNames.All.Keys.SelectMany(EmittedNames.Spellings)
        .Select(name => $"internal static class {name} {{ }}"));

    [Fact]
    public void The_list_holds_every_type_that_emitted_code_names()
    {
        var used = new HashSet<string>();
        const string withFiles = "[Network] [Input(4)] [Dense(3)] [Weights(\"net.safetensors\")] [Golden(\"net.golden.json\")] public sealed partial class FilesNet;";
        var run = GeneratorRun.Of(
            VariedNetworks.Source + withFiles,
            [WeightsTexts.Of("net.safetensors", WeightsTexts.Dense(4, 3)), new ProjectFile("net.golden.json", GoldenExamples.Right)]);
        foreach (var tree in run.Output.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            var model = run.Output.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => !IsBehindADot(name)))
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                var type = symbol as INamedTypeSymbol ?? (name.Parent is AttributeSyntax ? symbol?.ContainingType : null);
                if (type is null || type.SpecialType is SpecialType.System_Single or SpecialType.System_IntPtr or SpecialType.System_UIntPtr || type.Locations.Any(location => location.IsInSource) || name.Identifier.Text == "var")
                    continue;
                used.Add(name.Identifier.Text);
                var isKnown = EmittedNames.All.TryGetValue(name.Identifier.Text, out var space);
                Assert.True(isKnown && type.ContainingNamespace.ToDisplayString() == space, $"{type} is not on the list: {name.Parent}");
            }
        }

        Assert.Equal(EmittedNames.All.Keys.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_network_beside_types_of_all_those_names() =>
        Compile($"namespace Place;\n[StaticDense.Network] {Shielded} public partial class Net;\n{Decoys}");

    [Fact]
    public void A_network_beside_types_of_all_those_names_without_a_namespace() =>
        Compile($"[StaticDense.Network] {Shielded} public partial class Net;\n{Decoys}");

    [Fact]
    public void Types_further_out_change_nothing()
    {
        var plain = GeneratorRun.Of($"namespace Place.Inner {{ [StaticDense.Network] {Shielded} public partial class Net; }}");
        var beside = GeneratorRun.Of($"namespace Place.Inner {{ [StaticDense.Network] {Shielded} public partial class Net; }}\nnamespace Place {{ {Decoys} }}\n{Decoys}");
        Complain(beside, "beside");
        Assert.Equal(plain.Sources, beside.Sources);
    }

    [Fact]
    public void A_network_inside_a_class_with_types_of_all_those_names() =>
        Compile($"namespace Place;\npublic partial class Outer {{ [StaticDense.Network] {Shielded} public partial class Net; {Decoys.Replace("internal", "private", StringComparison.Ordinal)} }}");

    [Fact]
    public void Inherited_types_of_all_those_names() =>
        Compile($"namespace Place;\npublic class Base {{ {Decoys.Replace("internal", "protected", StringComparison.Ordinal)} }}\npublic partial class Outer : Base {{ [StaticDense.Network] {Shielded} public partial class Net; }}");

    [Fact]
    public void Members_and_namespaces_of_those_names() =>
        Compile($$"""
            namespace Place
            {
                [StaticDense.Network] {{Shielded}}
                public partial class Net
                {
                    public float Losses { get; set; }
                    private int Optimizer() => 3;
                    private int Loss = 4;
                    public const int Blocks = 3;
                    private event System.Action? Updates { add { } remove { } }
                    public int Sum() => Loss + Optimizer() + Blocks;
                }
            }
            namespace Place.Math { public static class Constants { public const int One = 1; } }
            namespace Place.PaddedLanes { public static class Constants { public const int One = 1; } }
            """);

    [Theory]
    [InlineData("namespace Place;\n")]
    [InlineData("")]
    public void Names_that_global_usings_bring(string place) =>
        Compile(
            $"global using static Other.Members;\nglobal using Other;\nglobal using Vector512 = Other.Vector256;\n{place}[StaticDense.Network] {Shielded} public partial class Net;",
            $"namespace Other;\npublic static class Members {{ public class Lanes512 {{ }} public static int Softmax => 1; }}\n{Decoys.Replace("internal", "public", StringComparison.Ordinal)}");

    [Fact]
    public void Networks_may_have_those_names_themselves()
    {
        string[] others = ["Prediction", "IKernels", "At", "Description", "Training", "Vector512Kernels", "Forward", "StorageCount", "TLanes", "Floats32", "Dense", "Évaluer", "@class", "@record"];
        const string small = "[global::StaticDense.Input(4)] [global::StaticDense.Dense(17, global::StaticDense.Activation.SiLU)] [global::StaticDense.Dropout(0.5)] [global::StaticDense.Dense(3)] [global::StaticDense.Train(global::StaticDense.Loss.Huber, global::StaticDense.Optimizer.Adam)]";
        Compile(string.Concat(EmittedNames.All.Keys.Concat(others).Select((name, index) =>
            $"namespace Place{index} {{ [global::StaticDense.Network] {small} public partial class {name}; }}\n")));
    }

    [Theory]
    [InlineData("namespace Math; ")]
    [InlineData("namespace Place.Unsafe.Blocks; ")]
    [InlineData("namespace Span; ")]
    public void Namespaces_may_have_those_names(string place) => Compile($"{place}[global::StaticDense.Network] {Shielded} public partial class Net;");

    [Fact]
    public void Containing_types_may_have_those_names() =>
        Compile($"namespace Place; public partial class Unsafe {{ public partial struct Loss {{ [global::StaticDense.Network] {Shielded} public partial class Net; }} }}");

    [Fact]
    public void Only_hidden_names_are_spelt_out()
    {
        const string declaration = "namespace Place;\n[StaticDense.Network] [StaticDense.Input(100)] [StaticDense.Dense(100)] public partial class Net;\n";
        var plain = GeneratorRun.Compile(declaration);
        var hidden = GeneratorRun.Compile(declaration + "internal static class PaddedLanes { }");
        Assert.Contains("[\"PaddedLanes\"]", "[\"" + string.Join("\", \"", Type(hidden).HiddenNames) + "\"]", StringComparison.Ordinal);
        Assert.Empty(Type(plain).HiddenNames);
        foreach (var (file, text) in plain.Sources)
        {
            Assert.Equal(text, hidden.Sources[file].Replace("global::StaticDense.Numerics.PaddedLanes", "PaddedLanes", StringComparison.Ordinal));
            Assert.DoesNotMatch(@"(?<!\.)\bPaddedLanes\b", hidden.Sources[file]);
        }

        Assert.Contains(plain.Sources.Values, text => text.Contains("PaddedLanes.Clear", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_type_of_such_a_name_emits_again_and_another_does_not()
    {
        const string declaration = "namespace Place;\n[StaticDense.Network] [StaticDense.Input(100)] [StaticDense.Dense(100)] public partial class Net;\n";
        var run = GeneratorRun.Of(declaration);
        run.Edited(declaration + "internal static class Cushion { }").AssertSourcesCached();
        Assert.True(run.Edited(declaration + "internal static class PaddedLanes { }").Changed(StepNames.Emitted));
    }

    [Theory]
    [InlineData("Loss = Loss.Huber, x.Loss, @Loss", "Loss = global::StaticDense.Loss.Huber, x.Loss, @Loss")]
    [InlineData("(Loss)0; Losses Loss1 _Loss // Loss\nLoss", "(global::StaticDense.Loss)0; Losses Loss1 _Loss // Loss\nglobal::StaticDense.Loss")]
    [InlineData("\"Loss \\\" Loss\" + Loss", "\"Loss \\\" Loss\" + global::StaticDense.Loss")]
    [InlineData("\"\"\"\n Loss \"Loss\"\n\"\"\" + Loss", "\"\"\"\n Loss \"Loss\"\n\"\"\" + global::StaticDense.Loss")]
    [InlineData("static class Loss { Loss x; }", "static class Loss { global::StaticDense.Loss x; }")]
    [InlineData("Loss => Loss == Loss", "global::StaticDense.Loss => global::StaticDense.Loss == global::StaticDense.Loss")]
    public void Names_are_spelt_out_in_code_alone(string text, string expected) => Assert.Equal(expected, Qualifier.Apply(text, ["Loss"]));

    private static TypeIdentity Type(GeneratorRun run) =>
        ((DeclaredNetwork)Assert.Single(Assert.Single(run.Steps[StepNames.Declared]).Outputs).Value).Declaration!.Type;

    private static bool IsBehindADot(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        QualifiedNameSyntax qualified => qualified.Right == name,
        AliasQualifiedNameSyntax alias => alias.Name == name,
        _ => false,
    };

    private static void Compile(params string[] sources) => Complain(GeneratorRun.Of(sources), sources[0]);

    private static void Complain(GeneratorRun run, string what)
    {
        // CS8981: names of lower-case letters. CS0169, CS0414: fields that stand there to be in the way.
        var complaints = run.Complaints().Where(diagnostic => diagnostic.Id is not ("CS8981" or "CS0169" or "CS0414")).ToList();
        Assert.True(complaints.Count == 0, what[..Math.Min(200, what.Length)] + "\n" + string.Join("\n", complaints.Take(10)));
        Assert.True(run.Sources.Count > 5, what);
    }

    /// <summary>The same declaration with every name of the library in full.</summary>
    private static string Shield(string attributes) => System.Text.RegularExpressions.Regex.Replace(
        attributes, @"(?<=\[|\(|, |\{ |= |new\[\] )(?=(Input|Dense|PReLU|Dropout|Train|Activation\.|Loss\.|Optimizer\.|Metric\.))", "global::StaticDense.");
}
