using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Batch normalization over the rows of a batch, each channel for itself:
/// <c>y = fma(xhat, gamma, beta)</c>, <c>xhat = (x - mean) · inv</c>, <c>inv = 1 / √(variance + epsilon)</c>; without gamma <c>xhat + beta</c>, without
/// beta <c>xhat · gamma</c>. The variance is the mean of squared differences from the mean, biased. All sums over rows have the order
/// of <see cref="RowTree"/>. Gamma, beta and the moving statistics are one block a panel.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchNormalization
{
    /// <summary>
    /// Normalizes with the batch's own statistics and moves the moving ones: <c>m = fma(m, momentum, batch · (1 - momentum))</c>.
    /// </summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output; may be the source where no backward pass follows.</param>
    /// <param name="saved">For the backward pass: the means, a block a panel, then the <c>inv</c>, a block a panel. Overwritten.</param>
    /// <param name="gamma">The factors; any reference where there are none.</param>
    /// <param name="beta">The offsets; any reference where there are none.</param>
    /// <param name="hasGamma">Whether there are factors.</param>
    /// <param name="hasBeta">Whether there are offsets.</param>
    /// <param name="movingMean">The moving means, changed in place.</param>
    /// <param name="movingVariance">The moving variances, changed in place.</param>
    /// <param name="rows">Samples · positions, at least one.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="momentum">The share of the moving statistics that stays.</param>
    /// <param name="oneMinusMomentum">The share of the batch's statistics.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ForwardTraining<TLanes>(
        ref float source,
        ref float destination,
        ref float saved,
        ref float gamma,
        ref float beta,
        bool hasGamma,
        bool hasBeta,
        ref float movingMean,
        ref float movingVariance,
        int rows,
        int channels,
        int capacity,
        float momentum,
        float oneMinusMomentum,
        float epsilon)
        where TLanes : struct, ILanes<TLanes>
    {
        var panels = BlockLayout.Panels(channels);
        for (var panel = 0; panel < panels; panel++)
        {
            nint first = (nint)panel * capacity * BlockLayout.Width, block = (nint)panel * BlockLayout.Width;
            ref var x = ref Unsafe.Add(ref source, first);
            ref var mean = ref Unsafe.Add(ref saved, block);
            ref var inverse = ref Unsafe.Add(ref saved, ((nint)panels * BlockLayout.Width) + block);

            RowTree.Sum<TLanes, RowValues<TLanes>>(new(ref x), rows, ref mean);
            Divide<TLanes>(ref mean, rows);
            RowTree.Sum<TLanes, SquaredDeviation<TLanes>>(new(ref x, ref mean), rows, ref inverse);
            Divide<TLanes>(ref inverse, rows);
            Move<TLanes>(ref Unsafe.Add(ref movingMean, block), in mean, momentum, oneMinusMomentum);
            Move<TLanes>(ref Unsafe.Add(ref movingVariance, block), in inverse, momentum, oneMinusMomentum);
            Invert<TLanes>(ref inverse, epsilon, BlockLayout.Lanes(channels, panel));

            // Adding -0 and multiplying by 1 change nothing: the formulas without beta and gamma are this one.
            ref var y = ref Unsafe.Add(ref destination, first);
            for (var run = default(Stretch).Next(rows); run.Exists; run = run.Next(rows))
            {
                for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                {
                    TLanes m = TLanes.Load(in mean, lane), inv = TLanes.Load(in inverse, lane);
                    var factor = hasGamma ? TLanes.Load(in gamma, block + lane) : TLanes.Broadcast(1f);
                    var offset = hasBeta ? TLanes.Load(in beta, block + lane) : TLanes.Broadcast(-0f);
                    for (var i = run.Start + lane; i < run.End; i += BlockLayout.Width)
                        TLanes.Store(TLanes.MultiplyAdd((TLanes.Load(in x, i) - m) * inv, factor, offset), ref y, i);
                }
            }
        }
    }

    /// <summary>
    /// The gradient of <see cref="ForwardTraining{TLanes}"/>: the sums <c>dbeta = Σ delta</c> and <c>dgamma = Σ fma(delta, xhat, s)</c>; with
    /// <c>a = dbeta / rows</c> and <c>b = 0 - dgamma / rows</c>, <c>dx = fma(xhat, b, delta - a) · (gamma · inv)</c>.
    /// </summary>
    /// <param name="source">The first input of the forward pass.</param>
    /// <param name="saved">What the forward pass saved.</param>
    /// <param name="gamma">The factors; any reference where there are none.</param>
    /// <param name="hasGamma">Whether there are factors.</param>
    /// <param name="delta">The first gradient with respect to the outputs; in place that to the inputs, where it is needed.</param>
    /// <param name="gammaGradient">The gradient of gamma, a block a panel. Overwritten, whether there is a gamma or not.</param>
    /// <param name="betaGradient">The gradient of beta, a block a panel. Overwritten, whether there is a beta or not.</param>
    /// <param name="needsInput">Whether the gradient with respect to the inputs is needed; delta stays as it is otherwise.</param>
    /// <param name="rows">Samples · positions, at least one.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Backward<TLanes>(
        ref float source,
        ref float saved,
        ref float gamma,
        bool hasGamma,
        ref float delta,
        ref float gammaGradient,
        ref float betaGradient,
        bool needsInput,
        int rows,
        int channels,
        int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var panels = BlockLayout.Panels(channels);
        var count = TLanes.Broadcast(rows);
        for (nint panel = 0; panel < panels; panel++)
        {
            nint first = panel * capacity * BlockLayout.Width, block = panel * BlockLayout.Width;
            ref var x = ref Unsafe.Add(ref source, first);
            ref var d = ref Unsafe.Add(ref delta, first);
            ref var mean = ref Unsafe.Add(ref saved, block);
            ref var inverse = ref Unsafe.Add(ref mean, (nint)panels * BlockLayout.Width);
            ref var factorSum = ref Unsafe.Add(ref gammaGradient, block);
            ref var offsetSum = ref Unsafe.Add(ref betaGradient, block);
            RowTree.Sum<TLanes, RowValues<TLanes>, NormalizedProduct<TLanes>>(
                new(ref d), new(ref d, ref x, ref mean, ref inverse), rows, ref offsetSum, ref factorSum);
            if (!needsInput)
                continue;

            for (var run = default(Stretch).Next(rows); run.Exists; run = run.Next(rows))
            {
                for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                {
                    TLanes m = TLanes.Load(in mean, lane), inv = TLanes.Load(in inverse, lane);
                    var factor = hasGamma ? TLanes.Load(in gamma, block + lane) * inv : inv;
                    var a = TLanes.Load(in offsetSum, lane) / count;
                    var b = TLanes.Zero - (TLanes.Load(in factorSum, lane) / count);
                    for (var i = run.Start + lane; i < run.End; i += BlockLayout.Width)
                    {
                        var normalized = (TLanes.Load(in x, i) - m) * inv;
                        TLanes.Store(TLanes.MultiplyAdd(normalized, b, TLanes.Load(in d, i) - a) * factor, ref d, i);
                    }
                }
            }
        }
    }

    /// <summary>
    /// The inference form as one multiply-add: <c>scale = gamma / √(movingVariance + epsilon)</c>, <c>shift = fma(0 - movingMean, scale, beta)</c>; without
    /// gamma 1 stands in its place, without beta <c>(0 - movingMean) · scale</c>.
    /// </summary>
    /// <param name="gamma">The factors; any reference where there are none.</param>
    /// <param name="beta">The offsets; any reference where there are none.</param>
    /// <param name="hasGamma">Whether there are factors.</param>
    /// <param name="hasBeta">Whether there are offsets.</param>
    /// <param name="movingMean">The moving means.</param>
    /// <param name="movingVariance">The moving variances.</param>
    /// <param name="scaleAndShift">The scales, a block a panel, then the shifts, a block a panel; padded lanes become +0.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public static void Scale<TLanes>(
        ref float gamma,
        ref float beta,
        bool hasGamma,
        bool hasBeta,
        ref float movingMean,
        ref float movingVariance,
        ref float scaleAndShift,
        int channels,
        float epsilon)
        where TLanes : struct, ILanes<TLanes>
    {
        var panels = BlockLayout.Panels(channels);
        for (var panel = 0; panel < panels; panel++)
        {
            for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                var i = ((nint)panel * BlockLayout.Width) + lane;
                var mask = PaddedLanes.Mask<TLanes>(BlockLayout.Lanes(channels, panel), lane);
                var factor = hasGamma ? TLanes.Load(in gamma, i) : TLanes.Broadcast(1f);
                var offset = hasBeta ? TLanes.Load(in beta, i) : TLanes.Broadcast(-0f);
                var scale = factor / TLanes.Sqrt(TLanes.Load(in movingVariance, i) + TLanes.Broadcast(epsilon));
                var shift = TLanes.MultiplyAdd(TLanes.Zero - TLanes.Load(in movingMean, i), scale, offset);
                TLanes.Store(TLanes.And(mask, scale), ref scaleAndShift, i);
                TLanes.Store(TLanes.And(mask, shift), ref scaleAndShift, ((nint)panels * BlockLayout.Width) + i);
            }
        }
    }

    /// <summary>Normalizes with the moving statistics: <c>y = fma(x, scale, shift)</c>.</summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output; may be the source.</param>
    /// <param name="scaleAndShift">What <see cref="Scale{TLanes}"/> wrote.</param>
    /// <param name="rows">Samples · positions.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ForwardInference<TLanes>(ref float source, ref float destination, ref float scaleAndShift, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var panels = BlockLayout.Panels(channels);
        for (nint panel = 0; panel < panels; panel++)
        {
            ref var x = ref Unsafe.Add(ref source, panel * capacity * BlockLayout.Width);
            ref var y = ref Unsafe.Add(ref destination, panel * capacity * BlockLayout.Width);
            for (var run = default(Stretch).Next(rows); run.Exists; run = run.Next(rows))
            {
                for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                {
                    var scale = TLanes.Load(in scaleAndShift, (panel * BlockLayout.Width) + lane);
                    var shift = TLanes.Load(in scaleAndShift, ((panels + panel) * BlockLayout.Width) + lane);
                    for (var i = run.Start + lane; i < run.End; i += BlockLayout.Width)
                        TLanes.Store(TLanes.MultiplyAdd(TLanes.Load(in x, i), scale, shift), ref y, i);
                }
            }
        }
    }

    private static void Divide<TLanes>(ref float sums, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            TLanes.Store(TLanes.Load(in sums, lane) / TLanes.Broadcast(rows), ref sums, lane);
    }

    private static void Move<TLanes>(ref float moving, ref readonly float batch, float momentum, float oneMinusMomentum)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var share = TLanes.Load(in batch, lane) * TLanes.Broadcast(oneMinusMomentum);
            TLanes.Store(TLanes.MultiplyAdd(TLanes.Load(in moving, lane), TLanes.Broadcast(momentum), share), ref moving, lane);
        }
    }

    /// <summary><c>1 / √(variance + epsilon)</c>. With +0 in padded lanes, all that follows is +0 there, without masks.</summary>
    private static void Invert<TLanes>(ref float variance, float epsilon, int lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            var inverse = TLanes.Broadcast(1f) / TLanes.Sqrt(TLanes.Load(in variance, lane) + TLanes.Broadcast(epsilon));
            TLanes.Store(TLanes.And(PaddedLanes.Mask<TLanes>(lanes, lane), inverse), ref variance, lane);
        }
    }

    /// <summary>
    /// A stretch of rows, taken lane by lane before the next one: vectors narrower than a block come back to its cache lines while they
    /// are near.
    /// </summary>
    private readonly struct Stretch
    {
        private const nint Length = 64 * BlockLayout.Width;

        public readonly nint Start, End;

        private Stretch(nint start, nint end)
        {
            Start = start;
            End = end;
        }

        public bool Exists => Start < End;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Stretch Next(int rows) => new(End, Math.Min(End + Length, (nint)rows * BlockLayout.Width));
    }
}
