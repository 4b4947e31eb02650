// Every optimizer and its variants; some once more with stored gradients, which must not change a bit.
namespace StaticDense.Tests.Networks;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33, LearningRate = 0.1)]
public sealed partial class Sgd;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33, LearningRate = 0.1, KeepGradients = true)]
public sealed partial class SgdKeeping;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33, LearningRate = 0.1, Momentum = 0.9)]
public sealed partial class SgdMomentum;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33, LearningRate = 0.1, Momentum = 0.9, Nesterov = true)]
public sealed partial class SgdNesterov;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33, LearningRate = 0.1, WeightDecay = 0.01)]
public sealed partial class SgdWeightDecay;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33, LearningRate = 0.1, ClipValue = 0.01)]
public sealed partial class SgdClipValue;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33, LearningRate = 0.1, ClipNorm = 0.05)]
public sealed partial class SgdClipNorm;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33, LearningRate = 0.1, GlobalClipNorm = 0.05)]
public sealed partial class SgdGlobalClipNorm;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop, BatchSize = 33)]
public sealed partial class Rms;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop, BatchSize = 33, Momentum = 0.9)]
public sealed partial class RmsMomentum;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop, BatchSize = 33, Centered = true)]
public sealed partial class RmsCentered;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop, BatchSize = 33, Centered = true, Momentum = 0.9)]
public sealed partial class RmsCenteredMomentum;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33)]
public sealed partial class AdamPlain;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33, KeepGradients = true)]
public sealed partial class AdamKeeping;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33, AMSGrad = true)]
public sealed partial class AdamAmsGrad;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33, Epsilon = 0)]
public sealed partial class AdamWithoutEpsilon;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop, BatchSize = 33, Epsilon = 0)]
public sealed partial class RmsWithoutEpsilon;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.AdamW, BatchSize = 33)]
public sealed partial class AdamDecoupled;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.AdamW, BatchSize = 33, AMSGrad = true, WeightDecay = 0.02)]
public sealed partial class AdamDecoupledAmsGrad;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33, ClipValue = 0.01)]
public sealed partial class AdamClipValue;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33, GlobalClipNorm = 0.05)]
public sealed partial class AdamGlobalClipNorm;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh, KernelL2 = 0.01, BiasL1 = 0.02, ActivityL2 = 0.03)]
[Dense(17, Activation.ReLU, KernelL1 = 0.005, KernelL2 = 0.002, BiasL2 = 0.01, ActivityL1 = 0.01)]
[Activation(Activation.Sigmoid, ActivityL1 = 0.004, ActivityL2 = 0.002)]
[Dense(5, Activation.Softmax, KernelL1 = 0.001, ActivityL2 = 0.05)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33, LearningRate = 0.1)]
public sealed partial class Regularized;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh, KernelL2 = 0.01, BiasL1 = 0.02, ActivityL2 = 0.03)]
[Dense(17, Activation.ReLU, KernelL1 = 0.005, KernelL2 = 0.002, BiasL2 = 0.01, ActivityL1 = 0.01)]
[Activation(Activation.Sigmoid, ActivityL1 = 0.004, ActivityL2 = 0.002)]
[Dense(5, Activation.Softmax, KernelL1 = 0.001, ActivityL2 = 0.05)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33, LearningRate = 0.1, KeepGradients = true)]
public sealed partial class RegularizedKeeping;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh, KernelL2 = 0.01, BiasL1 = 0.02, ActivityL2 = 0.03)]
[Dense(17, Activation.ReLU, KernelL1 = 0.005, KernelL2 = 0.002, BiasL2 = 0.01, ActivityL1 = 0.01)]
[Activation(Activation.Sigmoid, ActivityL1 = 0.004, ActivityL2 = 0.002)]
[Dense(5, Activation.Softmax, KernelL1 = 0.001, ActivityL2 = 0.05)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33)]
public sealed partial class RegularizedAdam;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh, KernelL2 = 0.01, BiasL1 = 0.02, ActivityL2 = 0.03)]
[Dense(17, Activation.ReLU, KernelL1 = 0.005, KernelL2 = 0.002, BiasL2 = 0.01, ActivityL1 = 0.01)]
[Activation(Activation.Sigmoid, ActivityL1 = 0.004, ActivityL2 = 0.002)]
[Dense(5, Activation.Softmax, KernelL1 = 0.001, ActivityL2 = 0.05)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33, KeepGradients = true)]
public sealed partial class RegularizedAdamKeeping;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh, KernelL2 = 0.01, BiasL1 = 0.02, ActivityL2 = 0.03)]
[Dense(17, Activation.ReLU, KernelL1 = 0.005, KernelL2 = 0.002, BiasL2 = 0.01, ActivityL1 = 0.01)]
[Activation(Activation.Sigmoid, ActivityL1 = 0.004, ActivityL2 = 0.002)]
[Dense(5, Activation.Softmax, KernelL1 = 0.001, ActivityL2 = 0.05)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33, ClipNorm = 0.1)]
public sealed partial class RegularizedClipNorm;

[Network]
[Input(21)]
[Dense(19, Activation.Tanh)]
[Dense(1, Activation.Sigmoid, ActivityL1 = 0.1)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, BatchSize = 33)]
public sealed partial class PenalisedSigmoid;
