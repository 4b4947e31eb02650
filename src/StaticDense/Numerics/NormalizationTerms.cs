using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>The term <c>fma(d, d, s)</c> with <c>d = x - mean</c>.</summary>
/// <param name="source">The first float of a panel.</param>
/// <param name="mean">The block of means.</param>
internal ref struct SquaredDeviation<TLanes>(ref float source, ref float mean) : IRowTerm<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _source = ref source, _means = ref mean;
    private TLanes _mean;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(nint lane) => _mean = TLanes.Load(in _means, lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Add(TLanes sum, nint offset)
    {
        var difference = TLanes.Load(in _source, offset) - _mean;
        return TLanes.MultiplyAdd(difference, difference, sum);
    }
}

/// <summary>The term <c>fma(delta, xhat, s)</c> with <c>xhat = (x - mean) · inv</c>.</summary>
/// <param name="delta">The first gradient of a panel.</param>
/// <param name="source">The first value of the panel.</param>
/// <param name="mean">The block of means.</param>
/// <param name="inverse">The block of inverse deviations.</param>
internal ref struct NormalizedProduct<TLanes>(ref float delta, ref float source, ref float mean, ref float inverse) : IRowTerm<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _delta = ref delta, _source = ref source, _means = ref mean, _inverses = ref inverse;
    private TLanes _mean, _inverse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(nint lane)
    {
        _mean = TLanes.Load(in _means, lane);
        _inverse = TLanes.Load(in _inverses, lane);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Add(TLanes sum, nint offset) =>
        TLanes.MultiplyAdd(TLanes.Load(in _delta, offset), (TLanes.Load(in _source, offset) - _mean) * _inverse, sum);
}
