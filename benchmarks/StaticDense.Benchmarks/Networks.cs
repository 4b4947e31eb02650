namespace StaticDense.Benchmarks;

[Network, Input(2), Dense(8, Activation.Tanh), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, BatchSize = 32)]
internal sealed partial class Gate;

[Network, Input(2), Dense(8, Activation.Tanh), Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.Adam, BatchSize = 32)]
internal sealed partial class GateAdam;

[Network, Input(4), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(2, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
internal sealed partial class Controller;

[Network, Input(4), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(2, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
internal sealed partial class ControllerAdam;

[Network, Input(100), Dense(64, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
internal sealed partial class Readings;

[Network, Input(100), Dense(64, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
internal sealed partial class ReadingsAdam;

[Network, Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
internal sealed partial class Digits;

[Network, Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
internal sealed partial class DigitsAdam;

[Network, Input(784), Dense(512, Activation.ReLU), Dense(256, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
internal sealed partial class WideDigits;

[Network, Input(784), Dense(512, Activation.ReLU), Dense(256, Activation.ReLU), Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
internal sealed partial class WideDigitsAdam;

[Network]
[Input(32, 32, 3)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv1")]
[MaxPooling2D(2, Name = "Max1")]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv2")]
[MaxPooling2D(2, Name = "Max2")]
[Conv2D(128, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv3")]
[Conv2D(256, 1, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv4")]
[GlobalAveragePooling2D(Name = "GAP1")]
[Dense(10, Activation.ReLU, Name = "Dense1")]
[Dense(10, Activation.Softmax, Name = "Output")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, BatchSize = 32)]
internal sealed partial class Cifar;

[Network]
[Input(32, 32, 3)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv1")]
[MaxPooling2D(2, Name = "Max1")]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv2")]
[MaxPooling2D(2, Name = "Max2")]
[Conv2D(128, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv3")]
[Conv2D(256, 1, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv4")]
[GlobalAveragePooling2D(Name = "GAP1")]
[Dense(10, Activation.ReLU, Name = "Dense1")]
[Dense(10, Activation.Softmax, Name = "Output")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
internal sealed partial class CifarAdam;

[Network]
[Input(32, 32, 3)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv1")]
[MaxPooling2D(2, Name = "Max1")]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv2")]
[MaxPooling2D(2, Name = "Max2")]
[Conv2D(128, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv3")]
[Conv2D(256, 1, Padding = Padding.Same, Activation = Activation.ReLU, Name = "Conv4")]
[GlobalAveragePooling2D(Name = "GAP1")]
[Dense(10, Activation.ReLU, Name = "Dense1")]
[Dense(10, Activation.Softmax, Name = "Output")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop, BatchSize = 32)]
internal sealed partial class CifarRmsProp;
