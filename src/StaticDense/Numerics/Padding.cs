using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>Masks that keep the padded lanes of a buffer's last panel at +0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Padding
{
    /// <summary>The number of floats in a block.</summary>
    public const int BlockSize = 16;

    /// <summary>Lanes whose bits are all ones where <c>offset + i</c> is below <paramref name="lanes"/>, all zeros elsewhere.</summary>
    /// <param name="lanes">The real lanes of the panel, 1 to 16.</param>
    /// <param name="offset">Where in the block of 16 the vector starts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mask<TLanes>(int lanes, int offset)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.LessThanUnsigned(
            TLanes.AddInteger(TLanes.Indices, TLanes.BroadcastInteger(offset)),
            TLanes.BroadcastInteger(lanes));

    /// <summary>The number of panels that hold this many channels.</summary>
    /// <param name="channels">The size of the last axis.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Panels(int channels) => (channels + BlockSize - 1) / BlockSize;
}
