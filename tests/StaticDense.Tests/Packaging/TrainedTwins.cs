namespace StaticDense.Tests.Packaging;

/// <summary>The native program's first network, without built-in parameters.</summary>
[Network]
[Input(4)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
internal sealed partial class ControlTwin;

/// <summary>Its second one.</summary>
[Network]
[Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class DigitTwin;
