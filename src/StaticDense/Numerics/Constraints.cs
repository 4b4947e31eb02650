using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Constraints on parameters, applied after an update. The norm of a group of weights, those that differ along the given axes alone, is
/// <c>n = √s</c> with a chain <c>s = fma(w, w, s)</c> from +0 in canonical order. A parameter of Keras's <c>shape</c> is stored as
/// <c>[channels / 16][positions][16]</c>: its last axis, or last two, are the channels. Padded lanes, +0, stay so.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Constraints
{
    /// <summary>What is added to a norm before dividing by it.</summary>
    private const float Epsilon = 1e-7f;

    /// <summary>Norms up to a maximum: <c>w · (min(max(n, 0), maximum) / (1e-7 + n))</c>.</summary>
    /// <param name="tensor">The parameter's first float.</param>
    /// <param name="shape">Keras's shape, at most eight axes.</param>
    /// <param name="axes">The axes that a norm is taken over.</param>
    /// <param name="channelAxes">How many of the last axes are channels: 1, or 2 for kernels of depthwise convolutions.</param>
    /// <param name="maximum">The largest norm.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more than eight axes.</exception>
    public static void MaxNorm<TLanes>(ref float tensor, ReadOnlySpan<int> shape, ReadOnlySpan<int> axes, int channelAxes, float maximum)
        where TLanes : struct, ILanes<TLanes> =>
        Apply<TLanes, MaxNormRule>(ref tensor, shape, axes, channelAxes, new(maximum));

    /// <summary>
    /// Norms between a minimum and a maximum: <c>w · (d / (1e-7 + n))</c> with <c>d = fma(rate, min(max(n, minimum), maximum), oneMinusRate · n)</c>.
    /// </summary>
    /// <param name="tensor">The parameter's first float.</param>
    /// <param name="shape">Keras's shape, at most eight axes.</param>
    /// <param name="axes">The axes that a norm is taken over.</param>
    /// <param name="channelAxes">How many of the last axes are channels: 1, or 2 for kernels of depthwise convolutions.</param>
    /// <param name="minimum">The smallest norm.</param>
    /// <param name="maximum">The largest norm.</param>
    /// <param name="rate">How much of the way a step goes.</param>
    /// <param name="oneMinusRate">The rest, rounded once from <c>1 - rate</c> in double.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more than eight axes.</exception>
    public static void MinMaxNorm<TLanes>(
        ref float tensor, ReadOnlySpan<int> shape, ReadOnlySpan<int> axes, int channelAxes, float minimum, float maximum, float rate, float oneMinusRate)
        where TLanes : struct, ILanes<TLanes> =>
        Apply<TLanes, MinMaxNormRule>(ref tensor, shape, axes, channelAxes, new(minimum, maximum, rate, oneMinusRate));

    /// <summary>Norms of 1: <c>w / (1e-7 + n)</c>.</summary>
    /// <param name="tensor">The parameter's first float.</param>
    /// <param name="shape">Keras's shape, at most eight axes.</param>
    /// <param name="axes">The axes that a norm is taken over.</param>
    /// <param name="channelAxes">How many of the last axes are channels: 1, or 2 for kernels of depthwise convolutions.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more than eight axes.</exception>
    public static void UnitNorm<TLanes>(ref float tensor, ReadOnlySpan<int> shape, ReadOnlySpan<int> axes, int channelAxes)
        where TLanes : struct, ILanes<TLanes> =>
        Apply<TLanes, UnitNormRule>(ref tensor, shape, axes, channelAxes, default);

    /// <summary>Negative weights become +0; -0 and NaN stay.</summary>
    /// <param name="tensor">The parameter's first float.</param>
    /// <param name="storageCount">The floats of its storage, padding included: a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void NonNegative<TLanes>(ref float tensor, int storageCount)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint i = 0; i < storageCount; i += TLanes.Count)
        {
            var w = TLanes.Load(in tensor, i);
            TLanes.Store(TLanes.Select(TLanes.LessThan(w, TLanes.Zero), TLanes.Zero, w), ref tensor, i);
        }
    }

    /// <summary>What a norm does to its weights.</summary>
    private interface INormRule
    {
        /// <summary>The number that weights with this norm are combined with.</summary>
        TLanes Scale<TLanes>(TLanes norm)
            where TLanes : struct, ILanes<TLanes>;

        /// <summary>The weights after the constraint.</summary>
        TLanes Constrain<TLanes>(TLanes weights, TLanes scale)
            where TLanes : struct, ILanes<TLanes>;
    }

    private readonly struct MaxNormRule(float maximum) : INormRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Scale<TLanes>(TLanes norm)
            where TLanes : struct, ILanes<TLanes> =>
            TLanes.Min(TLanes.Max(norm, TLanes.Zero), TLanes.Broadcast(maximum)) / (TLanes.Broadcast(Epsilon) + norm);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Constrain<TLanes>(TLanes weights, TLanes scale)
            where TLanes : struct, ILanes<TLanes> => weights * scale;
    }

    private readonly struct MinMaxNormRule(float minimum, float maximum, float rate, float oneMinusRate) : INormRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Scale<TLanes>(TLanes norm)
            where TLanes : struct, ILanes<TLanes>
        {
            var clipped = TLanes.Min(TLanes.Max(norm, TLanes.Broadcast(minimum)), TLanes.Broadcast(maximum));
            var desired = TLanes.MultiplyAdd(TLanes.Broadcast(rate), clipped, TLanes.Broadcast(oneMinusRate) * norm);
            return desired / (TLanes.Broadcast(Epsilon) + norm);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Constrain<TLanes>(TLanes weights, TLanes scale)
            where TLanes : struct, ILanes<TLanes> => weights * scale;
    }

    private readonly struct UnitNormRule : INormRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Scale<TLanes>(TLanes norm)
            where TLanes : struct, ILanes<TLanes> => TLanes.Broadcast(Epsilon) + norm;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Constrain<TLanes>(TLanes weights, TLanes scale)
            where TLanes : struct, ILanes<TLanes> => weights / scale;
    }
}
