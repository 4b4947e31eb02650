using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticDense.Numerics;

/// <summary>
/// Sums and maxima across the lanes of one vector, in every lane of the result: the tree of <see cref="VirtualLanes"/> for a row that
/// fits the vector, whose other virtual lanes would hold the identity. Only for vectors of 4, 8 and 16 lanes of known width.
/// </summary>
internal static class LaneTree
{
    /// <summary>The sum of lanes of which none is -0, in the order of <see cref="VirtualLanes.Sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sum<TLanes>(TLanes lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        if (typeof(TLanes) == typeof(Lanes128))
            return Unsafe.BitCast<Vector128<float>, TLanes>(Sum(Unsafe.BitCast<TLanes, Vector128<float>>(lanes)));
        if (typeof(TLanes) == typeof(Lanes256))
            return Unsafe.BitCast<Vector256<float>, TLanes>(Sum(Unsafe.BitCast<TLanes, Vector256<float>>(lanes)));
        var all = Unsafe.BitCast<TLanes, Vector512<float>>(lanes);
        var eight = Sum(all.GetLower() + all.GetUpper());
        return Unsafe.BitCast<Vector512<float>, TLanes>(Vector512.Create(eight, eight));
    }

    /// <summary>The IEEE maximum of the lanes: NaN wins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Max<TLanes>(TLanes lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        if (typeof(TLanes) == typeof(Lanes128))
            return Unsafe.BitCast<Vector128<float>, TLanes>(Max(Unsafe.BitCast<TLanes, Vector128<float>>(lanes)));
        if (typeof(TLanes) == typeof(Lanes256))
            return Unsafe.BitCast<Vector256<float>, TLanes>(Max(Unsafe.BitCast<TLanes, Vector256<float>>(lanes)));
        var all = Unsafe.BitCast<TLanes, Vector512<float>>(lanes);
        var eight = Max(Vector256.Max(all.GetLower(), all.GetUpper()));
        return Unsafe.BitCast<Vector512<float>, TLanes>(Vector512.Create(eight, eight));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Sum(Vector256<float> eight)
    {
        var four = Sum(eight.GetLower() + eight.GetUpper());
        return Vector256.Create(four, four);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sum(Vector128<float> four)
    {
        var two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
        return two + Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Max(Vector256<float> eight)
    {
        var four = Max(Vector128.Max(eight.GetLower(), eight.GetUpper()));
        return Vector256.Create(four, four);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Max(Vector128<float> four)
    {
        var two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Max(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2)));
    }
}
