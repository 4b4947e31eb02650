using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>
    /// Mean of <c>e · e</c> with <c>e = p - y</c>; derivative <c>e + e</c>.
    /// </summary>
    /// <param name="output">Blocks of the outputs.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    public static float MeanSquaredError<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, SquaredError>(ref output, ref output, ref delta, training, default, samples, positions, channels, capacity, in step);

    /// <summary>
    /// Mean of <c>|e|</c> with <c>e = p - y</c>; derivative the sign, 0 at 0.
    /// </summary>
    /// <param name="output">Blocks of the outputs.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    public static float MeanAbsoluteError<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, AbsoluteError>(ref output, ref output, ref delta, training, default, samples, positions, channels, capacity, in step);

    /// <summary>
    /// Mean of <c>0.5 · (e · e)</c> where <c>|e| ≤ t</c>, else <c>t · |e| - 0.5 · (t · t)</c>, with <c>e = p - y</c> and the threshold t;
    /// derivative <c>min(max(e, -t), t)</c>.
    /// </summary>
    /// <param name="output">Blocks of the outputs.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="deltaThreshold">Where the loss turns from quadratic to linear.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    public static float Huber<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        float deltaThreshold,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, HuberError>(ref output, ref output, ref delta, training, new LossNumbers<TLanes>(deltaThreshold, 0), samples, positions, channels, capacity, in step);

    private readonly struct SquaredError : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var error = output - target;
            return error * error;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var error = output - target;
            return error + error;
        }
    }

    private readonly struct AbsoluteError : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
            => TLanes.Abs(output - target);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
            => Signs.Of(output - target);
    }

    private readonly struct HuberError : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var error = output - target;
            var size = TLanes.Abs(error);
            var threshold = numbers.First;
            var half = TLanes.Broadcast(0.5f);
            return TLanes.Select(TLanes.LessThanOrEqual(size, threshold), half * (error * error), (threshold * size) - (half * (threshold * threshold)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
            => TLanes.Min(TLanes.Max(output - target, TLanes.Zero - numbers.First), numbers.First);
    }
}
