using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Children;

/// <summary>Trains a small network and its reference, and prints what ran and the hashes of the parameters.</summary>
internal static class HashChild
{
    public static int Run()
    {
        var (network, reference) = NetworkCatalog.Pair(nameof(Hashed));
        for (var step = 0; step < 40; step++)
        {
            var batch = Batch.Draw(network.Description, network.Training, step % 4 == 3 ? 13 : 32, seed: step);
            network.TrainStep(batch.Inputs, batch.Targets);
            reference.TrainStep(batch.Inputs, batch.Targets);
        }

        Console.WriteLine($"path={NetworkRuntime.Path}");
        Console.WriteLine($"fma={NetworkRuntime.HasFusedMultiplyAdd}");
        Console.WriteLine($"lanes={Vector<float>.Count}");
        Console.WriteLine($"parameters={Hash(network.Export())}");
        Console.WriteLine($"reference={Hash(reference.Export())}");
        return 0;
    }

    private static string Hash(float[] values) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(values)));
}
