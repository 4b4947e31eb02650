using System.Diagnostics;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace StaticDense;

/// <summary>The form of emitted code that a machine runs.</summary>
public enum VectorPath
{
    /// <summary>One value at a time: no vector unit.</summary>
    Scalar,

    /// <summary>The machine's <see cref="Vector{T}"/>: 128 bits on Arm64 and older x64 machines.</summary>
    Vector,

    /// <summary>256-bit vectors with fused multiply-add (AVX2).</summary>
    Vector256,

    /// <summary>512-bit vectors (AVX-512).</summary>
    Vector512,
}

/// <summary>What the machine offers and what emitted networks therefore run.</summary>
public static class NetworkRuntime
{
    /// <summary>
    /// Whether sums of products are rounded once per step. All machines with fused multiply-add give the same bits, whatever
    /// their width; machines without it (x64 before 2013, or a NativeAOT binary for the x64 baseline) give other bits, the same
    /// among themselves.
    /// </summary>
    public static bool HasFusedMultiplyAdd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }

    /// <summary>
    /// The path that every network takes in this process. The widest comes first; each condition is a constant to the compiler,
    /// so the other paths cost nothing.
    /// </summary>
    public static VectorPath Path
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get =>
            Vector512.IsHardwareAccelerated ? VectorPath.Vector512 :
            Vector256.IsHardwareAccelerated && Fma.IsSupported ? VectorPath.Vector256 :
            Vector.IsHardwareAccelerated ? VectorPath.Vector :
            VectorPath.Scalar;
    }

    /// <summary>Whether an assembly was built for debugging: the JIT does not optimise its code, emitted networks included.</summary>
    /// <param name="assembly">The network's assembly.</param>
    public static bool IsDebugBuild(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled ?? false;
    }
}
