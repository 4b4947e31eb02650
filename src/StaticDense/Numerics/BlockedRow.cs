using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// One row of a blocked buffer, seen by the operations that cross channels. Sums and maxima run over 16 virtual lanes, panels
/// ascending, sums starting at +0; padded lanes contribute +0 to sums and -infinity to maxima.
/// </summary>
/// <param name="channels">The channels of the row.</param>
/// <param name="capacity">The rows that a panel holds.</param>
internal readonly struct BlockedRow(int channels, int capacity)
{
    /// <summary>Where the panels that are filled end.</summary>
    public readonly nint End = (nint)(channels / BlockLayout.Width) * capacity * BlockLayout.Width;

    /// <summary>The floats from one panel to the next.</summary>
    public readonly nint Stride = (nint)capacity * BlockLayout.Width;

    /// <summary>The real lanes of a last panel that is not filled; 0 when there is none.</summary>
    public readonly int Tail = channels % BlockLayout.Width;

    /// <summary>The largest value; NaN wins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Max<TLanes>(ref readonly float row)
        where TLanes : struct, ILanes<TLanes>
    {
        var lowest = TLanes.Broadcast(float.NegativeInfinity);
        VirtualLanes maxima = default;
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var max = lowest;
            for (nint offset = lane; offset < End; offset += Stride)
                max = TLanes.Max(max, TLanes.Load(in row, offset));
            if (Tail != 0)
                max = TLanes.Max(max, TLanes.Select(PaddedLanes.Mask<TLanes>(Tail, lane), TLanes.Load(in row, End + lane), lowest));
            maxima.Set(max, lane);
        }

        return maxima.Max();
    }

    /// <summary>The sum of the values; the padding is +0 in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum<TLanes>(ref readonly float row)
        where TLanes : struct, ILanes<TLanes>
    {
        var end = Tail != 0 ? End + Stride : End;
        VirtualLanes sums = default;
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var sum = TLanes.Zero;
            for (nint offset = lane; offset < end; offset += Stride)
                sum += TLanes.Load(in row, offset);
            sums.Set(sum, lane);
        }

        return sums.Sum();
    }

    /// <summary>The sum of <c>fma(left, right, sum)</c>; the padding is +0 in memory on both sides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Dot<TLanes>(ref readonly float left, ref readonly float right)
        where TLanes : struct, ILanes<TLanes>
    {
        var end = Tail != 0 ? End + Stride : End;
        VirtualLanes sums = default;
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var sum = TLanes.Zero;
            for (nint offset = lane; offset < end; offset += Stride)
                sum = TLanes.MultiplyAdd(TLanes.Load(in left, offset), TLanes.Load(in right, offset), sum);
            sums.Set(sum, lane);
        }

        return sums.Sum();
    }

    /// <summary>The sum of <c>fma(d, d, sum)</c> with <c>d = x - mean</c>; +0 for the padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float SquaredDeviations<TLanes>(ref readonly float row, float mean)
        where TLanes : struct, ILanes<TLanes>
    {
        var means = TLanes.Broadcast(mean);
        VirtualLanes sums = default;
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var sum = TLanes.Zero;
            for (nint offset = lane; offset < End; offset += Stride)
            {
                var d = TLanes.Load(in row, offset) - means;
                sum = TLanes.MultiplyAdd(d, d, sum);
            }

            if (Tail != 0)
            {
                var d = TLanes.And(TLanes.Load(in row, End + lane) - means, PaddedLanes.Mask<TLanes>(Tail, lane));
                sum = TLanes.MultiplyAdd(d, d, sum);
            }

            sums.Set(sum, lane);
        }

        return sums.Sum();
    }

    /// <summary>Σ exp(z - max), nowhere of a positive number; the exponentials are stored where <paramref name="stores"/>, a literal, says so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Exponentials<TLanes>(ref readonly float row, ref float exponentials, float max, bool stores)
        where TLanes : struct, ILanes<TLanes>
    {
        var shift = TLanes.Broadcast(max);
        VirtualLanes sums = default;
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var sum = TLanes.Zero;
            for (nint offset = lane; offset < End; offset += Stride)
            {
                var e = Functions.ExpBelowLimit(TLanes.Load(in row, offset) - shift);
                if (stores)
                    TLanes.Store(e, ref exponentials, offset);
                sum += e;
            }

            if (Tail != 0)
            {
                var e = TLanes.And(Functions.ExpBelowLimit(TLanes.Load(in row, End + lane) - shift), PaddedLanes.Mask<TLanes>(Tail, lane));
                if (stores)
                    TLanes.Store(e, ref exponentials, End + lane);
                sum += e;
            }

            sums.Set(sum, lane);
        }

        return sums.Sum();
    }

    /// <summary>Divides the row by a number; padded lanes are +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Divide<TLanes>(ref float row, float divisor)
        where TLanes : struct, ILanes<TLanes>
    {
        var divisors = TLanes.Broadcast(divisor);
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            for (nint offset = lane; offset < End; offset += Stride)
                TLanes.Store(TLanes.Load(in row, offset) / divisors, ref row, offset);
            if (Tail != 0)
                TLanes.Store(TLanes.And(TLanes.Load(in row, End + lane) / divisors, PaddedLanes.Mask<TLanes>(Tail, lane)), ref row, End + lane);
        }
    }
}
