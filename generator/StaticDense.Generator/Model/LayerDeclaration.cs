using StaticDense.Generator.Collections;

namespace StaticDense.Generator.Model;

/// <summary>One layer as declared, arguments not given filled with Keras's defaults.</summary>
/// <param name="Name">The layer's name, given or Keras's default: <c>dense_1</c>.</param>
/// <param name="Kind">Keras's class name: <c>Dense</c>, <c>LeakyReLU</c>.</param>
internal abstract record LayerDeclaration(string Name, string Kind)
{
    /// <summary>The penalty of the layer's output, divided by the number of samples.</summary>
    public Regularizer Activity { get; init; } = Regularizer.None;
}

/// <summary><c>y = activation(x · kernel + bias)</c> on the last axis.</summary>
internal sealed record DenseLayer(
    string Name,
    int Units,
    ActivationFunction Activation,
    bool UseBias,
    InitializerDeclaration KernelInitializer,
    InitializerDeclaration BiasInitializer,
    Regularizer Kernel,
    Regularizer Bias) : LayerDeclaration(Name, "Dense");

/// <summary>Activation, ReLU, LeakyReLU, ELU and Softmax layers: a function of each value or of the last axis.</summary>
internal sealed record ActivationLayer(string Name, string Kind, ActivationFunction Activation) : LayerDeclaration(Name, Kind)
{
    /// <summary>Softmax layers: the axis as declared, counted from 1 (the batch is axis 0) or from the end.</summary>
    public int Axis { get; init; } = -1;
}

/// <summary>A rectifier with a trained slope; shared axes count from 1, the batch being axis 0.</summary>
internal sealed record PReLULayer(
    string Name,
    EquatableArray<int> SharedAxes,
    InitializerDeclaration AlphaInitializer,
    Regularizer Alpha) : LayerDeclaration(Name, "PReLU");

/// <summary>Flatten and Reshape: another shape, the same elements in row-major order. An empty target means flatten.</summary>
internal sealed record ReshapeLayer(string Name, string Kind, EquatableArray<int> TargetShape) : LayerDeclaration(Name, Kind);

/// <summary>Dropout with the share of values set to zero.</summary>
internal sealed record DropoutLayer(string Name, double Rate) : LayerDeclaration(Name, "Dropout");

/// <summary>A penalty <c>L1 Σ|w| + L2 Σw²</c>.</summary>
internal sealed record Regularizer(double L1, double L2)
{
    public static Regularizer None { get; } = new(0, 0);

    public bool IsNone => L1 == 0 && L2 == 0;
}

/// <summary>An initializer by its library name (<c>GlorotUniform</c>) and the numbers that were given, as library property names.</summary>
/// <param name="Kind">The name of the library's enum member.</param>
/// <param name="Arguments">Given numbers: property name and C# literal, ordinal order.</param>
internal sealed record InitializerDeclaration(string Kind, EquatableArray<InitializerArgument> Arguments);

/// <summary>One given number of an initializer: <c>Gain</c> and <c>1.5</c>, or <c>Mode</c> and <c>global::StaticDense.FanMode.FanIn</c>.</summary>
internal sealed record InitializerArgument(string Property, string Literal);

/// <summary>A function with its numbers; those that the function does not use are 0.</summary>
/// <param name="Kind">Which function.</param>
/// <param name="Slope">LeakyReLU and the general ReLU: the slope below zero or the threshold.</param>
/// <param name="Alpha">ELU: the factor.</param>
/// <param name="MaxValue">The general ReLU: the largest output; infinity when unbounded.</param>
/// <param name="Threshold">The general ReLU: where the slope begins.</param>
internal sealed record ActivationFunction(
    ActivationKind Kind, double Slope = 0, double Alpha = 0, double MaxValue = double.PositiveInfinity, double Threshold = 0)
{
    public static ActivationFunction Linear { get; } = new(ActivationKind.Linear);
}

/// <summary>The library's <c>Activation</c> by the same names and values, and the general form of the ReLU layer.</summary>
internal enum ActivationKind
{
    Linear,
    ReLU,
    ReLU6,
    LeakyReLU,
    ELU,
    SELU,
    GELU,
    GELUApproximate,
    SiLU,
    Sigmoid,
    HardSigmoid,
    HardSiLU,
    Tanh,
    Softplus,
    Softsign,
    Mish,
    Exponential,
    Softmax,
    LogSoftmax,
    GeneralReLU,
}
