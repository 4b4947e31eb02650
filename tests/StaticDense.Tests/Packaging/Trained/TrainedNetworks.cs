using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StaticDense;

namespace Native;

/// <summary>What both programs do with networks of the same shapes: one with built-in parameters, the other with the same from files.</summary>
internal static class Outputs
{
    /// <summary>SHA-256 over the outputs for samples one by one and all together.</summary>
    /// <param name="network">The network.</param>
    public static string Hash<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        const int samples = 40;
        var description = TNetwork.Description;
        var inputs = new float[samples * description.InputSize];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = (((i * 7919L) % 2003) - 1001) / 1001f;
        var outputs = new float[2 * samples * description.OutputSize];
        for (var i = 0; i < samples; i++)
            network.Predict(inputs.AsSpan(i * description.InputSize, description.InputSize), outputs.AsSpan(i * description.OutputSize, description.OutputSize));
        network.Predict(inputs, outputs.AsSpan(samples * description.OutputSize));
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(outputs.AsSpan())));
    }
}
