using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Elementary functions on lanes: the same operations, and so the same bits, at every width. Each is a range reduction, one
/// polynomial (minimax, by Remez's exchange, coefficients rounded to float) and a reconstruction, without tables or branches. Stated
/// errors are the largest over all floats against the exact value, in units in the last place, with and without fused multiply-add.
/// NaN gives NaN.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Functions
{
    /// <summary>1.5 · 2²³: a sum with it rounds to an integer, which then stands in the low bits of the sum.</summary>
    private const float RoundingConstant = 12582912f;

    private const float Log2E = 1.44269504f;

    /// <summary>log 2 in two parts; the first has so few bits that its products with exponents are exact.</summary>
    private const float Log2High = 0.693359375f, Log2Low = -2.12194440e-4f;

    private const int OneBits = 0x3F800000;

    /// <summary>
    /// <c>exp(x)</c>, error below 0.92 units (1.2 without fused multiply-add). Overflows to infinity above 88.72, underflows
    /// gradually below -87.34 and to 0 below -103.97.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        ExpBelowLimit(TLanes.AtMost(x, TLanes.Broadcast(89f)));

    /// <summary>
    /// <c>exp(x) - 1</c>, error below 1.6 units (1.8 without fused multiply-add). -1 below -17.33, infinity above 88.72; -0 gives -0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expm1<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        ReduceByLog2(TLanes.AtMost(TLanes.AtLeast(x, TLanes.Broadcast(-18f)), TLanes.Broadcast(89f)), out var shifted, out var n, out var r);
        var p = Expm1OfRemainder(r);

        // 2¹²⁸ is no float: the scale stops at 2¹²⁷ and the result is doubled.
        var limit = TLanes.Broadcast(128f);
        shifted = TLanes.Select(TLanes.LessThan(n, limit), shifted, TLanes.Broadcast(RoundingConstant + 127f));
        var scale = PowerOfTwo(shifted);
        var one = TLanes.Broadcast(1f);
        var factor = n - (shifted - TLanes.Broadcast(RoundingConstant)) + one;
        return CopySign(TLanes.MultiplyAdd(p, scale, scale - one) * factor, x);
    }

    /// <summary>
    /// The hyperbolic tangent, <c>(1 - e) / (1 + e)</c> with <c>e = exp(-2 |x|)</c> and the sign of x; error below 2 units.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // e = scale (1 + p), so that neither sum cancels.
        var doubled = TLanes.Abs(x) * TLanes.Broadcast(-2f);
        ReduceByLog2(TLanes.AtLeast(doubled, TLanes.Broadcast(-18.5f)), out var shifted, out _, out var r);
        var p = Expm1OfRemainder(r);
        var scale = PowerOfTwo(shifted);
        var one = TLanes.Broadcast(1f);
        var quotient = TLanes.MultiplyAdd(p, scale, scale - one) / TLanes.MultiplyAdd(p, scale, scale + one);
        return CopySign(TLanes.Abs(quotient), x);
    }

    /// <summary>
    /// <c>1 / (1 + exp(-x))</c>, computed as <c>e / (1 + e)</c> with <c>e = exp(x)</c> for negative x, so that it underflows
    /// gradually; error below 2.5 units.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var e = ExpOfNegatedMagnitude(x);
        var one = TLanes.Broadcast(1f);
        return TLanes.Select(TLanes.LessThan(x, TLanes.Zero), e, one) / (one + e);
    }

    /// <summary><c>exp(-|x|)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes ExpOfNegatedMagnitude<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        ExpBelowLimit(TLanes.Or(x, TLanes.Broadcast(-0f)));

    /// <summary><c>exp(x)</c> for x up to 89.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes ExpBelowLimit<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        ReduceByLog2(TLanes.AtLeast(x, TLanes.Broadcast(-104f)), out var shifted, out _, out var r);
        var one = TLanes.Broadcast(1f);
        var p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(ExpTail(r), r, one), r, one);

        // 2ⁿ in two factors: n goes from -150 to 128, beyond the exponents of normal floats at both ends.
        var n = TLanes.SubtractInteger(shifted, TLanes.Broadcast(RoundingConstant));
        var half = TLanes.ShiftRightArithmetic(n, 1);
        return p * PowerOfTwo(half) * PowerOfTwo(TLanes.SubtractInteger(n, half));
    }

    /// <summary>
    /// <c>exp(x) - 1</c> for x ≤ 0, as <see cref="Expm1{TLanes}"/>; unspecified where x is positive.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Expm1OfNegative<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        ReduceByLog2(TLanes.AtLeast(x, TLanes.Broadcast(-18f)), out var shifted, out _, out var r);
        var scale = PowerOfTwo(shifted);
        return CopySign(TLanes.MultiplyAdd(Expm1OfRemainder(r), scale, scale - TLanes.Broadcast(1f)), x);
    }

    /// <summary><c>x = n log 2 + r</c> with <c>|r| ≤ 0.3475</c>; n stands in the low bits of <paramref name="shifted"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReduceByLog2<TLanes>(TLanes x, out TLanes shifted, out TLanes n, out TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        var rounding = TLanes.Broadcast(RoundingConstant);
        shifted = TLanes.MultiplyAdd(x, TLanes.Broadcast(Log2E), rounding);
        n = shifted - rounding;
        r = TLanes.MultiplyAdd(n, TLanes.Broadcast(-Log2High), x);
        r = TLanes.MultiplyAdd(n, TLanes.Broadcast(-Log2Low), r);
    }

    /// <summary>2ⁿ for n from -126 to 127 in the low nine bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes PowerOfTwo<TLanes>(TLanes n)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.AddInteger(TLanes.ShiftLeft(n, 23), TLanes.BroadcastInteger(OneBits));

    /// <summary><c>exp(r) - 1</c> for a reduced r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Expm1OfRemainder<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.MultiplyAdd(ExpTail(r) * r, r, r);

    /// <summary><c>(exp(r) - 1 - r) / r²</c>, relative error 2⁻²⁶ of <c>exp(r) - 1</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpTail<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        var q = TLanes.MultiplyAdd(TLanes.Broadcast(1.392228296e-3f), r, TLanes.Broadcast(8.367012255e-3f));
        q = TLanes.MultiplyAdd(q, r, TLanes.Broadcast(4.166660085e-2f));
        q = TLanes.MultiplyAdd(q, r, TLanes.Broadcast(1.666653901e-1f));
        return TLanes.MultiplyAdd(q, r, TLanes.Broadcast(0.5f));
    }

    /// <summary>The sign of <paramref name="sign"/> on a magnitude, or on a value that has this sign already or is +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes CopySign<TLanes>(TLanes magnitude, TLanes sign)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Or(magnitude, TLanes.And(sign, TLanes.Broadcast(-0f)));
}
