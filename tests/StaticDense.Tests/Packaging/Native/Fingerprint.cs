using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StaticDense;

namespace Native;

/// <summary>Widths that fill no block, dropout, softmax, a function and a penalty: much of what could differ.</summary>
[Network]
[Input(37)]
[Dense(17, Activation.Tanh, KernelL2 = 1e-3)]
[Dropout(0.3)]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 16)]
internal sealed partial class SmallNetwork;

/// <summary>A short training whose outcome shows every bit: compiled into the tests, and into a program of its own.</summary>
internal static class Fingerprint
{
    private const int Samples = 100;

    /// <summary>SHA-256 over the trained parameters and the network's outputs.</summary>
    public static string Compute()
    {
        var inputs = new float[Samples * SmallNetwork.InputSize];
        var labels = new int[Samples];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = (((i * 7919L) % 2003) - 1001) / 1001f;
        for (var i = 0; i < Samples; i++)
            labels[i] = i * 3 % SmallNetwork.OutputSize;

        var net = new SmallNetwork(seed: 5);
        using (var trainer = new Trainer<SmallNetwork>(net, new TrainerOptions { Seed = 5, Log = null }))
            trainer.Fit(Dataset.FromMemory(inputs, labels), epochs: 3);

        var bits = new float[SmallNetwork.ParameterCount + (Samples * SmallNetwork.OutputSize)];
        net.ExportParameters(bits.AsSpan(0, SmallNetwork.ParameterCount));
        net.Predict(inputs, bits.AsSpan(SmallNetwork.ParameterCount));
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(bits.AsSpan())));
    }
}
