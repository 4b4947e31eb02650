// The losses beside squared and absolute errors and plain crossentropies.
#pragma warning disable SD0043 // Outputs that are no probabilities: the losses divide by their sum.
namespace StaticDense.Tests.Networks;

[Network]
[Input(5)]
[Dense(18)]
[Train(Loss.MeanAbsolutePercentageError, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class PercentageError;

[Network]
[Input(5)]
[Dense(18, Activation.Softplus)]
[Train(Loss.MeanSquaredLogarithmicError, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class LogarithmicError;

[Network]
[Input(5)]
[Dense(18)]
[Train(Loss.LogCosh, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class LogCoshError;

[Network]
[Input(5)]
[Dense(18, Activation.Exponential)]
[Train(Loss.Poisson, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class PoissonCounts;

[Network]
[Input(5)]
[Dense(18, Activation.Sigmoid)]
[Train(Loss.KLDivergence, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class Divergence;

[Network]
[Input(5)]
[Dense(18)]
[Train(Loss.Hinge, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class HingeMargin;

[Network]
[Input(5)]
[Dense(18)]
[Train(Loss.SquaredHinge, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class SquaredHingeMargin;

[Network]
[Input(5)]
[Dense(18)]
[Train(Loss.CategoricalHinge, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class CategoricalHingeMargin;

[Network]
[Input(5)]
[Dense(18)]
[Train(Loss.CosineSimilarity, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class Cosine;

[Network]
[Input(5)]
[Dense(18, Activation.Sigmoid)]
[Train(Loss.BinaryFocalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, LabelSmoothing = 0.1, ApplyClassBalancing = true, Alpha = 0.4)]
public sealed partial class FocalFused;

[Network]
[Input(5)]
[Dense(18)]
[Train(Loss.BinaryFocalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, FromLogits = true, Gamma = 1.5)]
public sealed partial class FocalLogits;

[Network]
[Input(5)]
[Dense(18, Activation.HardSigmoid)]
[Train(Loss.BinaryFocalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, Gamma = 3)]
public sealed partial class FocalProbabilities;

[Network]
[Input(5)]
[Dense(18, Activation.Softmax)]
[Train(Loss.CategoricalFocalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, LabelSmoothing = 0.1)]
public sealed partial class CategoricalFocalSoftmax;

[Network]
[Input(5)]
[Dense(18)]
[Train(Loss.CategoricalFocalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, FromLogits = true, Alpha = 0.5, Gamma = 1)]
public sealed partial class CategoricalFocalLogits;

[Network]
[Input(5)]
[Dense(18, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, IgnoreClass = -1)]
public sealed partial class SparseIgnoringFused;

[Network]
[Input(5)]
[Dense(18, Activation.Softplus)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, IgnoreClass = 3)]
public sealed partial class SparseIgnoring;
