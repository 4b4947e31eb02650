using FsCheck;
using FsCheck.Fluent;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>A declaration made at random.</summary>
/// <param name="Attributes">Input and layers.</param>
/// <param name="Train">The arguments of <c>[Train]</c>, without KeepGradients.</param>
internal sealed record RandomNetwork(string Attributes, string Train);

/// <summary>Random architectures: every layer, activation, loss and optimizer with its options.</summary>
internal static class RandomNetworks
{
    private static readonly Gen<int> Size = Gen.Frequency((2, Gen.Choose(1, 40)), (1, Gen.Elements(1, 8, 15, 16, 17, 32, 33)));

    private static readonly Gen<string> Function = Gen.Elements(Enum.GetNames<Activation>()).Select(name => "Activation." + name);

    private static readonly Gen<string> Options = Gen.Frequency(
        (6, Gen.Constant("")),
        (1, Gen.Constant(", UseBias = false")),
        (1, Gen.Constant(", KernelL2 = 0.001, BiasL1 = 0.002")),
        (1, Gen.Constant(", ActivityL1 = 0.001, ActivityL2 = 0.01")));

    private static readonly Gen<string> Rule = Gen.OneOf(
        Gen.Elements("SGD", "SGD, WeightDecay = 0.01", "SGD, Momentum = 0.9", "SGD, Momentum = 0.5, Nesterov = true"),
        Gen.Elements("RMSprop", "RMSprop, Momentum = 0.9", "RMSprop, Centered = true, Rho = 0.8", "RMSprop, Centered = true, Momentum = 0.9"),
        Gen.Elements("Adam", "Adam, AMSGrad = true", "Adam, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 0.001", "AdamW", "AdamW, AMSGrad = true"),
        Gen.Elements("Nadam", "Adamax", "Adagrad", "Adagrad, InitialAccumulatorValue = 0.5", "Adadelta", "Lion", "Lion, WeightDecay = 0.01"),
        Gen.Elements("SGD, UseEma = true, EmaMomentum = 0.8", "Adam, AMSGrad = true, UseEma = true, EmaOverwriteFrequency = 2"));

    private static readonly Gen<string> Clip = Gen.Frequency(
        (4, Gen.Constant("")), (1, Gen.Elements(", ClipNorm = 0.1", ", GlobalClipNorm = 0.1", ", ClipValue = 0.01")));

    public static Gen<RandomNetwork> One { get; } =
        from rank in Gen.Choose(1, 3)
        from shape in Size.ArrayOf(rank).Where(shape => Elements(shape) <= 600)
        from count in Gen.Choose(1, 5)
        from rest in Layers(shape, count)
        from train in Train(rest.Shape)
        select new RandomNetwork($"[Input({string.Join(", ", shape)})] {rest.Text}", train);

    private static int Elements(int[] shape) => shape.Aggregate(1, (product, size) => product * size);

    private static Gen<(string Text, int[] Shape)> Layers(int[] shape, int count) =>
        count == 0
            ? Gen.Constant(("", shape))
            : from layer in Layer(shape)
              from rest in Layers(layer.Shape, count - 1)
              select (layer.Text + " " + rest.Item1, rest.Item2);

    private static Gen<(string Text, int[] Shape)> Layer(int[] shape)
    {
        Gen<(string, int[])> Same(Gen<string> text) => text.Select(layer => (layer, shape));
        var dense = from units in Size from function in Function from options in Options select ($"[Dense({units}, {function}{options})]", (int[])[.. shape[..^1], units]);
        var others = Gen.OneOf(
            Same(Function.Select(function => $"[Activation({function})]")),
            Same(Gen.Elements("[ReLU]", "[ReLU(MaxValue = 2, NegativeSlope = 0.1, Threshold = 0.25)]", "[LeakyReLU]", "[LeakyReLU(0.05)]", "[ELU]", "[ELU(0.5)]", "[Softmax]")),
            Same(Gen.Elements("[Dropout(0)]", "[Dropout(0.25)]", "[Dropout(0.9)]")),
            Same(Gen.SubListOf(Enumerable.Range(1, shape.Length)).Select(axes =>
                axes.Count == 0 ? "[PReLU(AlphaInitializer = Initializer.Constant, AlphaInitializerValue = 0.25)]" : $"[PReLU(SharedAxes = new[] {{ {string.Join(", ", axes)} }}, AlphaL2 = 0.01)]")),
            Gen.Constant(("[Flatten]", (int[])[Elements(shape)])),
            Gen.Elements(Enumerable.Range(1, Elements(shape)).Where(size => Elements(shape) % size == 0))
                .Select(size => ($"[Reshape(-1, {size})]", (int[])[Elements(shape) / size, size])));
        return Gen.Frequency((3, dense), (2, others));
    }

    private static Gen<string> Train(int[] shape)
    {
        var losses = new List<string> { "MeanSquaredError", "MeanAbsoluteError", "Huber|, Delta = 0.5", "BinaryCrossentropy|, LabelSmoothing = 0.1", "BinaryCrossentropy|, FromLogits = true" };
        losses.AddRange(["MeanAbsolutePercentageError", "LogCosh", "Hinge", "SquaredHinge", "CategoricalHinge", "CosineSimilarity", "BinaryFocalCrossentropy|, FromLogits = true, Gamma = 1.5"]);
        if (shape[^1] > 1)
            losses.AddRange(["CategoricalCrossentropy|, LabelSmoothing = 0.1", "CategoricalCrossentropy|, FromLogits = true", "CategoricalFocalCrossentropy|, FromLogits = true", "SparseCategoricalCrossentropy", "SparseCategoricalCrossentropy|, FromLogits = true", "SparseCategoricalCrossentropy|, IgnoreClass = 0"]);
        return from loss in Gen.Elements(losses.ToArray())
               from rule in Rule
               from clip in Clip
               from batch in Gen.Elements(1, 5, 7, 19)
               select $"Loss.{loss.Split('|')[0]}, Optimizer.{rule}, BatchSize = {batch}{clip}{(loss.Contains('|', StringComparison.Ordinal) ? loss.Split('|')[1] : "")}, Metrics = new Metric[0]";
    }
}
