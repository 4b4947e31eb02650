namespace StaticDense.Demo;

/// <summary>784-512-256-10: two hidden layers, kept from learning by heart by dropout and a small L2 penalty.</summary>
[Network]
[Input(28, 28)]
[Flatten]
[Dense(512, Activation.ReLU, KernelL2 = 1e-5)]
[Dropout(0.2)]
[Dense(256, Activation.ReLU, KernelL2 = 1e-5)]
[Dropout(0.2)]
[Dense(10, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
internal sealed partial class BigNetwork;
