using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// <c>z Φ(z)</c> with <c>Φ(z) = (1 + erf(z / √2)) / 2</c>, computed as <c>fma(z/2, erf, z/2)</c> (Hendrycks and Gimpel 2016).
/// Derivative <c>Φ(z) + z φ(z)</c> with <c>φ(z) = exp(-z²/2) / √(2π)</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GELUFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var half = z * TLanes.Broadcast(0.5f);
        return TLanes.MultiplyAdd(half, Functions.Erf(z * TLanes.Broadcast(0.707106781f)), half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var half = TLanes.Broadcast(0.5f);
        var cumulative = TLanes.MultiplyAdd(half, Functions.Erf(saved * TLanes.Broadcast(0.707106781f)), half);
        var density = Functions.ExpBelowLimit(saved * saved * TLanes.Broadcast(-0.5f)) * TLanes.Broadcast(0.398942280f);
        return TLanes.MultiplyAdd(saved, density, cumulative);
    }
}

/// <summary>
/// <c>z (1 + t) / 2</c> with <c>t = tanh(c (z + 0.044715 z³))</c> and <c>c = √(2/π)</c>. Derivative
/// <c>(1 + t) / 2 + z (1 - t²) / 2 · c (1 + 3 · 0.044715 z²)</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GELUApproximateFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var half = z * TLanes.Broadcast(0.5f);
        return TLanes.MultiplyAdd(half, Functions.Tanh(GELUApproximation.Inner(z)), half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var half = TLanes.Broadcast(0.5f);
        var t = Functions.Tanh(GELUApproximation.Inner(saved));

        // Beyond |z| = 10⁴ the factor 1 - t² is exactly 0; its other factor must stay finite.
        var square = TLanes.Min(saved * saved, TLanes.Broadcast(1e8f));
        var slope = TLanes.MultiplyAdd(
            square,
            TLanes.Broadcast(3f * GELUApproximation.Cubic),
            TLanes.Broadcast(GELUApproximation.Linear));
        var rest = TLanes.MultiplyAdd(TLanes.Zero - t, t, TLanes.Broadcast(1f));
        return TLanes.MultiplyAdd(saved * half * rest, slope, TLanes.MultiplyAdd(half, t, half));
    }
}

/// <summary><c>z s</c> with <c>s = sigmoid(z)</c>. Derivative <c>s + z s (1 - s)</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SiLUFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        z * Functions.Sigmoid(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var s = Functions.Sigmoid(saved);
        return TLanes.MultiplyAdd(saved * s, TLanes.Broadcast(1f) - s, s);
    }
}

/// <summary><c>z h(z)</c> with <c>h</c> the hard sigmoid. Derivative <c>h(z) + z h'(z)</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HardSiLUFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        z * HardSigmoidFunction.Forward(z, a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.MultiplyAdd(saved, HardSigmoidFunction.Derivative(saved, a), HardSigmoidFunction.Forward(saved, a));
}

/// <summary>
/// <c>z tanh(log(1 + exp(z)))</c>, computed as <c>z n / (n + 2)</c> with <c>e = exp(z)</c> and <c>n = e (e + 2)</c> (the same by the
/// tangent's addition formula). Derivative <c>(n + 4 z e (1 + e) / (n + 2)) / (n + 2)</c>. In both z is at most 20 inside e: there the
/// quotient is 1 and the rest 0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MishFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var e = Functions.ExpBelowLimit(MishLimit.Clamp(z));
        var two = TLanes.Broadcast(2f);
        var n = e * (e + two);
        return z * (n / (n + two));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var clamped = MishLimit.Clamp(saved);
        var e = Functions.ExpBelowLimit(clamped);
        var two = TLanes.Broadcast(2f);
        var n = e * (e + two);
        var denominator = n + two;
        var term = TLanes.Broadcast(4f) * clamped * (TLanes.MultiplyAdd(e, e, e) / denominator);
        return (n + term) / denominator;
    }
}

/// <summary>The argument of the tangent in GELU's approximation.</summary>
internal static class GELUApproximation
{
    /// <summary>√(2/π).</summary>
    internal const float Linear = 0.797884561f;

    /// <summary>√(2/π) · 0.044715.</summary>
    internal const float Cubic = 0.0356774081f;

    /// <summary><c>z (c + 0.044715 c z²)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Inner<TLanes>(TLanes z)
        where TLanes : struct, ILanes<TLanes> =>
        z * TLanes.MultiplyAdd(z * z, TLanes.Broadcast(Cubic), TLanes.Broadcast(Linear));
}

/// <summary>The bound of mish's exponential.</summary>
internal static class MishLimit
{
    /// <summary>At most 20; NaN passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Clamp<TLanes>(TLanes z)
        where TLanes : struct, ILanes<TLanes>
    {
        var limit = TLanes.Broadcast(20f);
        return TLanes.Select(TLanes.LessThan(limit, z), limit, z);
    }
}
