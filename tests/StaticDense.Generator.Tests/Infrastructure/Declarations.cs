namespace StaticDense.Generator.Tests.Infrastructure;

/// <summary>Sources for tests, from the part of a declaration that a test is about.</summary>
internal static class Declarations
{
    /// <summary>A sound network in which every kind of layer stands once.</summary>
    public const string Everything = """
        using StaticDense;

        namespace Tests;

        [Network]
        [Input(4, 6)]
        [Reshape(6, -1)]
        [Dense(8, Activation.SiLU, KernelInitializer = Initializer.VarianceScaling, KernelInitializerMode = FanMode.FanOut,
            KernelInitializerScale = 2, KernelL2 = 1e-4, BiasL1 = 1e-5, ActivityL2 = 1e-6, Name = "first layer")]
        [PReLU(SharedAxes = new[] { 1 }, AlphaInitializer = Initializer.Constant, AlphaInitializerValue = 0.25)]
        [Flatten]
        [Dropout(0.25)]
        [Dense(Units = 12, UseBias = false)]
        [ReLU(MaxValue = 6)]
        [Dense(9)]
        [LeakyReLU(0.1)]
        [Dense(9)]
        [ELU]
        [Dense(9)]
        [Activation(Activation.Tanh)]
        [Dense(5)]
        [Softmax]
        [Train(Loss.CategoricalCrossentropy, Optimizer.SGD, BatchSize = 16, Momentum = 0.9, Nesterov = true, LabelSmoothing = 0.1,
            ClipNorm = 1, KeepGradients = true, Metrics = new[] { Metric.Accuracy, Metric.MeanAbsoluteError })]
        public sealed partial class Everything;
        """;

    /// <summary>A class <c>Net</c> with these attributes beside <c>[Network]</c>.</summary>
    public static string Net(string attributes) => $"using StaticDense;\n\n[Network]\n{attributes}\npublic partial class Net;\n";

    /// <summary>A class <c>Net</c> with an input of 4 values and these layers.</summary>
    public static string Layers(string layers) => Net("[Input(4)]\n" + layers);

    /// <summary>A class <c>Net</c> with a sound regression network and this training.</summary>
    public static string Train(string train) => Net($"[Input(4)]\n[Dense(3)]\n{train}");
}
