using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticDense.Numerics;

/// <summary>
/// Sums and maxima across the first lanes of one vector: the tree of <see cref="VirtualLanes"/> for a row that fits the vector, without
/// the steps whose other side is the identity. Only for vectors of 4, 8 and 16 lanes of known width; the number of lanes is a literal.
/// The result stands in those lanes; what stands in others, before and after, does not matter.
/// </summary>
internal static class LaneTree
{
    /// <summary>The sum of lanes of which none is -0, in the order of <see cref="VirtualLanes.Sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sum<TLanes>(TLanes lanes, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        if (count != TLanes.Count && (count > 2 || TLanes.Count > 4))
            lanes = TLanes.And(lanes, PaddedLanes.Mask<TLanes>(count, 0));
        if (typeof(TLanes) == typeof(Lanes128))
            return Unsafe.BitCast<Vector128<float>, TLanes>(Sum(Unsafe.BitCast<TLanes, Vector128<float>>(lanes), count));
        if (typeof(TLanes) == typeof(Lanes256))
            return Unsafe.BitCast<Vector256<float>, TLanes>(Sum(Unsafe.BitCast<TLanes, Vector256<float>>(lanes)));
        var all = Unsafe.BitCast<TLanes, Vector512<float>>(lanes);
        return Unsafe.BitCast<Vector512<float>, TLanes>(Vector512.Create(Sum(all.GetLower() + all.GetUpper()).ToScalar()));
    }

    /// <summary>The IEEE maximum of the lanes: NaN wins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Max<TLanes>(TLanes lanes, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        if (count != TLanes.Count && (count > 2 || TLanes.Count > 4))
            lanes = TLanes.Select(PaddedLanes.Mask<TLanes>(count, 0), lanes, TLanes.Broadcast(float.NegativeInfinity));
        if (typeof(TLanes) == typeof(Lanes128))
            return Unsafe.BitCast<Vector128<float>, TLanes>(Max(Unsafe.BitCast<TLanes, Vector128<float>>(lanes), count));
        if (typeof(TLanes) == typeof(Lanes256))
            return Unsafe.BitCast<Vector256<float>, TLanes>(Max(Unsafe.BitCast<TLanes, Vector256<float>>(lanes)));
        var all = Unsafe.BitCast<TLanes, Vector512<float>>(lanes);
        return Unsafe.BitCast<Vector512<float>, TLanes>(Vector512.Create(Max(Vector256.Max(all.GetLower(), all.GetUpper())).ToScalar()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Sum(Vector256<float> eight) => Vector256.Create(Sum(eight.GetLower() + eight.GetUpper(), 4).ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sum(Vector128<float> four, int count)
    {
        if (count > 2)
            four += Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
        return count == 1 ? four : four + Vector128.Shuffle(four, Vector128.Create(1, 0, 3, 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Max(Vector256<float> eight) => Vector256.Create(Max(Vector128.Max(eight.GetLower(), eight.GetUpper()), 4).ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Max(Vector128<float> four, int count)
    {
        if (count > 2)
            four = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return count == 1 ? four : Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(1, 0, 3, 2)));
    }
}
