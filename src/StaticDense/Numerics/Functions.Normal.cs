using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Functions
{
    /// <summary>
    /// A standard normal number from 32 random bits, error below 2.6·10⁻⁷ times the larger of it and 1. The first bit is the sign; the others, k, give
    /// the probability <c>p = (k + ½) / 2³²</c> of its tail, from 2⁻³³ (6.34 deviations) to ½. With <c>x = 1 - 2p</c> and
    /// <c>w = -log(4p (1 - p))</c> the number is <c>x q(w)</c>, as in Giles's single-precision inverse error function (2010): a polynomial in w
    /// below 6, in √w above, relative errors 7·10⁻⁸ and 8·10⁻⁸.
    /// </summary>
    /// <param name="bits">The random bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalOfBits<TLanes>(TLanes bits)
        where TLanes : struct, ILanes<TLanes>
    {
        var sign = TLanes.And(bits, TLanes.BroadcastInteger(int.MinValue));
        var k = TLanes.ToFloat(TLanes.Xor(bits, sign));
        var p = TLanes.MultiplyAdd(k, TLanes.Broadcast(2.3283064365386963e-10f), TLanes.Broadcast(1.1641532182693481e-10f));
        var one = TLanes.Broadcast(1f);
        var w = TLanes.Zero - Log(p * TLanes.Broadcast(4f) * (one - p));
        var q = TLanes.Select(TLanes.LessThan(w, TLanes.Broadcast(6f)), NormalCenter(w), NormalTail(TLanes.Sqrt(w)));
        return TLanes.Xor(sign, TLanes.MultiplyAdd(p, TLanes.Broadcast(-2f), one) * q);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NormalCenter<TLanes>(TLanes w)
        where TLanes : struct, ILanes<TLanes>
    {
        var t = w - TLanes.Broadcast(3f);
        var q = TLanes.MultiplyAdd(TLanes.Broadcast(-7.751285554e-9f), t, TLanes.Broadcast(-5.884826357e-9f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(6.343786219e-7f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(-2.670690887e-6f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(-1.797444751e-5f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(2.764702188e-4f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(-1.182551468e-3f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(-8.115623547e-3f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(3.417169968e-1f));
        return TLanes.MultiplyAdd(q, t, TLanes.Broadcast(2.296035246f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NormalTail<TLanes>(TLanes root)
        where TLanes : struct, ILanes<TLanes>
    {
        var t = root - TLanes.Broadcast(3.5f);
        var q = TLanes.MultiplyAdd(TLanes.Broadcast(3.050755596e-5f), t, TLanes.Broadcast(3.080776793e-5f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(-3.597451687e-4f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(7.061381167e-4f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(-9.426067059e-4f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(1.500021792e-3f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(-2.920825137e-3f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(4.641869910e-3f));
        q = TLanes.MultiplyAdd(q, t, TLanes.Broadcast(1.424634718f));
        return TLanes.MultiplyAdd(q, t, TLanes.Broadcast(4.717088936f));
    }
}
