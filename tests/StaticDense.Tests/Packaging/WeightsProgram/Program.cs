using StaticDense;

Console.WriteLine(Native.Outputs.Hash(ShippedNet.Trained));
Console.WriteLine(ShippedNet.SelfTest().Passed);

[Network]
[Input(4)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
[Weights("trained models/net 1.safetensors")]
[Golden("trained models/net 1.golden.json", Tolerance = 1e-5)]
internal sealed partial class ShippedNet;
