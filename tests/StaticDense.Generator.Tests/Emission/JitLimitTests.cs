using StaticDense.Generator.Tests.Planning;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>
/// RyuJIT compiles a method without optimisation once it passes one of its limits. Emitted methods stay below half of each, and where
/// calls have to be inlined below the number of locals at which inlining ends.
/// </summary>
public class JitLimitTests
{
    private static readonly Dictionary<string, string> Largest = new()
    {
        ["Big"] = "[Input(784)] [Dense(512, Activation.ReLU, KernelL2 = 1e-4)] [Dropout(0.5)] [Dense(256, Activation.ReLU, KernelL2 = 1e-4)] [Dropout(0.5)] [Dense(10, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam)]",
        ["Wide"] = "[Input(1000)] [Dense(500, Activation.GELU)] [Train(Loss.MeanSquaredError, Optimizer.RMSprop, Centered = true, Momentum = 0.9)]",
        ["Medium"] = "[Input(100)] [Dense(64, Activation.ReLU)] [Dense(10, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam)]",
        ["Narrow"] = "[Input(300)] [Dense(300, Activation.Tanh)] [Dense(1)] [Train(Loss.MeanSquaredError, Optimizer.SGD, Momentum = 0.9, Nesterov = true)]",
        ["Odd"] = "[Input(16)] [Dense(17, Activation.Mish)] [Dense(33)] [Train(Loss.Huber, Optimizer.Adam, GlobalClipNorm = 1)]",
        ["Deep"] = "[Input(24)] " + string.Concat(Enumerable.Repeat("[Dense(24, Activation.SiLU, ActivityL2 = 0.1)] ", 24)) + "[Train(Loss.MeanSquaredError, Optimizer.Adam, KeepGradients = true)]",
        ["DeepNarrow"] = "[Input(1)] " + string.Concat(Enumerable.Repeat("[Dense(1, Activation.GELU)] ", 60)) + "[Dense(1)]",
        ["ShortSums"] = "[Input(63)] [Dense(16)] [Dense(31, Activation.ReLU)] [Dense(48)] [Train(Loss.MeanSquaredError, Optimizer.SGD)]",
        ["Images"] = """
            [Input(32, 32, 3)] [Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)] [MaxPooling2D] [Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
            [MaxPooling2D] [Conv2D(128, 3, Padding = Padding.Same, Activation = Activation.ReLU)] [Conv2D(256, 1, Activation = Activation.ReLU)] [GlobalAveragePooling2D] [Dense(10, Activation.Softmax)]
            [Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop)]
            """,
        ["DeepImages"] = "[Input(28, 28, 1)] " + string.Concat(Enumerable.Repeat("[Conv2D(40, 3, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [ReLU] ", 20)) + "[GlobalAveragePooling2D] [Dense(10, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam)]",
        ["LargeWindows"] = "[Input(31, 37, 7)] [Conv2D(48, 7, Strides = 3, Activation = Activation.LeakyReLU)] [Conv2D(100, KernelSize = new[] { 5, 2 }, Strides = new[] { 2, 1 })] [Flatten] [Dense(3)] [Train(Loss.MeanSquaredError, Optimizer.SGD)]",
        ["Strides"] = "[Input(48, 48, 3)] [Conv2D(40, 3, Padding = Padding.Same)] [Conv2D(40, 16, Strides = 16)] [Dense(3)] [Train(Loss.MeanSquaredError, Optimizer.SGD)]",
        ["StraightWide"] = Layers(3, 16, "SELU", 21),
        ["StraightDeep"] = Layers(2, 2, "GELU", 32),
        ["StraightLong"] = "[Input(496)] [Dense(16, Activation.Mish)]",
        ["StraightPanels"] = Layers(8, 496, "Exponential", 1),
        ["StraightFull"] = "[Input(38)] [Dense(128, Activation.ReLU)] [Dense(7, Activation.Softmax)]",
    };

    private static readonly Lazy<IReadOnlyList<MethodSize>> Sizes = new(() => MethodSize.OfAll(CompiledNetworks.Image(
        "using StaticDense;\n" + string.Concat(Largest.Select(network => $"[Network{(network.Key == "StraightFull" ? "(Unroll = Unroll.Full)" : "")}] {network.Value} public partial class {network.Key};\n")))));

    [Fact]
    public void The_largest_straight_lines_are_straight_lines()
    {
        foreach (var (name, attributes) in Largest.Where(network => network.Key.StartsWith("Straight", StringComparison.Ordinal) && network.Key != "StraightFull"))
        {
            Assert.True(Plans.Of(attributes).Prediction.StraightLine is not null, name);
            Assert.True(Plans.Of(attributes + " [Dense(16, Activation.Tanh)]").Prediction.StraightLine is null, name + " is not the largest.");
        }

        Assert.Null(Plans.Of(Largest["DeepNarrow"]).Prediction.StraightLine);
    }

    [Fact]
    public void Bytes() => AssertBelow(size => size.Bytes, 60_000);

    [Fact]
    public void Instructions() => AssertBelow(size => size.Instructions, 20_000);

    [Fact]
    public void Locals() => AssertBelow(size => size.Locals, 512);

    [Fact]
    public void LocalReferences() => AssertBelow(size => size.LocalReferences, 8_000);

    [Fact]
    public void BasicBlocks() => AssertBelow(size => size.Blocks, 2_000);

    [Fact]
    public void What_is_counted_is_right()
    {
        var size = MethodSize.OfAll(File.ReadAllBytes(typeof(JitLimitTests).Assembly.Location)).Single(size => size.Name == "JitLimitTests." + nameof(Counted));

        // By hand: before the loop, its body, its test, the comparison behind it and its two results.
        Assert.InRange(size.Blocks, 4, 6);
        Assert.InRange(size.Locals, 2, 4);
        Assert.InRange(size.Instructions, 15, 45);
        Assert.InRange(size.LocalReferences, 9, 25);
        Assert.InRange(size.Bytes, size.Instructions, 3 * size.Instructions);
    }

    private static int Counted(int count)
    {
        var sum = 0;
        for (var index = 0; index < count; index++)
            sum += index;
        return sum > 100 ? 1 : sum;
    }

    private static string Layers(int inputs, int units, string activation, int count) =>
        $"[Input({inputs})]" + string.Concat(Enumerable.Repeat($" [Dense({units}, Activation.{activation})]", count));

    private static void AssertBelow(Func<MethodSize, int> count, int limit)
    {
        var worst = Sizes.Value.MaxBy(count)!;
        Assert.True(count(worst) <= limit / 2, $"{worst} has {count(worst)}, more than half of {limit}.");
    }
}
