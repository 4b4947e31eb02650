using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>Masks for the last panel of a blocked buffer, whose padded lanes are always +0 in memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PaddedLanes
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

    /// <summary>Sixteen zeros, where sums without a bias start. Never written.</summary>
    public static ref float Zeros
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<uint, float>(ref Unsafe.Add(ref MemoryMarshal.GetReference(Words), 16));
    }

    /// <summary>Sets the padded lanes of the last panel to +0, whatever they hold.</summary>
    /// <param name="buffer">The first float of a blocked buffer whose channels are no multiple of 16.</param>
    /// <param name="rows">The rows to clear.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffer holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Clear<TLanes>(ref float buffer, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var last = BlockLayout.Panels(channels) - 1;
        ref var panel = ref Unsafe.Add(ref buffer, (nint)last * capacity * BlockLayout.Width);
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var mask = Mask<TLanes>(BlockLayout.Lanes(channels, last), lane);
            for (nint row = 0; row < rows; row++)
            {
                var offset = (row * BlockLayout.Width) + lane;
                TLanes.Store(TLanes.And(TLanes.Load(in panel, offset), mask), ref panel, offset);
            }
        }
    }
}
