using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>The gradient of a maximum or minimum goes to the first of the values that equal it, the first NaN where it is NaN.</summary>
internal static class FirstMaximum
{
    /// <summary>
    /// What is left of the gradient where a value is the maximum, +0 elsewhere; where it is, nothing is left for later values.
    /// </summary>
    /// <param name="value">One of the values, taken in order.</param>
    /// <param name="maximum">Their maximum or minimum.</param>
    /// <param name="left">What earlier values left of the gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Take<TLanes>(TLanes value, TLanes maximum, ref TLanes left)
        where TLanes : struct, ILanes<TLanes>
    {
        // A value is NaN only where the maximum is.
        var share = TLanes.Select(TLanes.Equal(value, maximum), left, TLanes.Select(TLanes.Equal(value, value), TLanes.Zero, left));
        left = TLanes.Xor(left, share);
        return share;
    }
}
