using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>
    /// Mean of <c>p - y · log(p + 1e-7)</c>; derivative <c>1 - y / (p + 1e-7)</c>.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError{TLanes}" path="/param"/>
    public static float Poisson<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, PoissonElement>(ref output, ref output, ref delta, training, default, samples, positions, channels, capacity, in step);

    /// <summary>
    /// Kullback and Leibler's divergence: the sum over channels of <c>t · log(t / q)</c> with <c>t = min(max(y, 1e-7), 1)</c> and <c>q = min(max(p, 1e-7), 1)</c>;
    /// derivative <c>-t / q</c>, 0 where p is clipped.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError{TLanes}" path="/param"/>
    public static float KLDivergence<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, DivergenceElement>(ref output, ref output, ref delta, training, default, samples, positions, channels, capacity, in step);

    private readonly struct PoissonElement : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
            => output - (target * Functions.Log(output + TLanes.Broadcast(Lowest)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
            => TLanes.Broadcast(1f) - (target / (output + TLanes.Broadcast(Lowest)));
    }

    private readonly struct DivergenceElement : IElementLoss
    {
        public static bool FromLogits => false;

        public static bool IsSum => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var t = ToShare(target);
            return t * Functions.Log(t / ToShare(output));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var one = TLanes.Broadcast(1f);
            var clipped = TLanes.Or(TLanes.LessThan(output, TLanes.Broadcast(Lowest)), TLanes.LessThan(one, output));
            return TLanes.Select(clipped, TLanes.Zero, TLanes.Zero - (ToShare(target) / ToShare(output)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes ToShare<TLanes>(TLanes value)
            where TLanes : struct, ILanes<TLanes> =>
            TLanes.Min(TLanes.Max(value, TLanes.Broadcast(Lowest)), TLanes.Broadcast(1f));
    }
}
