// Every activation on 17 units, whose last block has 15 padded lanes, and the layers that are functions.
namespace StaticDense.Tests.Networks;

[Network]
[Input(19)]
[Dense(17, Activation.ReLU)]
[Dense(17, Activation.ReLU6)]
[Dense(17, Activation.LeakyReLU)]
[Dense(17, Activation.ELU)]
[Dense(17, Activation.SELU)]
[Dense(17, Activation.HardSigmoid)]
[Dense(3)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class Rectifiers;

[Network]
[Input(19)]
[Dense(17, Activation.GELU)]
[Dense(17, Activation.GELUApproximate)]
[Dense(17, Activation.SiLU)]
[Dense(17, Activation.HardSiLU)]
[Dense(17, Activation.Mish)]
[Dense(17, Activation.Softsign)]
[Dense(3)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class Gates;

[Network]
[Input(19)]
[Dense(17, Activation.Tanh)]
[Dense(17, Activation.Sigmoid)]
[Dense(17, Activation.Softplus)]
[Dense(17, Activation.LogSoftmax)]
[Dense(17, Activation.Softmax)]
[Dense(17, Activation.Exponential)]
[Dense(17, Activation.SELU)]
[Dense(3)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class Exponentials;

[Network]
[Input(19)]
[Dense(17)]
[ReLU(MaxValue = 1.5, NegativeSlope = 0.1, Threshold = 0.25)]
[Dense(17)]
[LeakyReLU]
[Dense(17)]
[ELU(0.7)]
[Dense(17)]
[Activation(Activation.Sigmoid)]
[Dense(17)]
[Softmax]
[Dense(17)]
[ReLU(MaxValue = 6)]
[Dense(17)]
[ReLU(NegativeSlope = 0.2)]
[Dense(17)]
[ReLU]
[Dense(3)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class FunctionLayers;

[Network]
[Input(3, 18)]
[Dense(17)]
[PReLU(AlphaInitializer = Initializer.Constant, AlphaInitializerValue = 0.25, AlphaL2 = 0.01)]
[Dense(18)]
[PReLU(SharedAxes = new[] { 1 }, AlphaInitializer = Initializer.Constant, AlphaInitializerValue = -0.1)]
[Dense(19)]
[PReLU(SharedAxes = new[] { 2 }, AlphaInitializer = Initializer.Constant, AlphaInitializerValue = 0.3)]
[Dense(4)]
[PReLU(SharedAxes = new[] { 1, 2 })]
[Flatten]
[Dense(2)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class Slopes;

[Network]
[Input(19)]
[Dropout(0.2)]
[Dense(37, Activation.ReLU)]
[Dropout(0.5)]
[Dense(17, Activation.Sigmoid)]
[Dropout(0.9)]
[Dense(3)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class Dropping;

[Network]
[Input(3, 18)]
[Dense(17, Activation.Softplus)]
[Dropout(0.3)]
[Dense(3)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class DroppingPositions;

[Network]
[Input(16)]
[Dense(17, Activation.Sigmoid)]
[Dense(17)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class SigmoidToDense;

[Network]
[Input(16)]
[Dense(17, Activation.Exponential)]
[Dense(17)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class ExponentialToDense;

[Network]
[Input(16)]
[Dense(17, Activation.Softplus)]
[Dense(17)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class SoftplusToDense;

[Network]
[Input(16)]
[Dense(17, Activation.LogSoftmax)]
[Dense(17)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class LogSoftmaxToDense;

[Network]
[Input(16)]
[Dense(17, Activation.Sigmoid)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class SigmoidLast;
