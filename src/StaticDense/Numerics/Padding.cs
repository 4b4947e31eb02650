using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>Masks for the last panel of a blocked buffer, whose padded lanes are always +0 in memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Padding
{
    private static ReadOnlySpan<uint> Words =>
    [
        ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Ones in the lanes of a vector that starts <paramref name="offset"/> lanes into a panel and are real there.</summary>
    /// <param name="lanes">The panel's real lanes, from 1 to 16.</param>
    /// <param name="offset">The vector's first lane in the panel: a multiple of the vector's count, below 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mask<TLanes>(int lanes, int offset)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Load(in Unsafe.As<uint, float>(ref MemoryMarshal.GetReference(Words)), 16 - lanes + offset);
}
