namespace StaticDense.Tests.Networks.Wide;

// In a namespace of their own: they are not trained, and threads share their single samples.
[Network, Input(1000), Dense(500, Activation.ReLU)]
public sealed partial class WideRow;

[Network, Input(784), Dense(512, Activation.ReLU), Dense(301, Activation.Sigmoid), Dense(10, Activation.Softmax)]
public sealed partial class WideRows;
