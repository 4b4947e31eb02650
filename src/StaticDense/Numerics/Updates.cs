using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>Applies an optimizer's rule to parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Updates
{
    /// <summary>
    /// One step for contiguous parameters of one panel. For each vector, in this order: <c>g = fma(2 · l2, w, g)</c>,
    /// <c>g = g + l1 · sign(w)</c>, <c>g = g · scale</c>, <c>g = min(max(g, -clip), clip)</c>, <c>w = fma(w, -decay, w)</c>, the rule. What does
    /// not apply is left out as a whole (l2 0, l1 0, scale 1, clip infinite, decay 0). sign keeps ±0 and NaN. Padded lanes of
    /// parameters and state are stored as +0. The gradient is not changed.
    /// </summary>
    /// <param name="weights">The first parameter.</param>
    /// <param name="gradient">Its gradient, laid out as the parameters.</param>
    /// <param name="state">The first piece of state for the first parameter; unused by rules without state.</param>
    /// <param name="stateStride">The floats from one piece of state to the next.</param>
    /// <param name="count">The floats to update, padding included: a multiple of 16.</param>
    /// <param name="lanes">The panel's real lanes, from 1 to 16.</param>
    /// <param name="l1">The penalty's factor of Σ|w|.</param>
    /// <param name="l2">The penalty's factor of Σw².</param>
    /// <param name="scalars">The step's numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Apply<TLanes, TRule>(
        ref float weights,
        ref float gradient,
        ref float state,
        nint stateStride,
        int count,
        int lanes,
        float l1,
        float l2,
        in UpdateScalars scalars)
        where TLanes : struct, ILanes<TLanes>
        where TRule : struct, IUpdateRule
    {
        if (lanes == BlockLayout.Width && !NeedsPreparation(l1, l2, in scalars))
        {
            var constants = new UpdateConstants<TLanes>(in scalars);
            for (nint offset = 0; offset < count; offset += TLanes.Count)
            {
                var w = TLanes.Load(in weights, offset);
                var g = TLanes.Load(in gradient, offset);
                TLanes.Store(TRule.Step(w, g, ref state, stateStride, offset, default, false, in constants), ref weights, offset);
            }
        }
        else
        {
            ApplyPrepared<TLanes, TRule>(ref weights, ref gradient, ref state, stateStride, count, lanes, l1, l2, in scalars);
        }
    }

    /// <summary>One step for a whole parameter: its full panels, which lie one behind the other, and the last one.</summary>
    /// <param name="weights">The first parameter.</param>
    /// <param name="gradient">Its gradient, laid out as the parameters.</param>
    /// <param name="state">The first piece of state for the first parameter.</param>
    /// <param name="stateStride">The floats from one piece of state to the next.</param>
    /// <param name="panels">The panels.</param>
    /// <param name="panelCount">The floats of one panel.</param>
    /// <param name="lastLanes">The real lanes of the last panel, from 1 to 16.</param>
    /// <param name="l1">The penalty's factor of Σ|w|.</param>
    /// <param name="l2">The penalty's factor of Σw².</param>
    /// <param name="scalars">The step's numbers.</param>
    public static void ApplyTensor<TLanes, TRule>(
        ref float weights,
        ref float gradient,
        ref float state,
        nint stateStride,
        int panels,
        int panelCount,
        int lastLanes,
        float l1,
        float l2,
        in UpdateScalars scalars)
        where TLanes : struct, ILanes<TLanes>
        where TRule : struct, IUpdateRule
    {
        var full = (lastLanes == BlockLayout.Width ? panels : panels - 1) * panelCount;
        if (full > 0)
            Apply<TLanes, TRule>(ref weights, ref gradient, ref state, stateStride, full, BlockLayout.Width, l1, l2, in scalars);
        if (lastLanes != BlockLayout.Width)
        {
            Apply<TLanes, TRule>(
                ref Unsafe.Add(ref weights, full),
                ref Unsafe.Add(ref gradient, full),
                ref Unsafe.Add(ref state, full),
                stateStride,
                panelCount,
                lastLanes,
                l1,
                l2,
                in scalars);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool NeedsPreparation(float l1, float l2, in UpdateScalars scalars) =>
        l1 != 0 || l2 != 0 || scalars.GradientScale != 1 || scalars.ClipValue != float.PositiveInfinity || scalars.Decay != 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ApplyPrepared<TLanes, TRule>(
        ref float weights,
        ref float gradient,
        ref float state,
        nint stateStride,
        int count,
        int lanes,
        float l1,
        float l2,
        in UpdateScalars scalars)
        where TLanes : struct, ILanes<TLanes>
        where TRule : struct, IUpdateRule
    {
        var constants = new UpdateConstants<TLanes>(in scalars);
        var prepare = new Preparation<TLanes>(l1, l2, in scalars);
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var mask = PaddedLanes.Mask<TLanes>(lanes, lane);
            for (nint offset = lane; offset < count; offset += BlockLayout.Width)
            {
                var w = TLanes.Load(in weights, offset);
                var g = prepare.Gradient(w, TLanes.Load(in gradient, offset));
                w = prepare.Weights(w);
                w = TRule.Step(w, g, ref state, stateStride, offset, mask, true, in constants);
                PaddedStore.Store(w, ref weights, offset, mask, true);
            }
        }
    }

    /// <summary>What happens to gradient and parameters before the rule.</summary>
    private readonly struct Preparation<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly TLanes _l1, _twiceL2, _scale, _clip, _negativeDecay;
        private readonly bool _hasL1, _hasL2, _scales, _clips, _decays;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Preparation(float l1, float l2, in UpdateScalars scalars)
        {
            _hasL1 = l1 != 0;
            _hasL2 = l2 != 0;
            _scales = scalars.GradientScale != 1;
            _clips = scalars.ClipValue != float.PositiveInfinity;
            _decays = scalars.Decay != 0;
            _l1 = TLanes.Broadcast(l1);
            _twiceL2 = TLanes.Broadcast(l2 + l2);
            _scale = TLanes.Broadcast(scalars.GradientScale);
            _clip = TLanes.Broadcast(scalars.ClipValue);
            _negativeDecay = TLanes.Broadcast(-scalars.Decay);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Gradient(TLanes weights, TLanes gradient)
        {
            if (_hasL2)
                gradient = TLanes.MultiplyAdd(_twiceL2, weights, gradient);
            if (_hasL1)
                gradient += _l1 * Signs.Of(weights);
            if (_scales)
                gradient *= _scale;
            if (_clips)
                gradient = TLanes.Min(TLanes.Max(gradient, TLanes.Zero - _clip), _clip);
            return gradient;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Weights(TLanes weights) => _decays ? TLanes.MultiplyAdd(weights, _negativeDecay, weights) : weights;
    }
}

/// <summary>The sign of numbers.</summary>
internal static class Signs
{
    /// <summary>1 above zero, -1 below, and the value itself where it is ±0 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes value)
        where TLanes : struct, ILanes<TLanes>
    {
        var negative = TLanes.Select(TLanes.LessThan(value, TLanes.Zero), TLanes.Broadcast(-1), value);
        return TLanes.Select(TLanes.LessThan(TLanes.Zero, value), TLanes.Broadcast(1), negative);
    }
}
