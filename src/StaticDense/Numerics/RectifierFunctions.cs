using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>The identity.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LinearFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        z;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Broadcast(1f);
}

/// <summary><c>max(z, +0)</c>: NaN stays NaN, -0 becomes +0. Derivative 1 for positive outputs, otherwise 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReLUFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Rectify(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.And(TLanes.LessThan(TLanes.Zero, saved), TLanes.Broadcast(1f));
}

/// <summary><c>min(max(z, +0), 6)</c>. Derivative 1 for outputs strictly between 0 and 6, otherwise 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReLU6Function : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Min(TLanes.Max(z, TLanes.Zero), TLanes.Broadcast(6f));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var inside = TLanes.And(TLanes.LessThan(TLanes.Zero, saved), TLanes.LessThan(saved, TLanes.Broadcast(6f)));
        return TLanes.And(inside, TLanes.Broadcast(1f));
    }
}

/// <summary><c>z</c> for positive z, <c>slope · z</c> otherwise. The derivative at 0 is the slope.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LeakyReLUFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.LessThan(TLanes.Zero, z), z, z * TLanes.Broadcast(a.Slope));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.LessThan(TLanes.Zero, saved), TLanes.Broadcast(1f), TLanes.Broadcast(a.Slope));
}

/// <summary>
/// <c>min(z, max value)</c> for z above the threshold, <c>slope · (z - threshold)</c> otherwise; with a slope of 0 the latter is +0, also at
/// -infinity. As in Keras, whose text says that the threshold itself passes but whose code demands more than the threshold. The derivative is
/// 1 up to and with the largest value, 0 above it, and the slope at and below the threshold. (Keras computes a largest value of 6 without slope and
/// threshold as ReLU6, whose derivative at 6 is 0.)
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GeneralReLUFunction : IActivationFunction
{
    /// <inheritdoc/>
    public static bool DerivativeUsesOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Forward<TLanes>(TLanes z, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var threshold = TLanes.Broadcast(a.Threshold);
        var slope = TLanes.Broadcast(a.Slope);

        // Zero that keeps NaN, in place of 0 · infinity.
        var flat = TLanes.Max(TLanes.Min(z, TLanes.Zero), TLanes.Zero);
        var below = TLanes.Select(TLanes.Equal(slope, TLanes.Zero), flat, slope * (z - threshold));
        return TLanes.Select(TLanes.LessThan(threshold, z), TLanes.Min(z, TLanes.Broadcast(a.MaxValue)), below);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes>(TLanes saved, in ActivationArguments a)
        where TLanes : struct, ILanes<TLanes>
    {
        var passes = TLanes.And(TLanes.LessThanOrEqual(saved, TLanes.Broadcast(a.MaxValue)), TLanes.Broadcast(1f));
        return TLanes.Select(TLanes.LessThan(TLanes.Broadcast(a.Threshold), saved), passes, TLanes.Broadcast(a.Slope));
    }
}
