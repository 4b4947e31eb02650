using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Gradient over the root of the sum of its squares: <c>s = fma(g, g, s)</c>, <c>w = w - (rate · g) / √(s + epsilon)</c>. State: s, which
/// starts at the initial accumulator value.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AdagradRule : IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => 1;

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
        var sum = TLanes.MultiplyAdd(gradient, gradient, TLanes.Load(in state, offset));
        PaddedStore.Store(sum, ref state, offset, mask, masked);
        return weights - (constants.Rate * gradient / TLanes.Sqrt(sum + constants.Epsilon));
    }
}

/// <summary>
/// Gradient times the ratio of root mean squares: <c>v = fma(rho, v, (1 - rho) · (g · g))</c>, <c>d = (√(s + epsilon) · g) / √(v + epsilon)</c>,
/// <c>s = fma(rho, s, (1 - rho) · (d · d))</c>, <c>w = fma(-rate, d, w)</c>. State: v, s.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AdadeltaRule : IUpdateRule
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
        var square = RmsProp.MeanSquare(gradient, ref state, offset, mask, masked, in constants);
        var steps = TLanes.Load(in state, offset + stateStride);
        var step = TLanes.Sqrt(steps + constants.Epsilon) * gradient / TLanes.Sqrt(square + constants.Epsilon);
        RmsProp.MeanSquare(step, ref state, offset + stateStride, mask, masked, in constants);
        return TLanes.MultiplyAdd(constants.NegativeRate, step, weights);
    }
}
