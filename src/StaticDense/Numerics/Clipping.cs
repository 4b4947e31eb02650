using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Clipping stored gradients by their norm. As in Keras the penalties' gradient is part of what is clipped, so it is added first;
/// clipping each element is part of <see cref="Updates.Apply"/>, and so is the scale, for which
/// <see cref="UpdateScalars.GradientScale"/> saves a pass over memory and leaves the stored gradient as it is.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Clipping
{
    /// <summary>
    /// Adds the gradient of a parameter's penalty: <c>g = fma(2 · l2, w, g)</c>, then <c>g = g + l1 · sign(w)</c>; what has the
    /// factor 0 is left out. The bits are those of the same penalty in <see cref="Updates.Apply"/>.
    /// </summary>
    /// <param name="weights">The first parameter.</param>
    /// <param name="gradient">Its gradient, laid out as the parameters, changed in place.</param>
    /// <param name="count">The floats, padding (+0) included: a multiple of 16.</param>
    /// <param name="l1">The penalty's factor of Σ|w|.</param>
    /// <param name="l2">The penalty's factor of Σw².</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddPenalty<TLanes>(ref float weights, ref float gradient, int count, float l1, float l2)
        where TLanes : struct, ILanes<TLanes> =>
        Penalties.AddGradient<TLanes>(ref weights, ref gradient, count, l1, l2 + l2);

    /// <summary>
    /// <c>Σg²</c> over 16 virtual lanes, each a chain <c>q = fma(g, g, q)</c> that starts at +0 and takes blocks ascending, joined by
    /// one pairwise tree. The square of a global norm is the sum of the parameters' sums, added in canonical order.
    /// </summary>
    /// <param name="gradient">The first float.</param>
    /// <param name="count">The floats, padding (+0) included: a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float SumOfSquares<TLanes>(ref float gradient, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        VirtualLanes squares = default;
        for (var lane = 0; lane < BlockLayout.Width; lane += 2 * TLanes.Count)
        {
            // Two chains at once where a block has several vectors: an addition waits for the one before.
            TLanes low = TLanes.Zero, high = TLanes.Zero;
            for (nint offset = lane; offset < count; offset += BlockLayout.Width)
            {
                var g = TLanes.Load(in gradient, offset);
                low = TLanes.MultiplyAdd(g, g, low);
                if (TLanes.Count < BlockLayout.Width)
                {
                    g = TLanes.Load(in gradient, offset + TLanes.Count);
                    high = TLanes.MultiplyAdd(g, g, high);
                }
            }

            squares.Set(low, lane);
            if (TLanes.Count < BlockLayout.Width)
                squares.Set(high, lane + TLanes.Count);
        }

        return squares.Sum();
    }

    /// <summary>
    /// What brings a gradient with this norm down to the limit: <c>c / max(√Σg², c)</c>, in float; exactly 1 where the norm is not
    /// above the limit, NaN where it is NaN. Keras writes the factor of a global norm as <c>c · min(1 / norm, 1 / c)</c>: the same
    /// number, rounded more often.
    /// </summary>
    /// <param name="sumOfSquares">The square of the norm.</param>
    /// <param name="limit">The largest norm, above 0.</param>
    public static float Factor(float sumOfSquares, float limit) => limit / MathF.Max(MathF.Sqrt(sumOfSquares), limit);

    /// <summary><c>g = g · factor</c>, in place, padded lanes +0.</summary>
    /// <param name="gradient">The first float.</param>
    /// <param name="count">The floats, padding included: a multiple of 16.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="lanes">The real lanes of the blocks, from 1 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Scale<TLanes>(ref float gradient, int count, float factor, int lanes = BlockLayout.Width)
        where TLanes : struct, ILanes<TLanes>
    {
        var factors = TLanes.Broadcast(factor);
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var mask = PaddedLanes.Mask<TLanes>(lanes, lane);
            for (nint offset = lane; offset < count; offset += BlockLayout.Width)
                PaddedStore.Store(TLanes.Load(in gradient, offset) * factors, ref gradient, offset, mask, true);
        }
    }
}
