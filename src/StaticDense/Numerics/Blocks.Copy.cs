using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Blocks
{
    /// <summary>Copies rows into a buffer of another capacity.</summary>
    /// <param name="source">The first float of a blocked buffer.</param>
    /// <param name="destination">The first float of a blocked buffer; does not overlap the source.</param>
    /// <param name="rows">The rows to copy.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Copy<TLanes>(ref float source, ref float destination, int rows, int channels, int sourceCapacity, int destinationCapacity)
        where TLanes : struct, ILanes<TLanes> =>
        CopyRows<TLanes>(ref source, rows, 0, ref destination, rows, 0, rows, 1, channels, sourceCapacity, destinationCapacity);

    /// <summary>
    /// Copies some rows of each group: rows <c>g · sourceGroup + sourceFirst</c> on of the source to rows <c>g · destinationGroup + destinationFirst</c>
    /// on of the destination. A group may be a sample, or a row of an image.
    /// </summary>
    /// <param name="source">The first float of a blocked buffer.</param>
    /// <param name="sourceGroup">The rows of a group of the source.</param>
    /// <param name="sourceFirst">The first row to copy in a group of the source.</param>
    /// <param name="destination">The first float of a blocked buffer; does not overlap the source.</param>
    /// <param name="destinationGroup">The rows of a group of the destination.</param>
    /// <param name="destinationFirst">The first row to write in a group of the destination.</param>
    /// <param name="count">The rows to copy in each group.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void CopyRows<TLanes>(
        ref float source,
        int sourceGroup,
        int sourceFirst,
        ref float destination,
        int destinationGroup,
        int destinationFirst,
        int count,
        int groups,
        int channels,
        int sourceCapacity,
        int destinationCapacity)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            var from = ((panel * sourceCapacity) + sourceFirst) * BlockLayout.Width;
            var to = ((panel * destinationCapacity) + destinationFirst) * BlockLayout.Width;
            for (var group = 0; group < groups; group++)
            {
                CopyBlocks<TLanes>(ref source, from, ref destination, to, count);
                from += (nint)sourceGroup * BlockLayout.Width;
                to += (nint)destinationGroup * BlockLayout.Width;
            }
        }
    }

    /// <summary>Copies blocks that lie one behind the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void CopyBlocks<TLanes>(ref float source, nint from, ref float destination, nint to, nint blocks)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint i = 0; i < blocks * BlockLayout.Width; i += TLanes.Count)
            TLanes.Store(TLanes.Load(in source, from + i), ref destination, to + i);
    }
}
