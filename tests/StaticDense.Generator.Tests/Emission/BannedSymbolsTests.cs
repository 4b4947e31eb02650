using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using StaticDense.Generator.Tests.Infrastructure;
using Bcl = System.Numerics;

namespace StaticDense.Generator.Tests.Emission;

public partial class BannedSymbolsTests
{
    public static TheoryData<Loss, Optimizer, string> Networks => new()
    {
        { Loss.MeanSquaredError, Optimizer.SGD, "[Dense(3)]" },
        { Loss.MeanAbsoluteError, Optimizer.RMSprop, "[PReLU][Dense(17, KernelL1 = 0.1, BiasL2 = 0.1, ActivityL2 = 0.1)]" },
        { Loss.Huber, Optimizer.AdamW, "[Dropout(0.5)][ReLU(MaxValue = 2, NegativeSlope = 0.1)][LeakyReLU][ELU][Dense(2)]" },
        { Loss.BinaryCrossentropy, Optimizer.Adam, "[Dense(1, Activation.Sigmoid)]" },
        { Loss.CategoricalCrossentropy, Optimizer.Adam, "[Reshape(3, 4)][Dense(5)][Flatten][Softmax]" },
        { Loss.SparseCategoricalCrossentropy, Optimizer.SGD, "[Dense(100, Activation.ReLU)][Dense(10, Activation.Softmax)]" },
    };

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Emitted_code_uses_nothing_that_gives_other_bits_elsewhere(Loss loss, Optimizer optimizer, string layers) =>
        UsesNone($"{layers}[Train(Loss.{loss}, Optimizer.{optimizer}, GlobalClipNorm = 1)]");

    [Theory]
    [MemberData(nameof(Activations))]
    public void Emitted_activations_use_nothing_that_gives_other_bits_elsewhere(Activation activation) =>
        UsesNone($"[Dense(3, Activation.{activation})][Activation(Activation.{activation})][Dense(2)][Train(Loss.MeanSquaredError, Optimizer.SGD)]");

    /// <summary>The search finds what it searches for: a call, a call of a generic method, a type.</summary>
    [Fact]
    public void A_use_is_found()
    {
        var compilation = GeneratorRun.Compilation("""
            using System.Runtime.Intrinsics;
            class C
            {
                float A(float x) => System.MathF.Exp(x) + System.MathF.Sqrt(x);
                float B(Vector256<float> x) => Vector256.Sum(Vector256.MultiplyAddEstimate(x, x, x));
                object D() => new System.Random(1);
            }
            """);
        Assert.Equal(4, BannedSymbols.Uses(compilation, compilation.SyntaxTrees).Count());
    }

    /// <summary>The list names every elementary function, estimate and native form that the platform offers, so new ones do not slip through.</summary>
    [Fact]
    public void The_list_is_complete()
    {
        var compilation = GeneratorRun.Compilation();
        Type[] types =
        [
            typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(Half), typeof(Bcl.Vector),
            typeof(Vector128), typeof(Vector256), typeof(Vector512), typeof(Bcl.Vector2), typeof(Bcl.Vector3), typeof(Bcl.Vector4),
        ];
        var missing = types
            .SelectMany(type => compilation.GetTypeByMetadataName(type.FullName!)!.GetMembers())
            .Where(member => member.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public && member.IsStatic && Forbidden().IsMatch(member.Name))
            .Select(member => member.GetDocumentationCommentId()!)
            .Where(id => !BannedSymbols.Ids.Contains(id))
            .ToList();
        Assert.True(missing.Count == 0, "Missing in BannedSymbols.txt:\n" + string.Join("\n", missing));
    }

    private static void UsesNone(string attributes)
    {
        var run = GeneratorRun.Of($"using StaticDense; [Network][Input(12)]{attributes} public partial class Net;");
        Assert.NotEmpty(run.Sources);
        var uses = BannedSymbols.Uses(run.Output, run.Output.SyntaxTrees.Except(run.Input.SyntaxTrees)).ToList();
        Assert.True(uses.Count == 0, string.Join("\n", uses));
    }

    [GeneratedRegex(@"^(Exp(M1|2|2M1|10|10M1)?|Log(P1|2|2P1|10|10P1)?|Pow|Cbrt|RootN|Hypot|A?(Sin|Cos|Tan)(Pi|h)?|Atan2(Pi)?|SinCos(Pi)?|\w+Estimate|Lerp|(Max|Min|Clamp)Native|ConvertTo\w+Native)$")]
    private static partial Regex Forbidden();
}
