namespace StaticDense.Demo;

/// <summary>Two convolutions, each halved by pooling: what a tenth of the perceptron's parameters see more of a digit with.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPooling2D(2)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
internal sealed partial class ConvNetwork;
