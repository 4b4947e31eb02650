// Networks that learn to read digits: what they reach is tested.
namespace StaticDense.Tests.Digits;

[Network]
[Input(28, 28)]
[Flatten]
[Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class DigitRegression;

[Network]
[Input(28, 28)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class DigitPerceptron;
