using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <content>Sums of blocked buffers.</content>
public static partial class Blocks
{
    /// <summary>Writes +0 to all lanes of the rows.</summary>
    /// <param name="destination">The first float of a blocked buffer.</param>
    /// <param name="rows">The rows to clear.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that a panel of the buffer holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Clear<TLanes>(ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            var start = panel * capacity * BlockLayout.Width;
            for (nint i = 0; i < (nint)rows * BlockLayout.Width; i += TLanes.Count)
                TLanes.Store(TLanes.Zero, ref destination, start + i);
        }
    }

    /// <summary><c>destination += source</c>; padded lanes are +0 in both and stay so.</summary>
    /// <param name="source">The first float of a blocked buffer.</param>
    /// <param name="destination">The first float of a buffer of the same shape.</param>
    /// <param name="rows">The rows to add.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that a panel of the buffers holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Add<TLanes>(ref float source, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            var start = panel * capacity * BlockLayout.Width;
            for (nint i = 0; i < (nint)rows * BlockLayout.Width; i += TLanes.Count)
                TLanes.Store(TLanes.Load(in destination, start + i) + TLanes.Load(in source, start + i), ref destination, start + i);
        }
    }
}
