using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Constraints
{
    private static void Apply<TLanes, TRule>(ref float tensor, ReadOnlySpan<int> shape, ReadOnlySpan<int> axes, int channelAxes, TRule rule)
        where TLanes : struct, ILanes<TLanes>
        where TRule : struct, INormRule
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shape.Length, AxisWalk.MaximumRank);
        Span<int> keptMemory = stackalloc int[AxisWalk.MemorySize], reducedMemory = stackalloc int[AxisWalk.MemorySize];
        var leading = shape[..^channelAxes];
        int positions = 1, channels = 1;
        foreach (var size in leading)
            positions *= size;
        foreach (var size in shape[^channelAxes..])
            channels *= size;
        var crossesLanes = false;
        foreach (var axis in axes)
            crossesLanes |= axis >= leading.Length;
        if (crossesLanes)
        {
            var kept = new AxisWalk(shape, axes, walksThese: false, channelAxes, keptMemory);
            ApplyAcrossLanes(ref tensor, kept, new AxisWalk(shape, axes, walksThese: true, channelAxes, reducedMemory), positions, rule);
        }
        else
        {
            var kept = new AxisWalk(leading, axes, walksThese: false, channelAxes: 0, keptMemory);
            var reduced = new AxisWalk(leading, axes, walksThese: true, channelAxes: 0, reducedMemory);
            ApplyInLanes<TLanes, TRule>(ref tensor, kept, reduced, positions, BlockLayout.Panels(channels), rule);
        }
    }

    /// <summary>Each lane has its norms: the walks go through positions alone.</summary>
    private static void ApplyInLanes<TLanes, TRule>(ref float tensor, AxisWalk kept, AxisWalk reduced, int positions, int panels, TRule rule)
        where TLanes : struct, ILanes<TLanes>
        where TRule : struct, INormRule
    {
        var stride = (nint)positions * BlockLayout.Width;
        for (var group = 0; group < kept.Count; group++, kept.Next())
        {
            var panel = 0;
            ref var first = ref Unsafe.Add(ref tensor, (nint)kept.Position * BlockLayout.Width);
            for (; panel + 4 <= panels; panel += 4)
                ApplyToFourPanels<TLanes, TRule>(ref Unsafe.Add(ref first, panel * stride), stride, reduced, rule);
            for (; panel < panels; panel++)
                ApplyToPanel<TLanes, TRule>(ref Unsafe.Add(ref first, panel * stride), reduced, rule);
        }
    }

    /// <summary>Four chains at once hide the latency of a multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ApplyToFourPanels<TLanes, TRule>(ref float panel, nint stride, AxisWalk reduced, TRule rule)
        where TLanes : struct, ILanes<TLanes>
        where TRule : struct, INormRule
    {
        for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            TLanes a = TLanes.Zero, b = TLanes.Zero, c = TLanes.Zero, d = TLanes.Zero;
            for (var i = 0; i < reduced.Count; i++, reduced.Next())
            {
                var offset = ((nint)reduced.Position * BlockLayout.Width) + lane;
                TLanes wa = TLanes.Load(in panel, offset), wb = TLanes.Load(in panel, offset + stride);
                TLanes wc = TLanes.Load(in panel, offset + (2 * stride)), wd = TLanes.Load(in panel, offset + (3 * stride));
                a = TLanes.MultiplyAdd(wa, wa, a);
                b = TLanes.MultiplyAdd(wb, wb, b);
                c = TLanes.MultiplyAdd(wc, wc, c);
                d = TLanes.MultiplyAdd(wd, wd, d);
            }

            a = rule.Scale(TLanes.Sqrt(a));
            b = rule.Scale(TLanes.Sqrt(b));
            c = rule.Scale(TLanes.Sqrt(c));
            d = rule.Scale(TLanes.Sqrt(d));
            for (var i = 0; i < reduced.Count; i++, reduced.Next())
            {
                var offset = ((nint)reduced.Position * BlockLayout.Width) + lane;
                TLanes.Store(rule.Constrain(TLanes.Load(in panel, offset), a), ref panel, offset);
                TLanes.Store(rule.Constrain(TLanes.Load(in panel, offset + stride), b), ref panel, offset + stride);
                TLanes.Store(rule.Constrain(TLanes.Load(in panel, offset + (2 * stride)), c), ref panel, offset + (2 * stride));
                TLanes.Store(rule.Constrain(TLanes.Load(in panel, offset + (3 * stride)), d), ref panel, offset + (3 * stride));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ApplyToPanel<TLanes, TRule>(ref float panel, AxisWalk reduced, TRule rule)
        where TLanes : struct, ILanes<TLanes>
        where TRule : struct, INormRule
    {
        for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var sum = TLanes.Zero;
            for (var i = 0; i < reduced.Count; i++, reduced.Next())
            {
                var w = TLanes.Load(in panel, ((nint)reduced.Position * BlockLayout.Width) + lane);
                sum = TLanes.MultiplyAdd(w, w, sum);
            }

            var scale = rule.Scale(TLanes.Sqrt(sum));
            for (var i = 0; i < reduced.Count; i++, reduced.Next())
            {
                var offset = ((nint)reduced.Position * BlockLayout.Width) + lane;
                TLanes.Store(rule.Constrain(TLanes.Load(in panel, offset), scale), ref panel, offset);
            }
        }
    }

    /// <summary>A norm takes in several channels: weight by weight.</summary>
    private static void ApplyAcrossLanes<TRule>(ref float tensor, AxisWalk kept, AxisWalk reduced, int positions, TRule rule)
        where TRule : struct, INormRule
    {
        for (var group = 0; group < kept.Count; group++, kept.Next())
        {
            LanesScalar sum = default;
            for (var i = 0; i < reduced.Count; i++, reduced.Next())
            {
                var w = LanesScalar.Load(in tensor, BlockLayout.Offset(kept.Position + reduced.Position, kept.Channel + reduced.Channel, positions));
                sum = LanesScalar.MultiplyAdd(w, w, sum);
            }

            var scale = rule.Scale(LanesScalar.Sqrt(sum));
            for (var i = 0; i < reduced.Count; i++, reduced.Next())
            {
                var offset = BlockLayout.Offset(kept.Position + reduced.Position, kept.Channel + reduced.Channel, positions);
                LanesScalar.Store(rule.Constrain(LanesScalar.Load(in tensor, offset), scale), ref tensor, offset);
            }
        }
    }
}
