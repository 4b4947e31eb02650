namespace StaticDense.Tests.Children;

/// <summary>A way to start the runtime.</summary>
/// <param name="Name">What is different.</param>
/// <param name="Path">What emitted networks run then, if the machine has it.</param>
/// <param name="Fma">Whether products and sums are fused then.</param>
/// <param name="Lanes">The floats of the runtime's <c>Vector&lt;T&gt;</c> on x64.</param>
/// <param name="Switch">The variable that is set, <c>NAME=VALUE</c>; empty for none.</param>
internal sealed record RuntimeLeg(string Name, VectorPath Path, bool Fma, int Lanes, string Switch)
{
    /// <summary>
    /// All ways that must not matter: every width, and the compiler's tiers. The one without optimisation is half of a Debug build; the other
    /// half, what the C# compiler does differently, is covered by running these tests in the Debug configuration.
    /// </summary>
    public static IReadOnlyList<RuntimeLeg> All { get; } =
    [
        new("as the machine is", VectorPath.Vector512, true, 8, ""),
        new("Vector<T> of 512 bits", VectorPath.Vector512, true, 16, "DOTNET_MaxVectorTBitWidth=512"),
        new("without tiered compilation", VectorPath.Vector512, true, 8, "DOTNET_TieredCompilation=0"),
        new("without dynamic PGO", VectorPath.Vector512, true, 8, "DOTNET_TieredPGO=0"),
        new("without optimisation", VectorPath.Vector512, true, 8, "DOTNET_JITMinOpts=1"),
        new("without AVX-512", VectorPath.Vector256, true, 8, "DOTNET_EnableAVX512=0"),
        new("vectors of 256 bits", VectorPath.Vector256, true, 8, "DOTNET_PreferredVectorBitWidth=256"),
        new("vectors of 128 bits", VectorPath.Vector, true, 4, "DOTNET_PreferredVectorBitWidth=128"),
        new("without AVX2", VectorPath.Vector, false, 4, "DOTNET_EnableAVX2=0"),
        new("without intrinsics", VectorPath.Scalar, false, 4, "DOTNET_EnableHWIntrinsic=0"),
    ];

    /// <summary>The ways that run other code than this process: the narrower widths, for theories.</summary>
    public static TheoryData<string> Narrower { get; } =
        ["DOTNET_EnableAVX512=0", "DOTNET_PreferredVectorBitWidth=128", "DOTNET_EnableAVX2=0", "DOTNET_EnableHWIntrinsic=0"];

    /// <summary>The variable for <see cref="ChildProcess.Run"/>.</summary>
    public static Dictionary<string, string> Environment(string setting) =>
        setting == "" ? [] : new() { [setting[..setting.IndexOf('=', StringComparison.Ordinal)]] = setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..] };

    /// <summary>What a process without any switch says of the machine: these tests may run under switches themselves.</summary>
    private static readonly Lazy<ChildProcess.Result> Machine = new(() => ChildProcess.Run("machine"));

    /// <summary>Whether the machine has 512-bit vectors.</summary>
    public static bool HasWidest => Machine.Value["path"] == nameof(VectorPath.Vector512);

    /// <summary>Whether the switches, which are those of x64, have an effect.</summary>
    public static bool IsX64 => Machine.Value["avx2"] == bool.TrueString;

    /// <summary>What runs here: the widest that the machine has, up to what the leg asks for.</summary>
    public (VectorPath Path, bool Fma) Expected()
    {
        if (IsX64)
            return (Path == VectorPath.Vector512 && !HasWidest ? VectorPath.Vector256 : Path, Fma);

        // Elsewhere only the last leg switches anything off.
        return Path == VectorPath.Scalar
            ? (VectorPath.Scalar, false)
            : (Enum.Parse<VectorPath>(Machine.Value["path"]), bool.Parse(Machine.Value["fma"]));
    }
}
