using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary><c>1 / (1 + exp(-z))</c>. Derivative from the output: <c>y (1 - y)</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SigmoidFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        Functions.Sigmoid(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        saved * (TLanes.Broadcast(1f) - saved);
}

/// <summary>
/// <c>min(max(z + 3, +0), 6) · (1/6)</c>, with 1/6 rounded to float; exactly 1 from 3 on. Derivative 1/6 where <c>z + 3</c> is strictly between 0 and 6,
/// otherwise 0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HardSigmoidFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var shifted = z + TLanes.Broadcast(3f);
        return TLanes.Min(TLanes.Max(shifted, TLanes.Zero), TLanes.Broadcast(6f)) * TLanes.Broadcast(1f / 6f);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var shifted = saved + TLanes.Broadcast(3f);
        var inside = TLanes.And(TLanes.LessThan(TLanes.Zero, shifted), TLanes.LessThan(shifted, TLanes.Broadcast(6f)));
        return TLanes.And(inside, TLanes.Broadcast(1f / 6f));
    }
}

/// <summary>The hyperbolic tangent. Derivative from the output: <c>1 - y²</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TanhFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        Functions.Tanh(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.MultiplyAdd(TLanes.Zero - saved, saved, TLanes.Broadcast(1f));
}

/// <summary><c>log(1 + exp(z))</c>. Derivative <c>sigmoid(z)</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SoftplusFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        Functions.Softplus(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        Functions.Sigmoid(saved);
}

/// <summary><c>z / (1 + |z|)</c>. Derivative <c>1 / (1 + |z|)²</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SoftsignFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        z / (TLanes.Broadcast(1f) + TLanes.Abs(z));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Broadcast(1f);
        var reciprocal = one / (one + TLanes.Abs(saved));
        return reciprocal * reciprocal;
    }
}
