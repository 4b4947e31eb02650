namespace StaticDense.Benchmarks;

[Network, Input(100), Dense(64, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
public sealed partial class Readings;

[Network, Input(100), Dense(64, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class ReadingsAdam;

[Network, Input(100), Dense(64, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 256)]
public sealed partial class Readings256;

[Network, Input(100), Dense(64, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 256)]
public sealed partial class ReadingsAdam256;

[Network, Input(1000), Dense(500, Activation.ReLU)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, BatchSize = 32)]
public sealed partial class Projection;

[Network, Input(1000), Dense(500, Activation.ReLU)]
[Train(Loss.MeanSquaredError, Optimizer.Adam, BatchSize = 32)]
public sealed partial class ProjectionAdam;

[Network, Input(1000), Dense(500, Activation.ReLU)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, BatchSize = 256)]
public sealed partial class Projection256;

[Network, Input(1000), Dense(500, Activation.ReLU)]
[Train(Loss.MeanSquaredError, Optimizer.Adam, BatchSize = 256)]
public sealed partial class ProjectionAdam256;

[Network, Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
public sealed partial class Digits;

[Network, Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class DigitsAdam;

[Network, Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 256)]
public sealed partial class Digits256;

[Network, Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 256)]
public sealed partial class DigitsAdam256;

[Network, Input(784), Dense(512, Activation.ReLU), Dense(256, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
public sealed partial class WideDigits;

[Network, Input(784), Dense(512, Activation.ReLU), Dense(256, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class WideDigitsAdam;

[Network, Input(784), Dense(512, Activation.ReLU), Dense(256, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 256)]
public sealed partial class WideDigits256;

[Network, Input(784), Dense(512, Activation.ReLU), Dense(256, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 256)]
public sealed partial class WideDigitsAdam256;
