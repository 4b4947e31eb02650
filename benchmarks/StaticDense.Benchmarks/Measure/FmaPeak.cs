using System.Diagnostics;
using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense.Benchmarks.Measure;

/// <summary>
/// The rate of fused multiply-adds that one core reaches with nothing else to do: independent chains in registers, no memory. Every
/// other rate is read as a fraction of it. Twelve chains hide a latency of up to six cycles at two multiply-adds a cycle, and leave room for
/// the factors in sixteen registers.
/// </summary>
internal static class FmaPeak
{
    private const int Chains = 12;

    /// <summary>Where results go, so that no work is dead.</summary>
    private static float sink;

    /// <summary>The width that is measured, in bits: the one that networks run in this process.</summary>
    public static int Bits => 32 * (NetworkRuntime.Path switch
    {
        VectorPath.Vector512 => Lanes512.Count,
        VectorPath.Vector256 => Lanes256.Count,
        VectorPath.Vector => LanesVector.Count,
        _ => LanesScalar.Count,
    });

    /// <summary>Runs chains of so many steps.</summary>
    /// <returns>Floating-point operations per second, in units of 10⁹: two for each multiply-add and lane.</returns>
    public static double Measure(int steps) => NetworkRuntime.Path switch
    {
        VectorPath.Vector512 => Measure<Lanes512>(steps),
        VectorPath.Vector256 => Measure<Lanes256>(steps),
        VectorPath.Vector => Measure<LanesVector>(steps),
        _ => Measure<LanesScalar>(steps),
    };

    private static double Measure<TLanes>(int steps)
        where TLanes : struct, ILanes<TLanes>
    {
        var begin = Stopwatch.GetTimestamp();
        Run<TLanes>(steps, ref sink);
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return 2.0 * Chains * TLanes.Count * steps / seconds / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLanes>(int steps, ref float result)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x = TLanes.Broadcast(0.5f), y = TLanes.Broadcast(0.25f);
        TLanes s0 = x, s1 = x, s2 = x, s3 = x, s4 = x, s5 = x, s6 = x, s7 = x, s8 = x, s9 = x, s10 = x, s11 = x;
        for (; steps > 0; steps--)
        {
            // s · 0.5 + 0.25 settles at 0.5: never an overflow, never a subnormal number.
            s0 = TLanes.MultiplyAdd(s0, x, y);
            s1 = TLanes.MultiplyAdd(s1, x, y);
            s2 = TLanes.MultiplyAdd(s2, x, y);
            s3 = TLanes.MultiplyAdd(s3, x, y);
            s4 = TLanes.MultiplyAdd(s4, x, y);
            s5 = TLanes.MultiplyAdd(s5, x, y);
            s6 = TLanes.MultiplyAdd(s6, x, y);
            s7 = TLanes.MultiplyAdd(s7, x, y);
            s8 = TLanes.MultiplyAdd(s8, x, y);
            s9 = TLanes.MultiplyAdd(s9, x, y);
            s10 = TLanes.MultiplyAdd(s10, x, y);
            s11 = TLanes.MultiplyAdd(s11, x, y);
        }

        var sum = (s0 + s1 + s2) + (s3 + s4 + s5) + ((s6 + s7 + s8) + (s9 + s10 + s11));
        Span<float> lanes = stackalloc float[16];
        TLanes.Store(sum, ref lanes[0], 0);
        result = lanes[0];
    }
}
