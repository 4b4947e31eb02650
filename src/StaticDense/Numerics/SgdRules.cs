using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Gradient descent: <c>w = fma(-rate, g, w)</c>. No state.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SgdRule : IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => 0;

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
        return TLanes.MultiplyAdd(constants.NegativeRate, gradient, weights);
    }
}

/// <summary>
/// Gradient descent with momentum (Keras: m = mu m - lr g, w += m): <c>m = fma(mu, m, (-rate) · g)</c>, <c>w = w + m</c>.
/// State: m.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SgdMomentumRule : IUpdateRule
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
        var momentum = TLanes.MultiplyAdd(constants.Momentum, TLanes.Load(in state, offset), constants.NegativeRate * gradient);
        PaddedStore.Store(momentum, ref state, offset, mask, masked);
        return weights + momentum;
    }
}

/// <summary>
/// Gradient descent with Nesterov's momentum (Keras: m = mu m - lr g, w += mu m - lr g): <c>d = (-rate) · g</c>,
/// <c>m = fma(mu, m, d)</c>, <c>w = w + fma(mu, m, d)</c> with the new m. State: m.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SgdNesterovRule : IUpdateRule
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
        var descent = constants.NegativeRate * gradient;
        var momentum = TLanes.MultiplyAdd(constants.Momentum, TLanes.Load(in state, offset), descent);
        PaddedStore.Store(momentum, ref state, offset, mask, masked);
        return weights + TLanes.MultiplyAdd(constants.Momentum, momentum, descent);
    }
}
