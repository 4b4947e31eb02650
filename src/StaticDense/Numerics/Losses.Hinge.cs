using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>
    /// Mean of <c>max(m, 0)</c> with the margin <c>m = 1 - t · p</c>; derivative -t, 0 where the margin is not above 0. Targets are <c>t = y</c>, or
    /// <c>t = fma(y, 2, -1)</c> where each of the batch is 0 or 1.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError{TLanes}" path="/param"/>
    public static float Hinge<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, HingeElement>(ref output, ref output, ref delta, training, Sides<TLanes>(in step, samples * positions * channels), samples, positions, channels, capacity, in step);

    /// <summary>
    /// Mean of <c>max(m, 0) · max(m, 0)</c> with margin and targets as in <see cref="Hinge{TLanes}"/>; derivative <c>-t · (m + m)</c>, 0 where the margin is
    /// not above 0.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError{TLanes}" path="/param"/>
    public static float SquaredHinge<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, SquaredHingeElement>(ref output, ref output, ref delta, training, Sides<TLanes>(in step, samples * positions * channels), samples, positions, channels, capacity, in step);

    /// <summary>What targets of 0 and 1 become, if there are no others in the whole batch: -1 and 1.</summary>
    private static LossNumbers<TLanes> Sides<TLanes>(in TrainingStep step, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        CheckTargets(in step, count, 1);
        foreach (var target in step.Targets[..count])
        {
            if (target is not (0 or 1))
                return new LossNumbers<TLanes>(1, 0);
        }

        return new LossNumbers<TLanes>(2, -1);
    }

    private readonly struct HingeElement : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
            => TLanes.Max(Margin(output, Side(target, in numbers)), TLanes.Zero);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var t = Side(target, in numbers);
            return TLanes.Select(TLanes.LessThanOrEqual(Margin(output, t), TLanes.Zero), TLanes.Zero, TLanes.Zero - t);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Side<TLanes>(TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes> =>
            TLanes.MultiplyAdd(target, numbers.First, numbers.Second);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Margin<TLanes>(TLanes output, TLanes side)
            where TLanes : struct, ILanes<TLanes> =>
            TLanes.Broadcast(1f) - (side * output);
    }

    private readonly struct SquaredHingeElement : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var margin = TLanes.Max(HingeElement.Margin(output, HingeElement.Side(target, in numbers)), TLanes.Zero);
            return margin * margin;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var t = HingeElement.Side(target, in numbers);
            var margin = HingeElement.Margin(output, t);
            return TLanes.Select(TLanes.LessThanOrEqual(margin, TLanes.Zero), TLanes.Zero, (TLanes.Zero - t) * (margin + margin));
        }
    }
}
