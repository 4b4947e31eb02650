using StaticDense;

Console.WriteLine(NetworkRuntime.Path);
Console.WriteLine(Native.Outputs.Hash(ControlNet.Trained));
Console.WriteLine(Native.Outputs.Hash(DigitNet.Trained));

Span<float> output = stackalloc float[DigitNet.OutputSize];
var input = new float[DigitNet.InputSize];
var before = GC.GetTotalAllocatedBytes(precise: true);
for (var i = 0; i < 1000; i++)
{
    input[i % input.Length] = i;
    DigitNet.Trained.Predict(input, output);
    ControlNet.Trained.Predict(input.AsSpan(0, ControlNet.InputSize), output[..ControlNet.OutputSize]);
}

Console.WriteLine(GC.GetTotalAllocatedBytes(precise: true) - before);

/// <summary>Its parameters are constants of the code.</summary>
[Network]
[Input(4)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
[Weights("control.safetensors")]
internal sealed partial class ControlNet;

/// <summary>Its parameters are a resource.</summary>
[Network]
[Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Weights("models/digits.safetensors")]
internal sealed partial class DigitNet;
