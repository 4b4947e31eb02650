using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>
    /// Minus the cosine between outputs and targets. With the sums of products <c>A = Σ y · y</c>, <c>B = Σ p · p</c> and <c>C = Σ y · p</c>, each a
    /// chain of fma, <c>a = min(1 / √A, 1e7)</c> and <c>b = min(1 / √B, 1e7)</c>: <c>c = (C · a) · b</c>, <c>rowloss = -c</c>,
    /// <c>delta = (u · p - v · y) · scale</c> with <c>u = (c · b) · b</c>, 0 where b is cut off, and <c>v = a · b</c>.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError{TLanes}" path="/param"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float CosineSimilarity<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes>
    {
        const float Longest = 1e7f;
        var rows = samples * positions;
        CheckTargets(in step, rows, channels);
        var shape = new BlockedRow(channels, capacity);
        var targets = new SmoothedTargets<TLanes>(ref MemoryMarshal.GetReference(step.Targets), rows, channels, labelSmoothing: 0);
        double total = 0;
        for (var row = 0; row < rows; row++)
        {
            ref var p = ref Unsafe.Add(ref output, (nint)row * BlockLayout.Width);
            targets.Select(row);
            var (squares, products) = Products(in shape, ref p, ref targets);
            var targetFactor = MathF.Min(1 / MathF.Sqrt(squares), Longest);
            var inverse = 1 / MathF.Sqrt(shape.Dot<TLanes>(in p, in p));
            var factor = MathF.Min(inverse, Longest);
            var cosine = products * targetFactor * factor;
            var weight = Weight(in step, row / positions);
            total += (double)weight * -cosine;
            if (training)
            {
                ref var d = ref Unsafe.Add(ref delta, (nint)row * BlockLayout.Width);
                ScaledDifference(in shape, ref p, ref d, ref targets, inverse > Longest ? 0 : cosine * factor * factor, targetFactor * factor, weight / rows);
            }
        }

        return (float)(total / rows);
    }

    /// <summary>
    /// The categorical hinge loss: <c>max(h, 0)</c> with <c>h = (N - P) + 1</c>, the largest <c>N = max((1 - y) · p)</c> and <c>P = Σ y · p</c>, a chain of fma. Where h is above 0,
    /// <c>delta = (0 - y) · scale</c>, and at the largest (the first of equals) <c>((1 - y) - y) · scale</c>; else 0.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError{TLanes}" path="/param"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float CategoricalHinge<TLanes>(
        ref float output,
        ref float delta,
        bool training,
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
        var targets = new SmoothedTargets<TLanes>(ref MemoryMarshal.GetReference(step.Targets), rows, channels, labelSmoothing: 0);
        double total = 0;
        for (var row = 0; row < rows; row++)
        {
            ref var p = ref Unsafe.Add(ref output, (nint)row * BlockLayout.Width);
            targets.Select(row);
            var (_, products) = Products(in shape, ref p, ref targets);
            var target = step.Targets.Slice(row * channels, channels);
            var (largest, at) = LargestOfOthers(ref p, target, capacity);
            var excess = largest - products + 1;
            var weight = Weight(in step, row / positions);
            total += (double)weight * MathF.Max(excess, 0);
            if (training)
            {
                ref var d = ref Unsafe.Add(ref delta, (nint)row * BlockLayout.Width);
                var scale = weight / rows;
                if (!(excess > 0))
                {
                    FillRow<TLanes>(in shape, ref d, 0);
                    continue;
                }

                NegatedTargets(in shape, ref d, ref targets, scale);
                Unsafe.Add(ref d, BlockLayout.Offset(0, at, capacity)) = (1 - target[at] - target[at]) * scale;
            }
        }

        return (float)(total / rows);
    }

    /// <summary><c>max((1 - y) · p)</c> and the first channel where it stands; a NaN is the largest.</summary>
    private static (float Value, int Channel) LargestOfOthers(ref float output, ReadOnlySpan<float> target, int capacity)
    {
        var best = 0;
        var largest = (1 - target[0]) * output;
        for (var channel = 1; channel < target.Length && !float.IsNaN(largest); channel++)
        {
            var value = (1 - target[channel]) * Unsafe.Add(ref output, BlockLayout.Offset(0, channel, capacity));
            if (value > largest || float.IsNaN(value))
                (largest, best) = (value, channel);
        }

        return (largest, best);
    }

    /// <summary><c>Σ y · y</c> and <c>Σ y · p</c> of one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (float Squares, float Products) Products<TLanes>(in BlockedRow shape, ref float output, ref SmoothedTargets<TLanes> targets)
        where TLanes : struct, ILanes<TLanes>
    {
        VirtualLanes squares = default, products = default;
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            TLanes square = TLanes.Zero, product = TLanes.Zero;
            nint from = lane;
            for (nint offset = lane; offset < shape.End; offset += shape.Stride)
            {
                var y = targets.Full(from);
                square = TLanes.MultiplyAdd(y, y, square);
                product = TLanes.MultiplyAdd(y, TLanes.Load(in output, offset), product);
                from += BlockLayout.Width;
            }

            if (shape.Tail != 0)
            {
                var y = TLanes.And(targets.Tail(lane), PaddedLanes.Mask<TLanes>(shape.Tail, lane));
                square = TLanes.MultiplyAdd(y, y, square);
                product = TLanes.MultiplyAdd(y, TLanes.Load(in output, shape.End + lane), product);
            }

            squares.Set(square, lane);
            products.Set(product, lane);
        }

        return (squares.Sum(), products.Sum());
    }

    /// <summary><c>(u · p - v · y) · scale</c> for one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ScaledDifference<TLanes>(
        in BlockedRow shape, ref float output, ref float delta, ref SmoothedTargets<TLanes> targets, float outputFactor, float targetFactor, float scale)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes u = TLanes.Broadcast(outputFactor), v = TLanes.Broadcast(targetFactor), scales = TLanes.Broadcast(scale);
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            nint from = lane;
            for (nint offset = lane; offset < shape.End; offset += shape.Stride)
            {
                TLanes.Store(((u * TLanes.Load(in output, offset)) - (v * targets.Full(from))) * scales, ref delta, offset);
                from += BlockLayout.Width;
            }

            if (shape.Tail != 0)
            {
                var last = ((u * TLanes.Load(in output, shape.End + lane)) - (v * targets.Tail(lane))) * scales;
                TLanes.Store(TLanes.And(last, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref delta, shape.End + lane);
            }
        }
    }

    /// <summary><c>(0 - y) · scale</c> for one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void NegatedTargets<TLanes>(in BlockedRow shape, ref float delta, ref SmoothedTargets<TLanes> targets, float scale)
        where TLanes : struct, ILanes<TLanes>
    {
        var scales = TLanes.Broadcast(scale);
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            nint from = lane;
            for (nint offset = lane; offset < shape.End; offset += shape.Stride)
            {
                TLanes.Store((TLanes.Zero - targets.Full(from)) * scales, ref delta, offset);
                from += BlockLayout.Width;
            }

            if (shape.Tail != 0)
                TLanes.Store(TLanes.And((TLanes.Zero - targets.Tail(lane)) * scales, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref delta, shape.End + lane);
        }
    }
}
