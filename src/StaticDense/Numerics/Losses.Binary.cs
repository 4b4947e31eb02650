using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>
    /// Binary crossentropy of probabilities: the mean over channels of <c>-(t · log p' + (1 - t) · log q')</c>, with smoothed targets
    /// <c>t = fma(y, 1 - s, 0.5 · s)</c>, <c>p' = clip(p)</c> and <c>q' = clip(1 - p)</c> to [1e-7, 1 - 1e-7], summed as
    /// <c>fma(t, log p', (1 - t) · log q')</c>; derivative <c>(1 - t) / q' - t / p'</c>, 0 where p is clipped.
    /// </summary>
    /// <param name="output">Blocks of the probabilities.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="labelSmoothing">How far targets are moved to ½.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    public static float BinaryCrossentropy<TLanes>(
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
        MeanOfElements<TLanes, BinaryElement>(ref output, ref output, ref delta, training, Smoothing<TLanes>(labelSmoothing), samples, positions, channels, capacity, in step);

    /// <summary>
    /// Binary crossentropy of logits, exact without clipping: the mean over channels of
    /// <c>(max(z, 0) - z · t) + softplus(-|z|)</c> with smoothed targets <c>t = fma(y, 1 - s, 0.5 · s)</c>; probabilities
    /// <c>p = sigmoid(z)</c>, derivative <c>p - t</c>.
    /// </summary>
    /// <param name="logits">Blocks of the logits.</param>
    /// <param name="probabilities">Blocks that receive the probabilities; may be those of logits or of delta.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="labelSmoothing">How far targets are moved to ½.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    public static float BinaryCrossentropyFromLogits<TLanes>(
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
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, BinaryLogitElement>(ref logits, ref probabilities, ref delta, training, Smoothing<TLanes>(labelSmoothing), samples, positions, channels, capacity, in step);

    private static LossNumbers<TLanes> Smoothing<TLanes>(double labelSmoothing)
        where TLanes : struct, ILanes<TLanes> =>
        new((float)(1 - labelSmoothing), (float)(0.5 * labelSmoothing));

    private readonly struct BinaryElement : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var t = TLanes.MultiplyAdd(target, numbers.First, numbers.Second);
            var one = TLanes.Broadcast(1f);
            return TLanes.Zero - TLanes.MultiplyAdd(t, Functions.Log(Clip(output)), (one - t) * Functions.Log(Clip(one - output)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var t = TLanes.MultiplyAdd(target, numbers.First, numbers.Second);
            var one = TLanes.Broadcast(1f);
            return WhereUnclipped(output, ((one - t) / Clip(one - output)) - (t / Clip(output)));
        }
    }

    private readonly struct BinaryLogitElement : IElementLoss
    {
        public static bool FromLogits => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var t = TLanes.MultiplyAdd(target, numbers.First, numbers.Second);
            var tail = Functions.Softplus(TLanes.Zero - TLanes.Abs(output));
            return TLanes.Max(output, TLanes.Zero) - (output * t) + tail;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
            => probability - TLanes.MultiplyAdd(target, numbers.First, numbers.Second);
    }
}
