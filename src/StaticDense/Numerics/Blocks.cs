using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>
/// Moves values between row-major order and blocks, <c>[panels][capacity][16]</c> with element (row r, channel c) at
/// <c>(c / 16) · capacity · 16 + r · 16 + c % 16</c>. Pure data movement: bits are kept, padded lanes are written as +0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Blocks
{
    /// <summary>Row-major <c>[rows][channels]</c> into blocks.</summary>
    /// <param name="source">At least rows · channels values; nothing behind them is read.</param>
    /// <param name="destination">The first float of a blocked buffer.</param>
    /// <param name="rows">The rows to move; at most <paramref name="capacity"/>.</param>
    /// <param name="channels">The values of a row.</param>
    /// <param name="capacity">The rows that a panel of the buffer holds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The source is shorter than rows · channels.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Gather<TLanes>(ReadOnlySpan<float> source, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, rows * channels, nameof(source));
        ref var first = ref MemoryMarshal.GetReference(source);
        var fullPanels = channels / BlockLayout.Width;
        for (var panel = 0; panel < fullPanels; panel++)
        {
            var from = (nint)panel * BlockLayout.Width;
            var to = from * capacity;
            for (var row = 0; row < rows; row++)
            {
                BlockLayout.Copy<TLanes>(in first, from, ref destination, to);
                from += channels;
                to += BlockLayout.Width;
            }
        }

        if (channels % BlockLayout.Width != 0)
        {
            ref var panel = ref Unsafe.Add(ref destination, (nint)fullPanels * BlockLayout.Width * capacity);
            GatherTail<TLanes>(ref Unsafe.Add(ref first, fullPanels * BlockLayout.Width), ref panel, rows, channels, channels % BlockLayout.Width);
        }
    }

    /// <summary>Blocks into row-major <c>[rows][channels]</c>.</summary>
    /// <param name="source">The first float of a blocked buffer.</param>
    /// <param name="destination">At least rows · channels values; nothing behind them is written.</param>
    /// <param name="rows">The rows to move.</param>
    /// <param name="channels">The values of a row.</param>
    /// <param name="capacity">The rows that a panel of the buffer holds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The destination is shorter than rows · channels.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Scatter<TLanes>(ref float source, Span<float> destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, rows * channels, nameof(destination));
        ref var first = ref MemoryMarshal.GetReference(destination);
        var fullPanels = channels / BlockLayout.Width;

        // The last panel goes first: its stores run over into the rows behind, which are written later.
        if (channels % BlockLayout.Width != 0)
        {
            ref var panel = ref Unsafe.Add(ref source, (nint)fullPanels * BlockLayout.Width * capacity);
            ScatterTail<TLanes>(ref panel, ref Unsafe.Add(ref first, fullPanels * BlockLayout.Width), rows, channels, channels % BlockLayout.Width);
        }

        for (var panel = 0; panel < fullPanels; panel++)
        {
            var to = (nint)panel * BlockLayout.Width;
            var from = to * capacity;
            for (var row = 0; row < rows; row++)
            {
                BlockLayout.Copy<TLanes>(in source, from, ref first, to);
                from += BlockLayout.Width;
                to += channels;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void GatherTail<TLanes>(ref float source, ref float panel, int rows, int channels, int lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        // Rows behind whose tail there are enough values for a whole block are read as one and masked; the last ones singly.
        var wide = BlockLayout.WideRows(rows, channels);
        for (var i = 0; i < BlockLayout.Width; i += TLanes.Count)
        {
            var mask = PaddedLanes.Mask<TLanes>(lanes, i);
            nint from = i, to = i;
            for (var row = 0; row < wide; row++)
            {
                TLanes.Store(TLanes.And(TLanes.Load(in source, from), mask), ref panel, to);
                from += channels;
                to += BlockLayout.Width;
            }
        }

        for (var row = wide; row < rows; row++)
        {
            for (var lane = 0; lane < BlockLayout.Width; lane++)
                Unsafe.Add(ref panel, ((nint)row * BlockLayout.Width) + lane) = lane < lanes ? Unsafe.Add(ref source, ((nint)row * channels) + lane) : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ScatterTail<TLanes>(ref float panel, ref float destination, int rows, int channels, int lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        var wide = BlockLayout.WideRows(rows, channels);
        nint from = 0, to = 0;
        for (var row = 0; row < wide; row++)
        {
            BlockLayout.Copy<TLanes>(in panel, from, ref destination, to);
            from += BlockLayout.Width;
            to += channels;
        }

        for (var row = wide; row < rows; row++)
        {
            for (var lane = 0; lane < lanes; lane++)
                Unsafe.Add(ref destination, ((nint)row * channels) + lane) = Unsafe.Add(ref panel, ((nint)row * BlockLayout.Width) + lane);
        }
    }
}
