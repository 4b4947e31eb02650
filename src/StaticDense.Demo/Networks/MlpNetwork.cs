namespace StaticDense.Demo;

/// <summary>784-128-10: one hidden layer of rectified units.</summary>
[Network]
[Input(28, 28)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
internal sealed partial class MlpNetwork;
