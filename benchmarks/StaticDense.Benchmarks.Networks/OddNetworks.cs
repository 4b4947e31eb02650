namespace StaticDense.Benchmarks;

[Network, Input(37), Dense(91, Activation.ReLU), Dense(53, Activation.ReLU), Dense(7, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
public sealed partial class Odd;

[Network, Input(37), Dense(91, Activation.ReLU), Dense(53, Activation.ReLU), Dense(7, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class OddAdam;

[Network, Input(37), Dense(91, Activation.ReLU), Dense(53, Activation.ReLU), Dense(7, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 256)]
public sealed partial class Odd256;

[Network, Input(37), Dense(91, Activation.ReLU), Dense(53, Activation.ReLU), Dense(7, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 256)]
public sealed partial class OddAdam256;

[Network, Input(300), Dense(300, Activation.ReLU), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, BatchSize = 32)]
public sealed partial class Score;

[Network, Input(300), Dense(300, Activation.ReLU), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class ScoreAdam;

[Network, Input(300), Dense(300, Activation.ReLU), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, BatchSize = 256)]
public sealed partial class Score256;

[Network, Input(300), Dense(300, Activation.ReLU), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.Adam, BatchSize = 256)]
public sealed partial class ScoreAdam256;
