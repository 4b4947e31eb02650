using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using StaticDense.Tests.Children;

namespace StaticDense.Tests.Networks;

/// <summary>
/// One seed gives the same bits at every width, with and without tiered compilation. The constants hold in Debug and Release: continuous
/// integration runs this class in both configurations.
/// </summary>
public class HashTests
{
    /// <summary>The SHA-256 of the trained parameters on machines with fused multiply-add.</summary>
    private const string Fused = "";

    /// <summary>The SHA-256 on machines that multiply and add separately.</summary>
    private const string Separate = "";

    /// <summary>A way to start the runtime and what should run then, if the machine has it.</summary>
    private sealed record Leg(string Name, VectorPath Path, bool Fma, int Lanes, params (string Name, string Value)[] Environment);

    private static readonly Leg[] Legs =
    [
        new("as the machine is", VectorPath.Vector512, true, 8),
        new("Vector<T> of 512 bits", VectorPath.Vector512, true, 16, ("DOTNET_MaxVectorTBitWidth", "512")),
        new("without tiered compilation", VectorPath.Vector512, true, 8, ("DOTNET_TieredCompilation", "0")),
        new("without dynamic PGO", VectorPath.Vector512, true, 8, ("DOTNET_TieredPGO", "0")),
        new("without AVX-512", VectorPath.Vector256, true, 8, ("DOTNET_EnableAVX512", "0")),
        new("vectors of 256 bits", VectorPath.Vector256, true, 8, ("DOTNET_PreferredVectorBitWidth", "256")),
        new("vectors of 128 bits", VectorPath.Vector, true, 4, ("DOTNET_PreferredVectorBitWidth", "128")),
        new("without AVX2", VectorPath.Vector, false, 4, ("DOTNET_EnableAVX2", "0")),
        new("without intrinsics", VectorPath.Scalar, false, 4, ("DOTNET_EnableHWIntrinsic", "0")),
    ];

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        var chosen = new Dictionary<(VectorPath, bool), VectorPath>();
        foreach (var leg in Legs)
        {
            var result = ChildProcess.Run("hash", leg.Environment.ToDictionary(entry => entry.Name, entry => entry.Value));
            Assert.True(result.ExitCode == 0, $"{leg.Name}: {result}");
            var path = Enum.Parse<VectorPath>(result["path"]);
            var fma = bool.Parse(result["fma"]);
            Assert.True((path, fma) == Expected(leg), $"{leg.Name}: {result}");
            if (Avx2.IsSupported)
                Assert.True(int.Parse(result["lanes"]) == (leg.Lanes == 16 && path != VectorPath.Vector512 ? 8 : leg.Lanes), $"{leg.Name}: {result}");
            var hash = fma ? Fused : Separate;
            Assert.True(result["parameters"] == hash, $"{leg.Name}: want {hash}, {result}");
            Assert.True(result["reference"] == hash, $"{leg.Name}: want {hash}, {result}");
            chosen[(leg.Path, leg.Fma)] = path;
        }

        Assert.NotEqual(Fused, Separate);

        // Legs that are meant to differ ran different code, wherever the machine has that code.
        if (Vector512.IsHardwareAccelerated)
            Assert.Equal(4, chosen.Values.Distinct().Count());
    }

    /// <summary>What a leg runs here: the widest that the machine has, up to what the leg asks for.</summary>
    private static (VectorPath Path, bool Fma) Expected(Leg leg)
    {
        if (Avx2.IsSupported && Fma.IsSupported)
            return (leg.Path == VectorPath.Vector512 && !Avx512F.IsSupported ? VectorPath.Vector256 : leg.Path, leg.Fma);

        // Elsewhere only the last leg switches anything off.
        return leg.Path == VectorPath.Scalar ? (VectorPath.Scalar, false) : (NetworkRuntime.Path, NetworkRuntime.HasFusedMultiplyAdd);
    }
}
