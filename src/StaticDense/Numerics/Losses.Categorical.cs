using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>
    /// Categorical crossentropy of logits, exact without clipping. With smoothed targets <c>t = fma(y, 1 - s, s / channels)</c>,
    /// <c>x = z - max</c>, <c>S = Σ exp(x)</c> and <c>T = Σ t</c>: <c>rowloss = log S · T - Σ t · x</c>, the last sum a chain of fma(t, x, sum);
    /// probabilities <c>p = exp(x) / S</c>; <c>delta = (p · T - t) · scale</c>, which is p - t for targets that sum to 1. With one-hot
    /// targets the bits are those of the sparse loss.
    /// </summary>
    /// <param name="logits">Blocks of the logits.</param>
    /// <param name="probabilities">Blocks that receive the probabilities; may be those of logits or of delta.</param>
    /// <param name="delta">Blocks that receive the gradient with respect to the logits.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="labelSmoothing">How far targets are moved to the uniform distribution.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The classes.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float CategoricalCrossentropyFromLogits<TLanes>(
        ref float logits,
        ref float probabilities,
        ref float delta,
        bool training,
        double labelSmoothing,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes>
    {
        var rows = samples * positions;
        CheckTargets(in step, rows, channels);
        var shape = new BlockedRow(channels, capacity);
        var targets = new SmoothedTargets<TLanes>(ref MemoryMarshal.GetReference(step.Targets), rows, channels, labelSmoothing);
        double total = 0;
        for (var row = 0; row < rows; row++)
        {
            ref var z = ref Unsafe.Add(ref logits, (nint)row * BlockLayout.Width);
            ref var p = ref Unsafe.Add(ref probabilities, (nint)row * BlockLayout.Width);
            targets.Select(row);
            var shift = TLanes.Broadcast(shape.Max<TLanes>(in z));
            VirtualLanes exponentials = default, targetSums = default, products = default;
            for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                TLanes exponential = TLanes.Zero, targetSum = TLanes.Zero, product = TLanes.Zero;
                nint from = lane;
                for (nint offset = lane; offset < shape.End; offset += shape.Stride)
                {
                    var x = TLanes.Load(in z, offset) - shift;
                    var t = targets.Full(from);
                    var e = Functions.Exp(x);
                    TLanes.Store(e, ref p, offset);
                    exponential += e;
                    targetSum += t;
                    product = TLanes.MultiplyAdd(t, x, product);
                    from += BlockLayout.Width;
                }

                if (shape.Tail != 0)
                {
                    var mask = PaddedLanes.Mask<TLanes>(shape.Tail, lane);
                    var x = TLanes.And(TLanes.Load(in z, shape.End + lane) - shift, mask);
                    var t = TLanes.And(targets.Tail(lane), mask);
                    var e = TLanes.And(Functions.Exp(x), mask);
                    TLanes.Store(e, ref p, shape.End + lane);
                    exponential += e;
                    targetSum += t;
                    product = TLanes.MultiplyAdd(t, x, product);
                }

                exponentials.Set(exponential, lane);
                targetSums.Set(targetSum, lane);
                products.Set(product, lane);
            }

            float sum = exponentials.Sum(), targetTotal = targetSums.Sum(), weight = Weight(in step, row / positions);
            total += (double)weight * ((Logarithm(sum) * targetTotal) - products.Sum());
            shape.Divide<TLanes>(ref p, sum);
            if (training)
                SoftmaxDelta(in shape, ref p, ref Unsafe.Add(ref delta, (nint)row * BlockLayout.Width), ref targets, targetTotal, weight / rows);
        }

        return (float)(total / rows);
    }

    /// <summary><c>(p · T - t) · scale</c> for one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SoftmaxDelta<TLanes>(
        in BlockedRow shape, ref float probabilities, ref float delta, ref SmoothedTargets<TLanes> targets, float targetTotal, float scale)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes totals = TLanes.Broadcast(targetTotal), scales = TLanes.Broadcast(scale);
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            nint from = lane;
            for (nint offset = lane; offset < shape.End; offset += shape.Stride)
            {
                TLanes.Store(((TLanes.Load(in probabilities, offset) * totals) - targets.Full(from)) * scales, ref delta, offset);
                from += BlockLayout.Width;
            }

            if (shape.Tail != 0)
            {
                var last = ((TLanes.Load(in probabilities, shape.End + lane) * totals) - targets.Tail(lane)) * scales;
                TLanes.Store(TLanes.And(last, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref delta, shape.End + lane);
            }
        }
    }

    /// <summary>Targets of a row, moved towards the uniform distribution: <c>t = fma(y, 1 - s, s / channels)</c>.</summary>
    private ref struct SmoothedTargets<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly TLanes _keep;
        private readonly TLanes _share;
        private TargetRow _rows;
        private ref float _first;
        private int _row;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public SmoothedTargets(ref float first, int rows, int channels, double labelSmoothing)
        {
            _rows = new TargetRow(ref first, rows, channels);
            _keep = TLanes.Broadcast((float)(1 - labelSmoothing));
            _share = TLanes.Broadcast((float)(labelSmoothing * (1.0 / channels)));
        }

        /// <summary>Turns to a row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Select(int row)
        {
            _row = row;
            _first = ref _rows.First(row);
            if (!_rows.IsWide(row))
                _rows.Copy(row);
        }

        /// <summary>A vector of the filled blocks.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly TLanes Full(nint offset) => TLanes.MultiplyAdd(TLanes.Load(in _first, offset), _keep, _share);

        /// <summary>A vector of the last block; its padded lanes are arbitrary.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Tail(int lane) => TLanes.MultiplyAdd(_rows.Tail<TLanes>(_row, lane), _keep, _share);
    }
}
