namespace StaticDense;

/// <summary>Activation functions, with the meaning of Keras's functions of the same name.</summary>
public enum Activation
{
    /// <summary>The identity: <c>x</c>.</summary>
    Linear,

    /// <summary><c>max(x, 0)</c>; NaN stays NaN.</summary>
    ReLU,

    /// <summary><c>min(max(x, 0), 6)</c>.</summary>
    ReLU6,

    /// <summary><c>x</c> for positive x, <c>0.2 x</c> otherwise. (The layer <see cref="LeakyReLUAttribute"/> has slope 0.3.)</summary>
    LeakyReLU,

    /// <summary><c>x</c> for positive x, <c>exp(x) - 1</c> otherwise.</summary>
    ELU,

    /// <summary><c>1.05070098 x</c> for positive x, <c>1.05070098 * 1.67326324 (exp(x) - 1)</c> otherwise.</summary>
    SELU,

    /// <summary><c>x Φ(x)</c> with the exact normal distribution function: <c>x (1 + erf(x / √2)) / 2</c>.</summary>
    GELU,

    /// <summary>GELU's approximation by a hyperbolic tangent: <c>x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2</c>.</summary>
    GELUApproximate,

    /// <summary>Also known as swish: <c>x sigmoid(x)</c>.</summary>
    SiLU,

    /// <summary><c>1 / (1 + exp(-x))</c>.</summary>
    Sigmoid,

    /// <summary><c>relu6(x + 3) / 6</c>.</summary>
    HardSigmoid,

    /// <summary><c>x relu6(x + 3) / 6</c>, also known as hard swish.</summary>
    HardSiLU,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary><c>log(1 + exp(x))</c>.</summary>
    Softplus,

    /// <summary><c>x / (1 + |x|)</c>.</summary>
    Softsign,

    /// <summary><c>x tanh(softplus(x))</c>.</summary>
    Mish,

    /// <summary><c>exp(x)</c>.</summary>
    Exponential,

    /// <summary><c>exp(x) / Σ exp(x)</c> over the last axis, computed after subtracting the maximum.</summary>
    Softmax,

    /// <summary>The logarithm of the softmax over the last axis: <c>x - max - log Σ exp(x - max)</c>.</summary>
    LogSoftmax,
}

/// <summary>How a parameter starts. Fans are Keras's: for a kernel [in, out], fan-in is in and fan-out is out.</summary>
public enum Initializer
{
    /// <summary>Uniform in ±√(6 / (fan-in + fan-out)).</summary>
    GlorotUniform,

    /// <summary>Normal with variance 2 / (fan-in + fan-out), cut at two deviations.</summary>
    GlorotNormal,

    /// <summary>Uniform in ±√(6 / fan-in).</summary>
    HeUniform,

    /// <summary>Normal with variance 2 / fan-in, cut at two deviations.</summary>
    HeNormal,

    /// <summary>Uniform in ±√(3 / fan-in).</summary>
    LecunUniform,

    /// <summary>Normal with variance 1 / fan-in, cut at two deviations.</summary>
    LecunNormal,

    /// <summary>Normal: mean 0, standard deviation 0.05 unless given.</summary>
    RandomNormal,

    /// <summary>Uniform: from -0.05 to 0.05 unless given.</summary>
    RandomUniform,

    /// <summary>Normal, cut at two deviations from the mean: mean 0, standard deviation 0.05 unless given.</summary>
    TruncatedNormal,

    /// <summary>Scale, fan mode and distribution as given; 1, fan-in and truncated normal unless given.</summary>
    VarianceScaling,

    /// <summary>Orthonormal rows or columns times the gain (1 unless given).</summary>
    Orthogonal,

    /// <summary>The identity matrix times the gain (1 unless given); two-dimensional parameters only.</summary>
    Identity,

    /// <summary>All zeros.</summary>
    Zeros,

    /// <summary>All ones.</summary>
    Ones,

    /// <summary>All the given value (0 unless given).</summary>
    Constant,
}

/// <summary>What <see cref="Initializer.VarianceScaling"/> divides its scale by.</summary>
public enum FanMode
{
    /// <summary>The number of inputs of one unit.</summary>
    FanIn,

    /// <summary>The number of outputs that one input feeds.</summary>
    FanOut,

    /// <summary>The mean of both.</summary>
    FanAverage,
}

/// <summary>What <see cref="Initializer.VarianceScaling"/> draws from.</summary>
public enum Distribution
{
    /// <summary>Normal, cut at two deviations and widened so that the variance is the wanted one.</summary>
    TruncatedNormal,

    /// <summary>Normal without a cut.</summary>
    UntruncatedNormal,

    /// <summary>Uniform around zero.</summary>
    Uniform,
}

/// <summary>
/// What training minimises. Each loss is the mean over samples (and positions) of a value for each row: a mean over the last axis unless it
/// says otherwise. y is the target, p the output, d = p - y.
/// </summary>
public enum Loss
{
    /// <summary>Mean of <c>d²</c>.</summary>
    MeanSquaredError,

    /// <summary>Mean of <c>|d|</c>.</summary>
    MeanAbsoluteError,

    /// <summary>100 times the mean of <c>|d| / max(|y|, 1e-7)</c>.</summary>
    MeanAbsolutePercentageError,

    /// <summary>Mean of <c>(log(1 + p) - log(1 + y))²</c>; p and y below 1e-7 count as 1e-7.</summary>
    MeanSquaredLogarithmicError,

    /// <summary>Mean of <c>d²/2</c> where <c>|d| ≤ delta</c>, else <c>delta |d| - delta²/2</c>.</summary>
    Huber,

    /// <summary>Mean of <c>log cosh d</c>.</summary>
    LogCosh,

    /// <summary>Mean of <c>p - y log(p + 1e-7)</c>; targets are counts.</summary>
    Poisson,

    /// <summary><c>Σ y log(y / p)</c>, both clipped to [1e-7, 1]; targets are distributions.</summary>
    KLDivergence,

    /// <summary>Mean of <c>max(1 - y p, 0)</c>; targets are -1 or 1. Where all of a batch are 0 or 1, 0 counts as -1.</summary>
    Hinge,

    /// <summary>Mean of <c>max(1 - y p, 0)²</c>; targets as for <see cref="Hinge"/>.</summary>
    SquaredHinge,

    /// <summary><c>max(max((1 - y) p) - Σ y p + 1, 0)</c>; targets are one-hot.</summary>
    CategoricalHinge,

    /// <summary>Minus the cosine of the angle between y and p; 0 where one of them is all zeros.</summary>
    CosineSimilarity,

    /// <summary>Mean of <c>-y log p - (1 - y) log(1 - p)</c>; targets are probabilities.</summary>
    BinaryCrossentropy,

    /// <summary>Binary crossentropy times <c>(1 - pₜ)^gamma</c>, where pₜ is the probability of the target: sure outputs count less.</summary>
    BinaryFocalCrossentropy,

    /// <summary><c>-Σ y log p</c>; targets are distributions over the classes (one-hot for hard labels).</summary>
    CategoricalCrossentropy,

    /// <summary><c>-Σ alpha (1 - p)^gamma y log p</c>; targets as for <see cref="CategoricalCrossentropy"/>.</summary>
    CategoricalFocalCrossentropy,

    /// <summary><c>-log p[label]</c>; labels are integers.</summary>
    SparseCategoricalCrossentropy,
}

/// <summary>How parameters follow their gradients. Formulas and defaults are Keras's.</summary>
public enum Optimizer
{
    /// <summary>Gradient descent; rate 0.01, momentum 0.</summary>
    SGD,

    /// <summary>Gradient divided by the root of its running mean square; rate 0.001, rho 0.9, epsilon 1e-7 inside the root.</summary>
    RMSprop,

    /// <summary>Adaptive moments; rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-7 added to the uncorrected root.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay, 0.004 unless given.</summary>
    AdamW,

    /// <summary>Adam with Nesterov's momentum, whose share grows with the steps; numbers as Adam's.</summary>
    Nadam,

    /// <summary>Adam with the largest recent gradient in place of the root mean square; numbers as Adam's.</summary>
    Adamax,

    /// <summary>Gradient divided by the root of the sum of all squares; rate 0.001, sum starts at 0.1, epsilon 1e-7 inside the root.</summary>
    Adagrad,

    /// <summary>Gradient times the ratio of the root mean squares of steps and gradients; rate 0.001, rho 0.95, epsilon 1e-7.</summary>
    Adadelta,

    /// <summary>The sign of a mean of momentum and gradient; rate 0.001, beta1 0.9, beta2 0.99.</summary>
    Lion,
}

/// <summary>What is measured beside the loss.</summary>
public enum Metric
{
    /// <summary>Resolved by shapes: binary for one output, sparse categorical for integer labels, categorical otherwise.</summary>
    Accuracy,

    /// <summary>The share of outputs on the right side of 0.5 (<c>p &gt; 0.5</c> says 1).</summary>
    BinaryAccuracy,

    /// <summary>The share of samples whose largest output stands where the largest target stands; the first wins a tie.</summary>
    CategoricalAccuracy,

    /// <summary>The share of samples whose largest output is the label; the first wins a tie.</summary>
    SparseCategoricalAccuracy,

    /// <summary>The mean of <c>|y - p|</c>.</summary>
    MeanAbsoluteError,
}
