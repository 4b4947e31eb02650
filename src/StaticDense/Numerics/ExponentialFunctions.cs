using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// <c>z</c> for positive z, <c>alpha (exp(z) - 1)</c> otherwise. Derivative from the output: 1 where it is positive, otherwise <c>output + alpha</c>;
/// so alpha must not be negative, or outputs would not tell the two pieces apart.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ELUFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.LessThan(TLanes.Zero, z), z, TLanes.Broadcast(a.Alpha) * Functions.Expm1OfNegative(z));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.LessThan(TLanes.Zero, saved), TLanes.Broadcast(1f), saved + TLanes.Broadcast(a.Alpha));
}

/// <summary>
/// <c>scale · z</c> for positive z, <c>scale · alpha (exp(z) - 1)</c> otherwise, with scale 1.05070098 and alpha 1.67326324 (Klambauer et al. 2017).
/// Derivative from the output: <c>scale</c> where it is not negative, otherwise <c>output + scale · alpha</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SELUFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var positive = z * TLanes.Broadcast(SelfNormalizing.Scale);
        var negative = TLanes.Broadcast(SelfNormalizing.ScaledAlpha) * Functions.Expm1OfNegative(z);
        return TLanes.Select(TLanes.LessThan(TLanes.Zero, z), positive, negative);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var positive = TLanes.Broadcast(SelfNormalizing.Scale);
        var negative = saved + TLanes.Broadcast(SelfNormalizing.ScaledAlpha);
        return TLanes.Select(TLanes.LessThanOrEqual(TLanes.Zero, saved), positive, negative);
    }
}

/// <summary><c>exp(z)</c>, its own derivative.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ExponentialFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        Functions.Exp(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        saved;
}

/// <summary>The constants of SELU.</summary>
internal static class SelfNormalizing
{
    internal const float Scale = 1.05070098f;

    /// <summary>scale · alpha, 1.0507009873554805 · 1.6732632423543772 rounded once.</summary>
    internal const float ScaledAlpha = 1.75809934f;
}
