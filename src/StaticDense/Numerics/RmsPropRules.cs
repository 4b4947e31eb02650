using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>What the rules of RMSprop share.</summary>
internal static class RmsProp
{
    /// <summary>The running mean square: <c>v = fma(rho, v, (1 - rho) · (g · g))</c>, stored; returns v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MeanSquare<TLanes>(TLanes gradient, ref float state, nint offset, TLanes mask, bool masked, in UpdateConstants<TLanes> constants)
        where TLanes : struct, ILanes<TLanes>
    {
        var square = TLanes.MultiplyAdd(constants.Rho, TLanes.Load(in state, offset), constants.OneMinusRho * (gradient * gradient));
        PaddedStore.Store(square, ref state, offset, mask, masked);
        return square;
    }

    /// <summary>
    /// The running variance: <c>a = fma(rho, a, (1 - rho) · g)</c>, stored; returns <c>max(v - a · a, +0)</c>. Keras leaves the
    /// maximum out; it only acts where rounding made the difference negative, whose root would be NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Variance<TLanes>(TLanes square, TLanes gradient, ref float state, nint offset, TLanes mask, bool masked, in UpdateConstants<TLanes> constants)
        where TLanes : struct, ILanes<TLanes>
    {
        var mean = TLanes.MultiplyAdd(constants.Rho, TLanes.Load(in state, offset), constants.OneMinusRho * gradient);
        PaddedStore.Store(mean, ref state, offset, mask, masked);
        return TLanes.Max(square - (mean * mean), TLanes.Zero);
    }

    /// <summary>The step without momentum: <c>(rate · g) / √(d + epsilon)</c>, epsilon inside the root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Increment<TLanes>(TLanes gradient, TLanes denominator, in UpdateConstants<TLanes> constants)
        where TLanes : struct, ILanes<TLanes> =>
        constants.Rate * gradient / TLanes.Sqrt(denominator + constants.Epsilon);

    /// <summary>The step with momentum: <c>m = fma(mu, m, increment)</c>, stored; returns m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Accelerate<TLanes>(TLanes increment, ref float state, nint offset, TLanes mask, bool masked, in UpdateConstants<TLanes> constants)
        where TLanes : struct, ILanes<TLanes>
    {
        var momentum = TLanes.MultiplyAdd(constants.Momentum, TLanes.Load(in state, offset), increment);
        PaddedStore.Store(momentum, ref state, offset, mask, masked);
        return momentum;
    }
}

/// <summary>
/// Gradient over the root of its running mean square: <c>v = fma(rho, v, (1 - rho) · (g · g))</c>,
/// <c>w = w - (rate · g) / √(v + epsilon)</c>. State: v.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RmsPropRule : IUpdateRule
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
        var square = RmsProp.MeanSquare(gradient, ref state, offset, mask, masked, in constants);
        return weights - RmsProp.Increment(gradient, square, in constants);
    }
}

/// <summary>
/// RMSprop with momentum: v as in <see cref="RmsPropRule"/>, <c>m = fma(mu, m, (rate · g) / √(v + epsilon))</c>, <c>w = w - m</c>.
/// State: v, m.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RmsPropMomentumRule : IUpdateRule
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
        var increment = RmsProp.Increment(gradient, square, in constants);
        return weights - RmsProp.Accelerate(increment, ref state, offset + stateStride, mask, masked, in constants);
    }
}

/// <summary>
/// RMSprop over the running variance: v as in <see cref="RmsPropRule"/>, <c>a = fma(rho, a, (1 - rho) · g)</c>,
/// <c>w = w - (rate · g) / √(max(v - a · a, +0) + epsilon)</c>. State: v, a.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RmsPropCenteredRule : IUpdateRule
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
        var variance = RmsProp.Variance(square, gradient, ref state, offset + stateStride, mask, masked, in constants);
        return weights - RmsProp.Increment(gradient, variance, in constants);
    }
}

/// <summary>
/// RMSprop over the running variance, with momentum: v and a as in <see cref="RmsPropCenteredRule"/>,
/// <c>m = fma(mu, m, (rate · g) / √(max(v - a · a, +0) + epsilon))</c>, <c>w = w - m</c>. State: v, m, a.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RmsPropCenteredMomentumRule : IUpdateRule
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
        var square = RmsProp.MeanSquare(gradient, ref state, offset, mask, masked, in constants);
        var variance = RmsProp.Variance(square, gradient, ref state, offset + (2 * stateStride), mask, masked, in constants);
        var increment = RmsProp.Increment(gradient, variance, in constants);
        return weights - RmsProp.Accelerate(increment, ref state, offset + stateStride, mask, masked, in constants);
    }
}
