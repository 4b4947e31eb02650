using StaticDense.Generator.Collections;

namespace StaticDense.Generator.Model;

/// <summary>One layer as declared, arguments not given filled with Keras's defaults.</summary>
/// <param name="Name">The layer's name, given or Keras's default: <c>dense_1</c>.</param>
/// <param name="Kind">Keras's class name: <c>Dense</c>, <c>LeakyReLU</c>.</param>
internal abstract record LayerDeclaration(string Name, string Kind)
{
    /// <summary>The penalty of the layer's output, divided by the number of samples.</summary>
    public Regularizer Activity { get; init; } = Regularizer.None;

    /// <summary>
    /// The names of the layers that feed it, in order; empty for the layer above it (the network's input for the first).
    /// <see cref="InputName"/> names the network's input where no layer is called so.
    /// </summary>
    public EquatableArray<string> From { get; init; } = EquatableArray<string>.Empty;

    /// <summary>What <see cref="From"/> calls the network's input.</summary>
    public const string InputName = "input";
}

/// <summary><c>y = activation(x · kernel + bias)</c> on the last axis.</summary>
internal sealed record DenseLayer(
    string Name,
    int Units,
    ActivationFunction Activation,
    WeightDeclaration Kernel,
    WeightDeclaration? Bias) : LayerDeclaration(Name, "Dense");

/// <summary>Conv1D and Conv2D: a window of the input times a kernel, at every place where the window stands.</summary>
internal sealed record ConvolutionLayer(
    string Name,
    string Kind,
    int Filters,
    Window Window,
    int Groups,
    ActivationFunction Activation,
    WeightDeclaration Kernel,
    WeightDeclaration? Bias) : LayerDeclaration(Name, Kind);

/// <summary>DepthwiseConv2D: each channel by itself, several times over.</summary>
internal sealed record DepthwiseLayer(
    string Name,
    Window Window,
    int DepthMultiplier,
    ActivationFunction Activation,
    WeightDeclaration Kernel,
    WeightDeclaration? Bias) : LayerDeclaration(Name, "DepthwiseConv2D");

/// <summary>SeparableConv2D: a depthwise convolution, then a 1x1 convolution with the bias and the activation.</summary>
internal sealed record SeparableLayer(
    string Name,
    int Filters,
    Window Window,
    int DepthMultiplier,
    ActivationFunction Activation,
    WeightDeclaration Depthwise,
    WeightDeclaration Pointwise,
    WeightDeclaration? Bias) : LayerDeclaration(Name, "SeparableConv2D");

/// <summary>Maximum or average of each window.</summary>
internal sealed record PoolingLayer(string Name, string Kind, bool IsMaximum, Window Window) : LayerDeclaration(Name, Kind);

/// <summary>Maximum or average over all positions; KeepDims leaves axes of size 1.</summary>
internal sealed record GlobalPoolingLayer(string Name, string Kind, bool IsMaximum, bool KeepDims) : LayerDeclaration(Name, Kind);

/// <summary>Each channel less its mean, divided by its deviation: the batch's in training, moving ones in inference.</summary>
/// <param name="Axis">As declared: counted from 1 (the batch is axis 0) or from the end.</param>
internal sealed record BatchNormalizationLayer(
    string Name,
    int Axis,
    double Momentum,
    double Epsilon,
    WeightDeclaration? Gamma,
    WeightDeclaration? Beta,
    InitializerDeclaration MovingMean,
    InitializerDeclaration MovingVariance) : LayerDeclaration(Name, "BatchNormalization");

/// <summary>Each row less its mean, divided by its deviation.</summary>
/// <param name="Axis">As declared: counted from 1 (the batch is axis 0) or from the end.</param>
internal sealed record LayerNormalizationLayer(
    string Name, int Axis, double Epsilon, WeightDeclaration? Gamma, WeightDeclaration? Beta) : LayerDeclaration(Name, "LayerNormalization");

/// <summary>ZeroPadding2D and Cropping2D: rows and columns added or taken away.</summary>
internal sealed record BorderLayer(string Name, string Kind, bool IsCropping, Borders Borders) : LayerDeclaration(Name, Kind);

/// <summary>UpSampling2D: each position repeated.</summary>
internal sealed record UpSamplingLayer(string Name, int Rows, int Columns) : LayerDeclaration(Name, "UpSampling2D");

/// <summary>Permute: axis i of the output is axis <c>Dims[i]</c> of the input; axes count from 1, the batch being axis 0.</summary>
internal sealed record PermuteLayer(string Name, EquatableArray<int> Dims) : LayerDeclaration(Name, "Permute");

/// <summary>GaussianNoise (amount: the standard deviation) and GaussianDropout (amount: the rate).</summary>
internal sealed record NoiseLayer(string Name, string Kind, double Amount) : LayerDeclaration(Name, Kind);

/// <summary>Several layers into one: element by element, or one behind the other along an axis.</summary>
/// <param name="Axis">Concatenate: as declared, counted from 1 (the batch is axis 0) or from the end.</param>
internal sealed record MergeLayer(string Name, MergeKind Merge, int Axis = -1) : LayerDeclaration(Name, Merge.ToString());

/// <summary>How a merge joins its inputs, by Keras's class names.</summary>
internal enum MergeKind
{
    Add,
    Subtract,
    Multiply,
    Average,
    Maximum,
    Minimum,
    Concatenate,
}

/// <summary>One trained parameter as declared: how it starts, what it costs, what it must keep to.</summary>
internal sealed record WeightDeclaration(InitializerDeclaration Initializer, Regularizer Regularizer, Constraint Constraint);

/// <summary>What a parameter is made to keep to after every update.</summary>
/// <param name="MinNorm">MinMaxNorm: the least norm; 0 otherwise.</param>
/// <param name="MaxNorm">MaxNorm and MinMaxNorm: the largest norm; infinity when unbounded.</param>
/// <param name="NormRate">MinMaxNorm: how far the norm goes to the bounds; 1 otherwise.</param>
/// <param name="Axes">The axes of Keras's shape that a norm runs over, from 0.</param>
internal sealed record Constraint(ConstraintKind Kind, double MinNorm, double MaxNorm, double NormRate, EquatableArray<int> Axes)
{
    public static Constraint None { get; } = new(ConstraintKind.None, 0, double.PositiveInfinity, 1, EquatableArray<int>.Empty);

    public bool IsNone => Kind == ConstraintKind.None;
}

/// <summary>The constraints by Keras's class names.</summary>
internal enum ConstraintKind
{
    None,
    MaxNorm,
    MinMaxNorm,
    NonNeg,
    UnitNorm,
}

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
    WeightDeclaration Alpha) : LayerDeclaration(Name, "PReLU");

/// <summary>Flatten and Reshape: another shape, the same elements in row-major order. An empty target means flatten.</summary>
internal sealed record ReshapeLayer(string Name, string Kind, EquatableArray<int> TargetShape) : LayerDeclaration(Name, Kind);

/// <summary>Dropout (each value) and SpatialDropout2D (each channel of a sample) with the share set to zero.</summary>
internal sealed record DropoutLayer(string Name, double Rate, string Kind = "Dropout") : LayerDeclaration(Name, Kind);

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
