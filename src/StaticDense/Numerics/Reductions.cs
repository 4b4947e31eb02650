using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>Sums over the rows of a blocked buffer.</summary>
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
}
