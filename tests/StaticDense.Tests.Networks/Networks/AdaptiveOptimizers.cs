// The adaptive optimizers beside Adam and RMSprop, and the moving average of parameters.
namespace StaticDense.Tests.Networks;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Nadam, BatchSize = 33)]
public sealed partial class NadamPlain;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adamax, BatchSize = 33)]
public sealed partial class AdamaxPlain;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adagrad, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class AdagradPlain;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adadelta, LearningRate = 1, BatchSize = 33)]
public sealed partial class AdadeltaPlain;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Lion, BatchSize = 33)]
public sealed partial class LionPlain;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adagrad, InitialAccumulatorValue = 0.5, Epsilon = 0, BatchSize = 33)]
public sealed partial class AdagradWithoutEpsilon;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Nadam, WeightDecay = 0.01, Beta1 = 0.8, Beta2 = 0.99, ClipValue = 0.02, BatchSize = 33)]
public sealed partial class NadamDecayed;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Lion, GlobalClipNorm = 0.05, WeightDecay = 0.1, BatchSize = 33)]
public sealed partial class LionClipped;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, UseEma = true, EmaMomentum = 0.8, BatchSize = 33)]
public sealed partial class SgdAveraged;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, AMSGrad = true, UseEma = true, EmaMomentum = 0.75, EmaOverwriteFrequency = 3, BatchSize = 33)]
public sealed partial class AdamAveraged;

[Network]
[Input(5)]
[Dense(18, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, AMSGrad = true, UseEma = true, EmaMomentum = 0.75, EmaOverwriteFrequency = 3, KeepGradients = true, BatchSize = 33)]
public sealed partial class AdamAveragedKeeping;
