using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Functions
{
    /// <summary>The bits of 2/3: mantissas are taken from 2/3 to 4/3, so that the logarithm of numbers near 1 does not cancel.</summary>
    private const int TwoThirdsBits = 0x3F2AAAAB;

    /// <summary>The natural logarithm, error at most 0.822 units (below 0.84 without fused multiply-add). -infinity at ±0, NaN below 0, infinity at infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // Denormals are scaled by 2²³ first.
        var denormal = TLanes.LessThan(x, TLanes.Broadcast(1.17549435e-38f));
        var scaled = TLanes.Select(denormal, x * TLanes.Broadcast(8388608f), x);
        var correction = TLanes.And(denormal, TLanes.Broadcast(-23f));

        var exponent = TLanes.ShiftRightArithmetic(TLanes.SubtractInteger(scaled, TLanes.BroadcastInteger(TwoThirdsBits)), 23);
        var mantissa = TLanes.SubtractInteger(scaled, TLanes.ShiftLeft(exponent, 23));
        var y = LogOfParts(mantissa - TLanes.Broadcast(1f), TLanes.ToFloat(exponent) + correction);

        y = TLanes.Select(TLanes.LessThan(x, TLanes.Broadcast(float.PositiveInfinity)), y, x);
        var outside = TLanes.Select(
            TLanes.Equal(x, TLanes.Zero),
            TLanes.Broadcast(float.NegativeInfinity),
            TLanes.Broadcast(float.NaN));
        return TLanes.Select(TLanes.LessThanOrEqual(x, TLanes.Zero), outside, y);
    }

    /// <summary>
    /// <c>log(1 + x)</c>, error below 1.6 units. -infinity at -1, NaN below -1, infinity at infinity; -0 gives -0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1p<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var y = CopySign(Log1pFinite(x), x);
        y = TLanes.Select(TLanes.LessThan(x, TLanes.Broadcast(float.PositiveInfinity)), y, x);
        var pole = TLanes.Broadcast(-1f);
        var outside = TLanes.Select(
            TLanes.Equal(x, pole),
            TLanes.Broadcast(float.NegativeInfinity),
            TLanes.Broadcast(float.NaN));
        return TLanes.Select(TLanes.LessThanOrEqual(x, pole), outside, y);
    }

    /// <summary><c>log(1 + exp(x))</c> as <c>max(x, 0) + log(1 + exp(-|x|))</c>, error at most 2.015 units (below 2.1 without fused multiply-add).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softplus<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // Not below or equal: NaN passes.
        var positive = TLanes.Select(TLanes.LessThanOrEqual(x, TLanes.Zero), TLanes.Zero, x);
        return positive + Log1pFinite(ExpOfNegatedMagnitude(x));
    }

    /// <summary><c>log(1 + x)</c> for finite x above -1; the sign of a zero is lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Log1pFinite<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // With 1 + x = 2ᵏ m, m - 1 = x / 2ᵏ + (1 / 2ᵏ - 1), whose terms are exact: one rounding, whatever was lost in 1 + x.
        // 4 / 2ᵏ rather than 1 / 2ᵏ, which is denormal for the largest k.
        var sum = TLanes.Broadcast(1f) + x;
        var exponent = TLanes.ShiftRightArithmetic(TLanes.SubtractInteger(sum, TLanes.BroadcastInteger(TwoThirdsBits)), 23);
        var shift = TLanes.ShiftLeft(exponent, 23);
        var scaled = TLanes.SubtractInteger(x, shift);
        var fourfold = TLanes.SubtractInteger(TLanes.BroadcastInteger(0x40800000), shift);
        var f = scaled + TLanes.MultiplyAdd(fourfold, TLanes.Broadcast(0.25f), TLanes.Broadcast(-1f));
        return LogOfParts(f, TLanes.ToFloat(exponent));
    }

    /// <summary><c>exponent · log 2 + log(1 + f)</c> for f from -1/3 to 1/3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogOfParts<TLanes>(TLanes f, TLanes exponent)
        where TLanes : struct, ILanes<TLanes>
    {
        // log(1 + f) = f - f²/2 + f³ q(f), relative error 2⁻²⁷.
        var q = TLanes.MultiplyAdd(TLanes.Broadcast(-1.289058924e-1f), f, TLanes.Broadcast(1.398258358e-1f));
        q = TLanes.MultiplyAdd(q, f, TLanes.Broadcast(-1.218452752e-1f));
        q = TLanes.MultiplyAdd(q, f, TLanes.Broadcast(1.400629133e-1f));
        q = TLanes.MultiplyAdd(q, f, TLanes.Broadcast(-1.668046713e-1f));
        q = TLanes.MultiplyAdd(q, f, TLanes.Broadcast(2.001037598e-1f));
        q = TLanes.MultiplyAdd(q, f, TLanes.Broadcast(-2.499979883e-1f));
        q = TLanes.MultiplyAdd(q, f, TLanes.Broadcast(3.333321810e-1f));
        var square = f * f;
        var y = TLanes.MultiplyAdd(q * f, square, exponent * TLanes.Broadcast(Log2Low));
        y = TLanes.MultiplyAdd(square, TLanes.Broadcast(-0.5f), y);
        y += f;
        return TLanes.MultiplyAdd(exponent, TLanes.Broadcast(Log2High), y);
    }
}
