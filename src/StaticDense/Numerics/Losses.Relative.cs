using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>
    /// Mean of <c>100 · (|e| / max(|y|, 1e-7))</c> with <c>e = p - y</c>; derivative <c>sign(e) · (100 / max(|y|, 1e-7))</c>, 0 at 0.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError{TLanes}" path="/param"/>
    public static float MeanAbsolutePercentageError<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, PercentageError>(ref output, ref output, ref delta, training, default, samples, positions, channels, capacity, in step);

    /// <summary>
    /// Mean of <c>a · a</c> with <c>a = log1p(max(p, 1e-7)) - log1p(max(y, 1e-7))</c>; derivative <c>(a + a) / (1 + max(p, 1e-7))</c>, 0 where p is below 1e-7.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError{TLanes}" path="/param"/>
    public static float MeanSquaredLogarithmicError<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, LogarithmicError>(ref output, ref output, ref delta, training, default, samples, positions, channels, capacity, in step);

    /// <summary>
    /// Mean of <c>(|e| + softplus(-2 |e|)) - log 2</c>, which is log cosh e, with <c>e = p - y</c>; derivative <c>tanh(e)</c>.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError{TLanes}" path="/param"/>
    public static float LogCosh<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, LogCoshError>(ref output, ref output, ref delta, training, default, samples, positions, channels, capacity, in step);

    private readonly struct PercentageError : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
            => TLanes.Broadcast(100f) * (TLanes.Abs(output - target) / Divisor(target));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
            => Signs.Of(output - target) * (TLanes.Broadcast(100f) / Divisor(target));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes Divisor<TLanes>(TLanes target)
            where TLanes : struct, ILanes<TLanes> =>
            TLanes.Max(TLanes.Abs(target), TLanes.Broadcast(Lowest));
    }

    private readonly struct LogarithmicError : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var difference = Difference(output, target);
            return difference * difference;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var difference = Difference(output, target);
            var slope = (difference + difference) / (TLanes.Broadcast(1f) + AtLeast(output));
            return TLanes.Select(TLanes.LessThan(output, TLanes.Broadcast(Lowest)), TLanes.Zero, slope);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes Difference<TLanes>(TLanes output, TLanes target)
            where TLanes : struct, ILanes<TLanes> =>
            Functions.Log1p(AtLeast(output)) - Functions.Log1p(AtLeast(target));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes AtLeast<TLanes>(TLanes value)
            where TLanes : struct, ILanes<TLanes> =>
            TLanes.Max(value, TLanes.Broadcast(Lowest));
    }

    private readonly struct LogCoshError : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var size = TLanes.Abs(output - target);
            return size + Functions.Softplus(TLanes.Zero - (size + size)) - TLanes.Broadcast(0.6931472f);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
            => Functions.Tanh(output - target);
    }
}
