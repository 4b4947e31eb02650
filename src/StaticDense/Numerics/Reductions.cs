using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>Sums over the rows of a blocked buffer, and the index of a row's maximum.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reductions
{
    /// <summary>
    /// The bias gradient: <c>destination[c] = Σ delta[r, c]</c>. Each lane is one chain of additions, rows ascending, starting
    /// at +0. Padded lanes are +0 in and out.
    /// </summary>
    /// <param name="delta">Blocks of <paramref name="rows"/> rows.</param>
    /// <param name="destination">One block for each panel: <c>[panels][1][16]</c>. Overwritten.</param>
    /// <param name="rows">The rows to sum.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of delta holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void SumRows<TLanes>(ref float delta, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var panels = BlockLayout.Panels(channels);
        var stride = (nint)capacity * BlockLayout.Width;
        var end = (nint)rows * BlockLayout.Width;
        var panel = 0;

        // Four chains at once hide the latency of an addition.
        for (; panel + 4 <= panels; panel += 4)
        {
            ref var source = ref Unsafe.Add(ref delta, panel * stride);
            for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                TLanes a = TLanes.Zero, b = TLanes.Zero, c = TLanes.Zero, d = TLanes.Zero;
                for (var offset = lane; offset < end; offset += BlockLayout.Width)
                {
                    a += TLanes.Load(in source, offset);
                    b += TLanes.Load(in source, offset + stride);
                    c += TLanes.Load(in source, offset + (2 * stride));
                    d += TLanes.Load(in source, offset + (3 * stride));
                }

                var to = ((nint)panel * BlockLayout.Width) + lane;
                TLanes.Store(a, ref destination, to);
                TLanes.Store(b, ref destination, to + 16);
                TLanes.Store(c, ref destination, to + 32);
                TLanes.Store(d, ref destination, to + 48);
            }
        }

        for (; panel < panels; panel++)
        {
            ref var source = ref Unsafe.Add(ref delta, panel * stride);
            for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                var sum = TLanes.Zero;
                for (var offset = lane; offset < end; offset += BlockLayout.Width)
                    sum += TLanes.Load(in source, offset);
                TLanes.Store(sum, ref destination, ((nint)panel * BlockLayout.Width) + lane);
            }
        }
    }

    /// <summary>The index of a row's largest value: the first on ties (-0 equals +0), the first NaN where there is one.</summary>
    /// <param name="row">The values, at least one.</param>
    public static int ArgMax(ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var i = 1; i < row.Length && !float.IsNaN(row[best]); i++)
        {
            if (row[i] > row[best] || float.IsNaN(row[i]))
                best = i;
        }

        return best;
    }

    /// <summary>As <see cref="ArgMax(ReadOnlySpan{float})"/>, for one row of a blocked buffer.</summary>
    /// <param name="blocks">The buffer's first float.</param>
    /// <param name="row">The row.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of the buffer holds.</param>
    public static int ArgMax(ref float blocks, int row, int channels, int capacity)
    {
        var best = 0;
        var largest = Unsafe.Add(ref blocks, BlockLayout.Offset(row, 0, capacity));
        for (var channel = 1; channel < channels && !float.IsNaN(largest); channel++)
        {
            var value = Unsafe.Add(ref blocks, BlockLayout.Offset(row, channel, capacity));
            if (value > largest || float.IsNaN(value))
            {
                best = channel;
                largest = value;
            }
        }

        return best;
    }
}
