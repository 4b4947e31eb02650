namespace StaticDense.Device;

/// <summary>8-16-8-1, 289 parameters: what eight readings say of a ninth. It learns from one sample at a time.</summary>
[Network]
[Input(8)]
[Dense(16, Activation.Tanh)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
[Train(Loss.Huber, Optimizer.SGD, BatchSize = 1, LearningRate = 0.01, GlobalClipNorm = 1)]
[Budget(MaxParameters = 300, MaxMultiplyAdds = 300, MaxWorkspaceBytes = 8_192, MaxTrainingBytes = 16_384, MaxCodeBytes = 32_768)]
internal sealed partial class SensorNet;
