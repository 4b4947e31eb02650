using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;
using static StaticDense.Generator.Tests.Infrastructure.Declarations;

namespace StaticDense.Generator.Tests.Diagnostics;

/// <summary>Golden files that are missing, damaged, for other shapes, too large, or that the network does not give.</summary>
internal static class GoldenExamples
{
    /// <summary>A file that the network of <see cref="WeightsTexts.Dense"/> with 4 inputs and 3 units gives.</summary>
    public const string Right = """{"cases": [{"name": "first", "input": [1, 0, 0, 0], "output": [-0.09, -0.18, -0.27]}, {"input": [0, 0, 0, -0], "output": [-0.1, -0.2, -0.3]}]}""";

    public static RuleExample[] All { get; } =
    [
        Example(RuleIds.GoldenMissing, "absent.golden.json", "The project has no golden file 'absent.golden.json'; there is 'net.golden.json', 'wrong.golden.json'", Right),
        Example(RuleIds.GoldenMissing, "Net.golden.json", "no golden file 'Net.golden.json'; there is 'net.golden.json'", Right),
        Example(RuleIds.GoldenMissing, "net.json", "no golden file 'net.json'; the build hands over files whose names end with .golden.json", Right),
        Wrong(RuleIds.GoldenDamaged, "wrong.golden.json(1,1): an object, '{\"cases\": [...]}', was expected, and the end of the file found", ""),
        Wrong(RuleIds.GoldenDamaged, "wrong.golden.json(2,5): a number was expected, and NaN found", "{\"cases\": [{\"input\": [0,\n 1, NaN"),
        Wrong(RuleIds.GoldenShape, "wrong.golden.json: 'first': its input has 3 values, but the network's shape is (4,): 4 numbers in one array", Right.Replace("[1, ", "[", StringComparison.Ordinal)),
        Wrong(RuleIds.GoldenShape, "'first': its output has 4 values, but the network's shape is (3,)", Right.Replace("-0.27", "-0.27, 1", StringComparison.Ordinal)),
        Wrong(RuleIds.GoldenTooLarge, "wrong.golden.json has more than 100000 values, 7 in each case; at most 100000 values are taken, so keep 14285 cases at most", "{\"cases\": [" + string.Join(",", Enumerable.Repeat("{\"input\":[1,0,0,0],\"output\":[0,0,0]}", 14286)) + "]}"),
        Example(RuleIds.GoldenOff, "wrong.golden.json", "'first': output 1 is -0.18000", Right.Replace("-0.18", "0.75", StringComparison.Ordinal)) with { Underlined = "Golden(\"wrong.golden.json\")" },
        Example(RuleIds.GoldenOff, "wrong.golden.json", ", but 0.75 is expected, 0.93", Right.Replace("-0.18", "0.75", StringComparison.Ordinal)) with { Underlined = "Golden(\"wrong.golden.json\")" },
        Example(RuleIds.GoldenOff, "wrong.golden.json", "'case 1': output 2 is -0.3", Right.Replace("-0.3]", "-0.31]", StringComparison.Ordinal).Replace("-0.18", "-0.185", StringComparison.Ordinal)) with { Underlined = "Golden(\"wrong.golden.json\")" },
        Example(RuleIds.GoldenOff, "wrong.golden.json", "; 2 of 6 outputs are off by more than the tolerance of 0.0001, this one by most (wrong.golden.json)", Right.Replace("-0.3]", "-0.31]", StringComparison.Ordinal).Replace("-0.18", "-0.185", StringComparison.Ordinal)) with { Underlined = "Golden(\"wrong.golden.json\")" },
        new(RuleIds.GoldenWithoutWeights, Source("net.golden.json").Replace("[Weights(\"net.safetensors\")]\n", "", StringComparison.Ordinal), "Golden(\"net.golden.json\")", "'Net' has golden vectors but no weights to check them with", Source("net.golden.json")) { Texts = Texts(Right) },
        new(RuleIds.ArgumentKind, Source("net.golden.json").Replace("\"net.golden.json\"", "null!", StringComparison.Ordinal), "null!", "path", Source("net.golden.json")) { Texts = Texts(Right) },
        new(RuleIds.OutOfRange, Source("net.golden.json", ", Tolerance = 0"), "Tolerance = 0", "greater than 0", Source("net.golden.json", ", Tolerance = 1e-6")) { Texts = Texts(Right) },
        new(RuleIds.MemberCollision, Source("net.golden.json").Replace("class Net;", "class Net { static int SelfTest() => 1; }", StringComparison.Ordinal), "SelfTest", "'SelfTest", Source("net.golden.json")) { Texts = Texts(Right) },
    ];

    private static RuleExample Wrong(string id, string message, string wrong) => Example(id, "wrong.golden.json", message, wrong);

    private static RuleExample Example(string id, string name, string message, string wrong) =>
        new(id, Source(name), $"\"{name}\"", message, Source("./net.golden.json")) { Texts = Texts(wrong) };

    /// <summary>With [Train] there is still a constructor that takes a seed.</summary>
    private static string Source(string file, string more = "") =>
        Net($"[Input(4)]\n[Dense(3)]\n[Train(Loss.Huber, Optimizer.SGD)]\n[Weights(\"net.safetensors\")]\n[Golden(\"{file}\"{more})]");

    private static Microsoft.CodeAnalysis.AdditionalText[] Texts(string wrong) =>
    [
        WeightsTexts.Of("net.safetensors", WeightsTexts.Dense(4, 3)),
        new ProjectFile("net.golden.json", Right),
        new ProjectFile("wrong.golden.json", wrong),
    ];
}
