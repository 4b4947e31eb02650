using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>What a categorical loss makes of one probability and its target; a row's sum is that of share · log c.</summary>
internal interface ICategoricalTerm
{
    /// <summary>What the logarithm of a clipped probability is multiplied by.</summary>
    TLanes Share<TLanes>(TLanes target, TLanes clipped)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The derivative with respect to a probability; +0 where it is clipped.</summary>
    TLanes Gradient<TLanes>(TLanes target, TLanes probability)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>A row's loss from its sum.</summary>
    float Total(float sum);
}

public static partial class Losses
{
    /// <summary>
    /// Categorical crossentropy of probabilities, as Keras computes it without logits. With smoothed targets
    /// <c>t = fma(y, 1 - s, s / channels)</c>, <c>S = Σ p</c>, <c>q = p / S</c> and <c>c = clip(q)</c> to [1e-7, 1 - 1e-7]:
    /// <c>rowloss = -Σ t · log c</c>, a chain of fma(t, log c, sum). The gradient runs through clipping and division: <c>g = -t / c</c>, 0 where
    /// q is clipped, <c>delta = (g - Σ g · q) · (scale / S)</c>, the sum a chain of fma(g, q, sum).
    /// </summary>
    /// <param name="output">Blocks of the probabilities.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="labelSmoothing">How far targets are moved to the uniform distribution.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The classes.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    public static float CategoricalCrossentropy<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        double labelSmoothing,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        CategoricalOfProbabilities<TLanes, CrossentropyTerm>(
            ref output, ref delta, training, labelSmoothing, default, throughSoftmax: false, samples, positions, channels, capacity, in step);

    /// <summary>
    /// Drives a categorical loss of probabilities. Through the softmax they are not divided by their sum, and the gradient is
    /// <c>((g - Σ g · p) · p) · scale</c>, with respect to the logits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float CategoricalOfProbabilities<TLanes, TTerm>(
        ref float output,
        ref float delta,
        bool training,
        double labelSmoothing,
        TTerm term,
        bool throughSoftmax,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes>
        where TTerm : struct, ICategoricalTerm
    {
        var rows = samples * positions;
        CheckTargets(in step, rows, channels);
        var shape = new BlockedRow(channels, capacity);
        var targets = new SmoothedTargets<TLanes>(ref MemoryMarshal.GetReference(step.Targets), rows, channels, labelSmoothing);
        double total = 0;
        for (var row = 0; row < rows; row++)
        {
            ref var p = ref Unsafe.Add(ref output, (nint)row * BlockLayout.Width);
            targets.Select(row);
            var sum = throughSoftmax ? 1 : shape.Sum<TLanes>(in p);
            var divisor = TLanes.Broadcast(sum);
            VirtualLanes logarithms = default, products = default;
            for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                TLanes logarithm = TLanes.Zero, product = TLanes.Zero;
                nint from = lane;
                for (nint offset = lane; offset < shape.End; offset += shape.Stride)
                {
                    var q = TLanes.Load(in p, offset) / divisor;
                    var t = targets.Full(from);
                    var clipped = Clip(q);
                    logarithm = TLanes.MultiplyAdd(term.Share(t, clipped), Functions.Log(clipped), logarithm);
                    product = TLanes.MultiplyAdd(term.Gradient(t, q), q, product);
                    from += BlockLayout.Width;
                }

                if (shape.Tail != 0)
                {
                    var mask = PaddedLanes.Mask<TLanes>(shape.Tail, lane);
                    var q = TLanes.And(TLanes.Load(in p, shape.End + lane) / divisor, mask);
                    var t = TLanes.And(targets.Tail(lane), mask);
                    var clipped = Clip(q);
                    logarithm = TLanes.MultiplyAdd(term.Share(t, clipped), Functions.Log(clipped), logarithm);
                    product = TLanes.MultiplyAdd(term.Gradient(t, q), q, product);
                }

                logarithms.Set(logarithm, lane);
                products.Set(product, lane);
            }

            var weight = Weight(in step, row / positions);
            total += (double)weight * term.Total(logarithms.Sum());
            if (training)
            {
                ref var d = ref Unsafe.Add(ref delta, (nint)row * BlockLayout.Width);
                ProbabilityDelta(in shape, ref p, ref d, ref targets, divisor, products.Sum(), weight / rows / sum, term, throughSoftmax);
            }
        }

        return (float)(total / rows);
    }

    /// <summary><c>(g - Σ g · q) · factor</c> for one row, or <c>((g - Σ g · q) · q) · factor</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ProbabilityDelta<TLanes, TTerm>(
        in BlockedRow shape,
        ref float output,
        ref float delta,
        ref SmoothedTargets<TLanes> targets,
        TLanes divisor,
        float product,
        float factor,
        TTerm term,
        bool throughSoftmax)
        where TLanes : struct, ILanes<TLanes>
        where TTerm : struct, ICategoricalTerm
    {
        TLanes products = TLanes.Broadcast(product), factors = TLanes.Broadcast(factor);
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            nint from = lane;
            for (nint offset = lane; offset < shape.End; offset += shape.Stride)
            {
                var q = TLanes.Load(in output, offset) / divisor;
                var d = term.Gradient(targets.Full(from), q) - products;
                TLanes.Store((throughSoftmax ? d * q : d) * factors, ref delta, offset);
                from += BlockLayout.Width;
            }

            if (shape.Tail != 0)
            {
                var q = TLanes.Load(in output, shape.End + lane) / divisor;
                var d = term.Gradient(targets.Tail(lane), q) - products;
                TLanes.Store(TLanes.And((throughSoftmax ? d * q : d) * factors, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref delta, shape.End + lane);
            }
        }
    }

    /// <summary><c>-t / clip(q)</c>, +0 where q is clipped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NegativeQuotient<TLanes>(TLanes target, TLanes quotient)
        where TLanes : struct, ILanes<TLanes> =>
        WhereUnclipped(quotient, (TLanes.Zero - target) / Clip(quotient));

    private readonly struct CrossentropyTerm : ICategoricalTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Share<TLanes>(TLanes target, TLanes clipped)
            where TLanes : struct, ILanes<TLanes> => target;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Gradient<TLanes>(TLanes target, TLanes probability)
            where TLanes : struct, ILanes<TLanes> =>
            NegativeQuotient(target, probability);

        public float Total(float sum) => -sum;
    }
}
