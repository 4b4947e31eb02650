// Every loss: from probabilities, from logits, and computed together with the last activation.
#pragma warning disable SD0043 // Outputs that are no probabilities: the losses divide by their sum.
namespace StaticDense.Tests.Networks;

[Network]
[Input(7)]
[Dense(18)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class SquaredError;

[Network]
[Input(7)]
[Dense(18)]
[Train(Loss.MeanAbsoluteError, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class AbsoluteError;

[Network]
[Input(7)]
[Dense(18)]
[Train(Loss.Huber, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, Delta = 0.7)]
public sealed partial class HuberError;

[Network]
[Input(7)]
[Dense(18, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, LabelSmoothing = 0.1)]
public sealed partial class BinaryFused;

[Network]
[Input(7)]
[Dense(18)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, FromLogits = true)]
public sealed partial class BinaryLogits;

[Network]
[Input(7)]
[Dense(18, Activation.HardSigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class BinaryProbabilities;

[Network]
[Input(7)]
[Dense(18, Activation.Softmax)]
[Train(Loss.CategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, LabelSmoothing = 0.2)]
public sealed partial class CategoricalFused;

[Network]
[Input(7)]
[Dense(18)]
[Train(Loss.CategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, FromLogits = true)]
public sealed partial class CategoricalLogits;

[Network]
[Input(7)]
[Dense(18, Activation.Softplus)]
[Train(Loss.CategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, LabelSmoothing = 0.05)]
public sealed partial class CategoricalProbabilities;

[Network]
[Input(7)]
[Dense(18, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class SparseFused;

[Network]
[Input(7)]
[Dense(3)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, FromLogits = true)]
public sealed partial class SparseLogits;

#pragma warning disable SD0044 // Logits are expected where probabilities come: Keras takes the softmax's logits, and so does this.
[Network]
[Input(7)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33, FromLogits = true)]
public sealed partial class SparseLogitsOfSoftmax;

[Network]
[Input(7)]
[Dense(18, Activation.Softplus)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class SparseProbabilities;

[Network]
[Input(3, 7)]
[Dense(18)]
[Train(Loss.Huber, Optimizer.SGD, BatchSize = 33)]
public sealed partial class PositionTargets;
