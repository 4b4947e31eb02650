using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>What the rules of Adam share.</summary>
internal static class Adam
{
    /// <summary>A running mean: <c>s = fma(x - s, complement, s)</c>, stored; returns s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mean<TLanes>(TLanes value, TLanes complement, ref float state, nint offset, TLanes mask, bool masked)
        where TLanes : struct, ILanes<TLanes>
    {
        var old = TLanes.Load(in state, offset);
        var mean = TLanes.MultiplyAdd(value - old, complement, old);
        PaddedStore.Store(mean, ref state, offset, mask, masked);
        return mean;
    }
}

/// <summary>
/// Adaptive moments (Adam, and AdamW with decay): <c>m = fma(g - m, 1 - beta1, m)</c>, <c>v = fma(g · g - v, 1 - beta2, v)</c>,
/// <c>w = w - (rate · m) / (√v + epsilon)</c>, where the rate holds the bias corrections and epsilon is added to the uncorrected
/// root. State: m, v.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AdamRule : IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Step<TLanes>(
        TLanes weights,
        TLanes gradient,
        ref float state,
        nint stateStride,
        nint offset,
        TLanes mask,
        bool masked,
        in UpdateConstants<TLanes> constants)
        where TLanes : struct, ILanes<TLanes>
    {
        var mean = Adam.Mean(gradient, constants.OneMinusBeta1, ref state, offset, mask, masked);
        var square = Adam.Mean(gradient * gradient, constants.OneMinusBeta2, ref state, offset + stateStride, mask, masked);
        return weights - (constants.Rate * mean / (TLanes.Sqrt(square) + constants.Epsilon));
    }
}

/// <summary>
/// Adam with the largest second moment seen: m and v as in <see cref="AdamRule"/>, <c>u = max(u, v)</c>,
/// <c>w = w - (rate · m) / (√u + epsilon)</c>. State: m, v, u.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AdamAmsGradRule : IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => 3;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Step<TLanes>(
        TLanes weights,
        TLanes gradient,
        ref float state,
        nint stateStride,
        nint offset,
        TLanes mask,
        bool masked,
        in UpdateConstants<TLanes> constants)
        where TLanes : struct, ILanes<TLanes>
    {
        var mean = Adam.Mean(gradient, constants.OneMinusBeta1, ref state, offset, mask, masked);
        var square = Adam.Mean(gradient * gradient, constants.OneMinusBeta2, ref state, offset + stateStride, mask, masked);
        var largest = TLanes.Max(TLanes.Load(in state, offset + (2 * stateStride)), square);
        PaddedStore.Store(largest, ref state, offset + (2 * stateStride), mask, masked);
        return weights - (constants.Rate * mean / (TLanes.Sqrt(largest) + constants.Epsilon));
    }
}
