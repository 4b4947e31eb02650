using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>
    /// Crossentropy of logits and integer labels, exact without clipping. With <c>x = z - max</c> and <c>S = Σ exp(x)</c>:
    /// <c>rowloss = log S - x[label]</c>, probabilities <c>p = exp(x) / S</c>, <c>delta = (p - onehot) · scale</c>.
    /// </summary>
    /// <param name="logits">Blocks of the logits.</param>
    /// <param name="probabilities">Blocks that receive the probabilities; may be those of logits or of delta.</param>
    /// <param name="delta">Blocks that receive the gradient with respect to the logits.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows, and labels, of one sample.</param>
    /// <param name="channels">The classes.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Labels and sample weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class; nothing is written.</exception>
    public static float SparseCategoricalCrossentropyFromLogits<TLanes>(
        ref float logits,
        ref float probabilities,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        SparseLogits<TLanes>(ref logits, ref probabilities, ref delta, training, ignoreClass: null, samples, positions, channels, capacity, in step);

    /// <summary>
    /// As the other form; rows with the ignored class have the loss 0 and no gradient, and the mean is over the others: 0 where there are none.
    /// </summary>
    /// <param name="logits">Blocks of the logits.</param>
    /// <param name="probabilities">Blocks that receive the probabilities; may be those of logits or of delta.</param>
    /// <param name="delta">Blocks that receive the gradient with respect to the logits.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="ignoreClass">The class to ignore; it need not be one of the classes.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows, and labels, of one sample.</param>
    /// <param name="channels">The classes.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Labels and sample weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class; nothing is written.</exception>
    public static float SparseCategoricalCrossentropyFromLogits<TLanes>(
        ref float logits,
        ref float probabilities,
        ref float delta,
        bool training,
        int ignoreClass,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        SparseLogits<TLanes>(ref logits, ref probabilities, ref delta, training, ignoreClass, samples, positions, channels, capacity, in step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float SparseLogits<TLanes>(
        ref float logits,
        ref float probabilities,
        ref float delta,
        bool training,
        int? ignoreClass,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes>
    {
        var rows = samples * positions;
        CheckLabels(step.Labels, channels, ignoreClass);
        var counted = ignoreClass is { } ignored ? rows - step.Labels[..rows].Count(ignored) : rows;
        var shape = new BlockedRow(channels, capacity);
        double total = 0;
        var row = 0;
        for (; ignoreClass is null && NarrowRows.Fit(channels) && rows - row >= NarrowRows.Count; row += NarrowRows.Count)
        {
            var offset = (nint)row * BlockLayout.Width;
            NarrowSparseLogits<TLanes>(
                ref Unsafe.Add(ref logits, offset), ref Unsafe.Add(ref probabilities, offset), ref Unsafe.Add(ref delta, offset), training, row, rows, positions, channels, in step, ref total);
        }

        for (; row < rows; row++)
        {
            ref var z = ref Unsafe.Add(ref logits, (nint)row * BlockLayout.Width);
            ref var p = ref Unsafe.Add(ref probabilities, (nint)row * BlockLayout.Width);
            ref var d = ref Unsafe.Add(ref delta, (nint)row * BlockLayout.Width);
            var isIgnored = step.Labels[row] == ignoreClass;
            var label = isIgnored ? 0 : BlockLayout.Offset(0, step.Labels[row], capacity);
            var max = shape.Max<TLanes>(in z);
            var x = Unsafe.Add(ref z, label) - max;
            var sum = shape.Exponentials<TLanes>(in z, ref p, max, stores: true);
            shape.Divide<TLanes>(ref p, sum);
            if (isIgnored)
            {
                ClearRow<TLanes>(in shape, ref d, training);
                continue;
            }

            var weight = Weight(in step, row / positions);
            total += (double)weight * (Logarithm(sum) - x);
            if (training)
            {
                var scale = weight / counted;
                var atLabel = (Unsafe.Add(ref p, label) - 1) * scale;
                ScaleRow<TLanes>(in shape, ref p, ref d, scale);
                Unsafe.Add(ref d, label) = atLabel;
            }
        }

        return counted == 0 ? 0 : (float)(total / counted);
    }

    /// <summary>
    /// Crossentropy of probabilities and integer labels. With <c>S = Σ p</c>, <c>q = p[label] / S</c> and <c>c = clip(q)</c> to
    /// [1e-7, 1 - 1e-7]: <c>rowloss = -log c</c>. The gradient runs through clipping and division: <c>g = -1 / c</c> at the label, 0 where q is
    /// clipped, <c>delta = (g · onehot - g · q) · (scale / S)</c>. The bits are those of the categorical loss with one-hot targets.
    /// </summary>
    /// <param name="output">Blocks of the probabilities.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows, and labels, of one sample.</param>
    /// <param name="channels">The classes.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Labels and sample weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class; nothing is written.</exception>
    public static float SparseCategoricalCrossentropy<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        SparseProbabilities<TLanes>(ref output, ref delta, training, ignoreClass: null, samples, positions, channels, capacity, in step);

    /// <summary>
    /// As the other form; rows with the ignored class have the loss 0 and no gradient, and the mean is over the others: 0 where there are none.
    /// </summary>
    /// <param name="output">Blocks of the probabilities.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="ignoreClass">The class to ignore; it need not be one of the classes.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows, and labels, of one sample.</param>
    /// <param name="channels">The classes.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Labels and sample weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class; nothing is written.</exception>
    public static float SparseCategoricalCrossentropy<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int ignoreClass,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        SparseProbabilities<TLanes>(ref output, ref delta, training, ignoreClass, samples, positions, channels, capacity, in step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float SparseProbabilities<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int? ignoreClass,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes>
    {
        var rows = samples * positions;
        CheckLabels(step.Labels, channels, ignoreClass);
        var counted = ignoreClass is { } ignored ? rows - step.Labels[..rows].Count(ignored) : rows;
        var shape = new BlockedRow(channels, capacity);
        double total = 0;
        for (var row = 0; row < rows; row++)
        {
            ref var p = ref Unsafe.Add(ref output, (nint)row * BlockLayout.Width);
            ref var d = ref Unsafe.Add(ref delta, (nint)row * BlockLayout.Width);
            if (step.Labels[row] == ignoreClass)
            {
                ClearRow<TLanes>(in shape, ref d, training);
                continue;
            }

            var label = BlockLayout.Offset(0, step.Labels[row], capacity);
            var sum = shape.Sum<TLanes>(in p);
            var q = new LanesScalar(Unsafe.Add(ref p, label) / sum);
            var weight = Weight(in step, row / positions);
            total += (double)weight * -Logarithm(Clip(q).Value);
            if (training)
            {
                var g = NegativeQuotient(new LanesScalar(1), q).Value;
                float product = g * q.Value, factor = weight / counted / sum;
                FillRow<TLanes>(in shape, ref d, (0 - product) * factor);
                Unsafe.Add(ref d, label) = (g - product) * factor;
            }
        }

        return counted == 0 ? 0 : (float)(total / counted);
    }

    /// <summary>No gradient for a row.</summary>
    private static void ClearRow<TLanes>(in BlockedRow shape, ref float delta, bool training)
        where TLanes : struct, ILanes<TLanes>
    {
        if (training)
            FillRow<TLanes>(in shape, ref delta, 0);
    }

    /// <summary>One row times a number; padded lanes +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ScaleRow<TLanes>(in BlockedRow shape, ref float source, ref float destination, float factor)
        where TLanes : struct, ILanes<TLanes>
    {
        var factors = TLanes.Broadcast(factor);
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            for (nint offset = lane; offset < shape.End; offset += shape.Stride)
                TLanes.Store(TLanes.Load(in source, offset) * factors, ref destination, offset);
            if (shape.Tail != 0)
                TLanes.Store(TLanes.And(TLanes.Load(in source, shape.End + lane) * factors, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref destination, shape.End + lane);
        }
    }

    /// <summary>One number in all channels of a row; padded lanes +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillRow<TLanes>(in BlockedRow shape, ref float destination, float value)
        where TLanes : struct, ILanes<TLanes>
    {
        var values = TLanes.Broadcast(value);
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            for (nint offset = lane; offset < shape.End; offset += shape.Stride)
                TLanes.Store(values, ref destination, offset);
            if (shape.Tail != 0)
                TLanes.Store(TLanes.And(values, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref destination, shape.End + lane);
        }
    }
}
