// Widths around the block of 16, rising and falling, narrow and wide, deep, and inputs of higher rank.
namespace StaticDense.Tests.Networks;

[Network]
[Input(1)]
[Dense(2, Activation.Tanh)]
[Dense(7, Activation.Sigmoid)]
[Dense(8, Activation.ReLU)]
[Dense(15, Activation.Tanh)]
[Dense(16, Activation.GELU)]
[Dense(17, Activation.Sigmoid)]
[Dense(31)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class Rising;

[Network]
[Input(32)]
[Dense(33, Activation.Tanh)]
[Dense(31, Activation.ReLU)]
[Dense(17, Activation.Softplus)]
[Dense(16, Activation.Tanh)]
[Dense(15, Activation.ELU)]
[Dense(8, Activation.Tanh)]
[Dense(7, Activation.Sigmoid)]
[Dense(2, Activation.Tanh)]
[Dense(1)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class Falling;

[Network]
[Input(37)]
[Dense(48, Activation.Tanh)]
[Dense(64, Activation.ReLU)]
[Dense(91, Activation.Sigmoid)]
[Dense(128, Activation.Tanh)]
[Dense(257)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33, KeepGradients = true)]
public sealed partial class RisingWide;

[Network]
[Input(257)]
[Dense(128, Activation.Tanh)]
[Dense(91, Activation.ReLU)]
[Dense(64, Activation.Sigmoid)]
[Dense(48, Activation.Tanh)]
[Dense(33, Activation.SiLU)]
[Dense(37)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class FallingWide;

[Network]
[Input(1)]
[Dense(257, Activation.Softsign)]
[Dense(1)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class OneToMany;

[Network]
[Input(257)]
[Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class ManyToOne;

[Network]
[Input(64)]
[Dense(17)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class SixtyFourToSeventeen;

[Network]
[Input(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.Adam, BatchSize = 33)]
public sealed partial class TwoEightOne;

[Network]
[Input(4)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(2, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33)]
public sealed partial class FourSixteenSixteenTwo;

[Network]
[Input(100)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 33)]
public sealed partial class HundredSixtyFourTen;

[Network]
[Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33)]
public sealed partial class Digits;

[Network]
[Input(300)]
[Dense(300, Activation.ReLU)]
[Dense(1)]
[Train(Loss.MeanAbsoluteError, Optimizer.SGD, BatchSize = 33)]
public sealed partial class ThreeHundred;

[Network]
[Input(37)]
[Dense(91, Activation.GELU)]
[Dense(53, Activation.Mish)]
[Dense(7, Activation.Softmax)]
[Train(Loss.CategoricalCrossentropy, Optimizer.RMSprop, BatchSize = 33, LabelSmoothing = 0.1)]
public sealed partial class OddWidths;

[Network]
[Input(1000)]
[Dense(500)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class Broad;

[Network]
[Input(20)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(20, Activation.Tanh)]
[Dense(3)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33, KeepGradients = true)]
public sealed partial class TwelveDeep;

[Network]
[Input(18)]
[Dense(19, Activation.Tanh, UseBias = false)]
[Dense(3, UseBias = false)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class WithoutBias;

[Network]
[Input(5, 6)]
[Dense(17, Activation.Tanh)]
[Reshape(17, 5)]
[Dense(8, Activation.ReLU)]
[Flatten]
[Dense(3)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class Sequence;

[Network]
[Input(4, 9)]
[Dense(20, Activation.Sigmoid)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class Positions;

[Network]
[Input(7, 3, 4)]
[Reshape(-1, 2)]
[Dense(6, Activation.ReLU)]
[Reshape(14, 18)]
[Dense(17, Activation.LeakyReLU)]
[Flatten]
[Dense(2)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class Picture;

[Network]
[Input(6, 7)]
[Flatten]
[Dense(18, Activation.ELU)]
[Dense(2)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class FlatFirst;
