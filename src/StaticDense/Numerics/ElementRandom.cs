using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Random bits for the elements of a layer's output. A draw is a function of (seed, stream, layer, step, the sample's position in the batch, the element's
/// canonical index in the sample, <c>position · channels + channel</c>): 32 bits from two rounds of a 32-bit mixer (Wellons's search, bias 0.107) under
/// two keys from a 64-bit mixer.
/// </summary>
internal static class ElementRandom
{
    /// <summary>The key of a layer in a step, from which each sample's follows: <c>CounterRandom.Absorb(key, sample)</c>.</summary>
    public static ulong LayerKey(ulong seed, ulong stream, int layer, long step)
    {
        var key = CounterRandom.Absorb(CounterRandom.Mix(seed), stream);
        key = CounterRandom.Absorb(key, (ulong)(uint)layer);
        return CounterRandom.Absorb(key, (ulong)step);
    }

    /// <summary>32 random bits for each index, under the low and the high half of the sample's key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(TLanes index, TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes> =>
        Mix(TLanes.Xor(Mix(TLanes.AddInteger(index, first)), second));

    /// <summary>A permutation of 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Mix<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        x = TLanes.MultiplyInteger(TLanes.Xor(x, TLanes.ShiftRightLogical(x, 16)), TLanes.BroadcastInteger(0x21F0AAAD));
        x = TLanes.MultiplyInteger(TLanes.Xor(x, TLanes.ShiftRightLogical(x, 15)), TLanes.BroadcastInteger(unchecked((int)0xD35A2D97)));
        return TLanes.Xor(x, TLanes.ShiftRightLogical(x, 15));
    }
}
