using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticDense.Numerics;

/// <summary>
/// The arithmetic of blocked buffers, <c>[panels][capacity][16]</c>: 16 is one cache line of floats, whatever the vector's width.
/// </summary>
internal static class BlockLayout
{
    /// <summary>The lanes of a block.</summary>
    public const int Width = 16;

    /// <summary>The number of panels that hold this many channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Panels(int channels) => (channels + Width - 1) / Width;

    /// <summary>The real lanes of a panel: 16, or fewer in the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lanes(int channels, int panel) => Math.Min(Width, channels - (panel * Width));

    /// <summary>Where channel <paramref name="channel"/> of row <paramref name="row"/> stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Offset(int row, int channel, int capacity) =>
        (((nint)(channel / Width) * capacity) + row) * Width + (channel % Width);

    /// <summary>
    /// Of a row-major <c>[rows][channels]</c> whose channels do not fill their last block: the rows, from the first on, behind
    /// whose last block's start there are still sixteen values.
    /// </summary>
    public static int WideRows(int rows, int channels)
    {
        var excess = Width - (channels % Width);
        return Math.Max(0, rows - ((excess + channels - 1) / channels));
    }

    /// <summary>Copies the sixteen floats of one block, without a loop at any width but the scalar one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy<TLanes>(ref readonly float source, nint sourceOffset, ref float destination, nint destinationOffset)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.Count == 16)
        {
            TLanes.Store(TLanes.Load(in source, sourceOffset), ref destination, destinationOffset);
        }
        else if (TLanes.Count == 8)
        {
            var low = TLanes.Load(in source, sourceOffset);
            var high = TLanes.Load(in source, sourceOffset + 8);
            TLanes.Store(low, ref destination, destinationOffset);
            TLanes.Store(high, ref destination, destinationOffset + 8);
        }
        else
        {
            for (nint i = 0; i < Width; i += TLanes.Count)
                TLanes.Store(TLanes.Load(in source, sourceOffset + i), ref destination, destinationOffset + i);
        }
    }
}

/// <summary>
/// Sixteen virtual lanes: what a sum or maximum across lanes is gathered in, at every width, before one fixed pairwise tree joins
/// them: <c>t8[i] = a[i] + a[i+8]</c>, <c>t4[i] = t8[i] + t8[i+4]</c>, <c>t2[i] = t4[i] + t4[i+2]</c>, <c>t2[0] + t2[1]</c>.
/// </summary>
internal struct VirtualLanes
{
    private Vector512<float> _lanes;

    /// <summary>Sets the lanes from <paramref name="lane"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set<TLanes>(TLanes value, int lane)
        where TLanes : struct, ILanes<TLanes>
    {
        // Sixteen lanes stay in their register; the test is a constant to the compiler.
        if (typeof(TLanes) == typeof(Lanes512))
            _lanes = Unsafe.BitCast<TLanes, Vector512<float>>(value);
        else
            TLanes.Store(value, ref Unsafe.As<Vector512<float>, float>(ref _lanes), lane);
    }

    /// <summary>The tree of sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Sum()
    {
        var eight = _lanes.GetLower() + _lanes.GetUpper();
        var four = eight.GetLower() + eight.GetUpper();
        return (four.ToScalar() + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));
    }

    /// <summary>The tree of IEEE maxima: NaN wins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Max()
    {
        var eight = Vector256.Max(_lanes.GetLower(), _lanes.GetUpper());
        var four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        return MathF.Max(MathF.Max(four.ToScalar(), four.GetElement(2)), MathF.Max(four.GetElement(1), four.GetElement(3)));
    }
}
