using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>
/// Sixteen rows of one panel, turned so that each vector holds one channel of all of them: what crosses a row's channels crosses no lanes, and
/// padded channels cost nothing. The same operations in the same order as <see cref="BlockedRow"/>, and so the same bits.
/// </summary>
internal static class NarrowRows
{
    /// <summary>The rows that are taken at once.</summary>
    public const int Count = BlockLayout.Width;

    private const int TileSize = Count * BlockLayout.Width;

    /// <summary>Whether rows of so many channels can be taken: they fit one panel.</summary>
    public static bool Fit(int channels) => channels <= BlockLayout.Width;

    /// <summary>The softmax of each row; padded lanes are written as +0.</summary>
    /// <param name="source">The first row.</param>
    /// <param name="destination">The first row of the result; may be the source.</param>
    /// <param name="channels">The channels, at most sixteen.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Softmax<TLanes>(ref float source, ref float destination, int channels)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> memory = stackalloc float[TileSize + (2 * Count)];
        ref var tile = ref MemoryMarshal.GetReference(memory);
        ref var maxima = ref Unsafe.Add(ref tile, TileSize);
        Normalize<TLanes>(ref source, ref tile, channels, ref maxima, ref Unsafe.Add(ref maxima, Count));
        Blocks.TransposeTile<TLanes>(ref tile, ref destination);
    }

    /// <summary>
    /// The softmax of each row and the gradient of its crossentropy, <c>delta = (p - onehot) · scale</c>. Padded lanes are written as +0.
    /// </summary>
    /// <param name="logits">The first row.</param>
    /// <param name="probabilities">The first row of the softmax; may be the logits or delta.</param>
    /// <param name="delta">The first row of the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="channels">The channels, at most sixteen.</param>
    /// <param name="labels">Each row's class.</param>
    /// <param name="scales">Each row's scale.</param>
    /// <param name="maxima">Receives each row's largest logit.</param>
    /// <param name="logarithms">Receives the logarithm of each row's sum of exponentials.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SoftmaxAndDelta<TLanes>(
        ref float logits,
        ref float probabilities,
        ref float delta,
        bool training,
        int channels,
        ReadOnlySpan<int> labels,
        ref float scales,
        ref float maxima,
        ref float logarithms)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> memory = stackalloc float[TileSize];
        ref var tile = ref MemoryMarshal.GetReference(memory);
        Normalize<TLanes>(ref logits, ref tile, channels, ref maxima, ref logarithms);
        for (nint lane = 0; lane < Count; lane += TLanes.Count)
            TLanes.Store(Functions.Log(TLanes.Load(in logarithms, lane)), ref logarithms, lane);
        Blocks.TransposeTile<TLanes>(ref tile, ref probabilities);
        if (!training)
            return;

        // The label's 1 is taken off before the scale is multiplied in; what the loop below makes of it is replaced.
        Span<float> atLabel = stackalloc float[Count];
        for (var row = 0; row < Count; row++)
            atLabel[row] = (Unsafe.Add(ref tile, (labels[row] * Count) + row) - 1) * Unsafe.Add(ref scales, row);
        for (nint lane = 0; lane < Count; lane += TLanes.Count)
        {
            var scale = TLanes.Load(in scales, lane);
            var end = (channels * Count) + lane;
            for (var offset = lane; offset < end; offset += Count)
                TLanes.Store(TLanes.Load(in tile, offset) * scale, ref tile, offset);
        }

        for (var row = 0; row < Count; row++)
            Unsafe.Add(ref tile, (labels[row] * Count) + row) = atLabel[row];
        Blocks.TransposeTile<TLanes>(ref tile, ref delta);
    }

    /// <summary>The softmax of sixteen rows, turned: <c>tile[channel][row]</c>, padded channels +0; and each row's maximum and sum of exponentials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Normalize<TLanes>(ref float source, ref float tile, int channels, ref float maxima, ref float sums)
        where TLanes : struct, ILanes<TLanes>
    {
        Blocks.TransposeTile<TLanes>(ref source, ref tile);
        for (nint lane = 0; lane < Count; lane += TLanes.Count)
        {
            var end = (channels * Count) + lane;
            var max = TLanes.Load(in tile, lane);
            for (var offset = lane + Count; offset < end; offset += Count)
                max = TLanes.Max(max, TLanes.Load(in tile, offset));
            TLanes.Store(max, ref maxima, lane);
            for (var offset = lane; offset < end; offset += Count)
                TLanes.Store(Functions.Exp(TLanes.Load(in tile, offset) - max), ref tile, offset);
            for (var offset = end; offset < TileSize; offset += Count)
                TLanes.Store(TLanes.Zero, ref tile, offset);
            var sum = Sum<TLanes>(in Unsafe.Add(ref tile, lane));
            TLanes.Store(sum, ref sums, lane);
            for (var offset = lane; offset < end; offset += Count)
                TLanes.Store(TLanes.Load(in tile, offset) / sum, ref tile, offset);
        }
    }

    /// <summary>The tree of <see cref="VirtualLanes"/>, each lane's own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Sum<TLanes>(ref readonly float tile)
        where TLanes : struct, ILanes<TLanes> =>
        (Quarter<TLanes>(in tile, 0) + Quarter<TLanes>(in tile, 2)) + (Quarter<TLanes>(in tile, 1) + Quarter<TLanes>(in tile, 3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Quarter<TLanes>(ref readonly float tile, nint channel)
        where TLanes : struct, ILanes<TLanes> =>
        (TLanes.Load(in tile, channel * Count) + TLanes.Load(in tile, (channel + 8) * Count))
        + (TLanes.Load(in tile, (channel + 4) * Count) + TLanes.Load(in tile, (channel + 12) * Count));
}
