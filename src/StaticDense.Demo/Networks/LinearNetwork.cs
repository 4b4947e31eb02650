namespace StaticDense.Demo;

/// <summary>Softmax regression: what digits look like to a model without a hidden layer.</summary>
[Network]
[Input(28, 28)]
[Flatten]
[Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
internal sealed partial class LinearNetwork;
