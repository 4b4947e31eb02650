// The network whose bits are the same on every machine with fused multiply-add.
namespace StaticDense.Tests.Networks;

[Network]
[Input(37)]
[Dense(37, Activation.ReLU)]
[Dropout(0.2)]
[Dense(17, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class Hashed;
