using StaticDense;

/// <summary>A wide layer and a narrow one.</summary>
[Network]
[Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class ArmNet;
