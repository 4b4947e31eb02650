namespace StaticDense.Benchmarks;

[Network, Input(2), Dense(8, Activation.Tanh), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, BatchSize = 32)]
public sealed partial class Gate;

[Network, Input(2), Dense(8, Activation.Tanh), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class GateAdam;

[Network, Input(2), Dense(8, Activation.Tanh), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, BatchSize = 256)]
public sealed partial class Gate256;

[Network, Input(2), Dense(8, Activation.Tanh), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.Adam, BatchSize = 256)]
public sealed partial class GateAdam256;

[Network, Input(2), Dense(8, Activation.Tanh), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, BatchSize = 1)]
public sealed partial class Gate1;

[Network, Input(2), Dense(8, Activation.Tanh), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.Adam, BatchSize = 1)]
public sealed partial class GateAdam1;

[Network, Input(4), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(2, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
public sealed partial class Controller;

[Network, Input(4), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(2, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class ControllerAdam;

[Network, Input(4), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(2, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 256)]
public sealed partial class Controller256;

[Network, Input(4), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(2, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 256)]
public sealed partial class ControllerAdam256;

[Network, Input(4), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(2, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 1)]
public sealed partial class Controller1;

[Network, Input(4), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(2, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 1)]
public sealed partial class ControllerAdam1;
