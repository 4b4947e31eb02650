// One network three times, written out by other policies: the bits must not know.
namespace StaticDense.Tests.Networks;

[Network]
[Input(9)]
[Dense(37, Activation.GELU)]
[Dense(5, Activation.Tanh)]
[Dense(11, Activation.Softmax)]
public sealed partial class UnrolledAuto;

[Network(Unroll = Unroll.Small)]
[Input(9)]
[Dense(37, Activation.GELU)]
[Dense(5, Activation.Tanh)]
[Dense(11, Activation.Softmax)]
public sealed partial class UnrolledSmall;

[Network(Unroll = Unroll.Full)]
[Input(9)]
[Dense(37, Activation.GELU)]
[Dense(5, Activation.Tanh)]
[Dense(11, Activation.Softmax)]
public sealed partial class UnrolledFull;
