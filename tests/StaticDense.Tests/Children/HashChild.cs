using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StaticDense.Numerics;
using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Children;

/// <summary>Trains a small network and its reference, and prints what ran and the hashes of the parameters.</summary>
internal static class HashChild
{
    /// <param name="mostThreads">Besides one thread every number up to this is tried.</param>
    public static int Run(int mostThreads)
    {
        var (parameters, reference) = Train(nameof(Hashed), 40);
        var (images, imagesReference) = Train(nameof(HashedImages), 6);
        WorkDivision.DividesAll = true;
        for (var threads = 2; threads <= mostThreads; threads++)
        {
            Console.WriteLine($"parameters{threads}={Train(nameof(Hashed), 40, threads).Emitted}");
            Console.WriteLine($"images{threads}={Train(nameof(HashedImages), 6, threads).Emitted}");
        }

        Console.WriteLine($"path={NetworkRuntime.Path}");
        Console.WriteLine($"fma={NetworkRuntime.HasFusedMultiplyAdd}");
        Console.WriteLine($"lanes={Vector<float>.Count}");
        Console.WriteLine($"parameters={parameters}");
        Console.WriteLine($"reference={reference}");
        Console.WriteLine($"images={images}");
        Console.WriteLine($"imagesReference={imagesReference}");
        return 0;
    }

    /// <summary>The hashes of a network's parameters, emitted and reference, after some steps over full and partial batches.</summary>
    private static (string Emitted, string Reference) Train(string name, int steps, int threads = 1)
    {
        var (network, reference) = NetworkCatalog.Pair(name, threads);
        using var _ = network;
        for (var step = 0; step < steps; step++)
        {
            var batch = Batch.Draw(network.Description, network.Training, step % 4 == 3 ? 13 : 32, seed: step);
            network.TrainStep(batch.Inputs, batch.Targets);
            reference.TrainStep(batch.Inputs, batch.Targets);
        }

        return (Hash(network.Export()), Hash(reference.Export()));
    }

    private static string Hash(float[] values) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(values)));
}
