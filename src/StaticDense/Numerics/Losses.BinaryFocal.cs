using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>
    /// Binary focal crossentropy of probabilities: the mean over channels of <c>w · (q^gamma · b)</c>, where t and the crossentropy b are those of
    /// <see cref="BinaryCrossentropy{TLanes}"/>, <c>q = fma(t, 1 - p, (1 - t) · p)</c> is the probability missed, and <c>w = fma(t, alpha, (1 - t) · (1 - alpha))</c> where classes are
    /// weighed. Derivative <c>w · fma(s, b, q^gamma · b')</c> with <c>s = (gamma · q^(gamma - 1)) · (1 - 2 t)</c>.
    /// </summary>
    /// <param name="output">Blocks of the probabilities.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="labelSmoothing">How far targets are moved to ½.</param>
    /// <param name="alpha">The weight of class 1; that of class 0 is 1 - alpha. Negative where classes are not weighed.</param>
    /// <param name="gamma">The exponent.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    public static float BinaryFocalCrossentropy<TLanes>(
        ref float output,
        ref float delta,
        bool training,
        double labelSmoothing,
        double alpha,
        double gamma,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, FocalElement>(ref output, ref output, ref delta, training, FocalNumbers<TLanes>(labelSmoothing, alpha, gamma), samples, positions, channels, capacity, in step);

    /// <summary>
    /// Binary focal crossentropy of logits, the crossentropy b exact as in <see cref="BinaryCrossentropyFromLogits{TLanes}"/>: the mean over channels of
    /// <c>w · (q^gamma · b)</c> with <c>p = sigmoid(z)</c>, and q, w and s as in <see cref="BinaryFocalCrossentropy{TLanes}"/>; derivative
    /// <c>w · fma(s · (p · (1 - p)), b, q^gamma · (p - t))</c>.
    /// </summary>
    /// <param name="logits">Blocks of the logits.</param>
    /// <param name="probabilities">Blocks that receive the probabilities; may be those of logits or of delta.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="labelSmoothing">How far targets are moved to ½.</param>
    /// <param name="alpha">The weight of class 1; that of class 0 is 1 - alpha. Negative where classes are not weighed.</param>
    /// <param name="gamma">The exponent.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    public static float BinaryFocalCrossentropyFromLogits<TLanes>(
        ref float logits,
        ref float probabilities,
        ref float delta,
        bool training,
        double labelSmoothing,
        double alpha,
        double gamma,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        MeanOfElements<TLanes, FocalLogitElement>(ref logits, ref probabilities, ref delta, training, FocalNumbers<TLanes>(labelSmoothing, alpha, gamma), samples, positions, channels, capacity, in step);

    private static LossNumbers<TLanes> FocalNumbers<TLanes>(double labelSmoothing, double alpha, double gamma)
        where TLanes : struct, ILanes<TLanes> =>
        new(
            (float)(1 - labelSmoothing),
            (float)(0.5 * labelSmoothing),
            alpha < 0 ? 1 : (float)alpha,
            alpha < 0 ? 1 : (float)(1 - alpha),
            (float)gamma);

    /// <summary><c>x^exponent</c> for x ≥ 0: by products for 0, 1 and 2, else <c>exp(exponent · log x)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Power<TLanes>(TLanes x, float exponent)
        where TLanes : struct, ILanes<TLanes> =>
        exponent switch
        {
            0 => TLanes.Broadcast(1f),
            1 => x,
            2 => x * x,
            _ => Functions.Exp(TLanes.Broadcast(exponent) * Functions.Log(x)),
        };

    /// <summary><c>exponent · x^(exponent - 1)</c>; 0 at 0, also for exponents below 1, where it is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes PowerSlope<TLanes>(TLanes x, float exponent)
        where TLanes : struct, ILanes<TLanes> =>
        exponent switch
        {
            0 => TLanes.Zero,
            1 => TLanes.Broadcast(1f),
            _ => TLanes.Select(TLanes.Equal(x, TLanes.Zero), TLanes.Zero, TLanes.Broadcast(exponent) * Power(x, exponent - 1)),
        };

    /// <summary>The parts that the focal losses of probabilities and of logits share.</summary>
    private readonly ref struct FocalParts<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        /// <summary>The smoothed target, the probability missed, and the weight.</summary>
        public readonly TLanes Target, Missed, Weight;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public FocalParts(TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
        {
            var one = TLanes.Broadcast(1f);
            Target = TLanes.MultiplyAdd(target, numbers.First, numbers.Second);
            Missed = TLanes.MultiplyAdd(Target, one - probability, (one - Target) * probability);
            Weight = TLanes.MultiplyAdd(Target, numbers.Positive, (one - Target) * numbers.Negative);
        }

        /// <summary>The derivative of <c>q^gamma</c> with respect to the probability.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Slope(float gamma) => PowerSlope(Missed, gamma) * (TLanes.Broadcast(1f) - (Target + Target));
    }

    private readonly struct FocalElement : IElementLoss
    {
        public static bool FromLogits => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var parts = new FocalParts<TLanes>(output, target, in numbers);
            return parts.Weight * (Power(parts.Missed, numbers.Gamma) * BinaryElement.Value(output, probability, target, in numbers));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var parts = new FocalParts<TLanes>(output, target, in numbers);
            var crossentropy = BinaryElement.Value(output, probability, target, in numbers);
            var derivative = BinaryElement.Derivative(output, probability, target, in numbers);
            return parts.Weight * TLanes.MultiplyAdd(parts.Slope(numbers.Gamma), crossentropy, Power(parts.Missed, numbers.Gamma) * derivative);
        }
    }

    private readonly struct FocalLogitElement : IElementLoss
    {
        public static bool FromLogits => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var parts = new FocalParts<TLanes>(probability, target, in numbers);
            return parts.Weight * (Power(parts.Missed, numbers.Gamma) * BinaryLogitElement.Value(output, probability, target, in numbers));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
            where TLanes : struct, ILanes<TLanes>
        {
            var parts = new FocalParts<TLanes>(probability, target, in numbers);
            var crossentropy = BinaryLogitElement.Value(output, probability, target, in numbers);
            var slope = parts.Slope(numbers.Gamma) * (probability * (TLanes.Broadcast(1f) - probability));
            return parts.Weight * TLanes.MultiplyAdd(slope, crossentropy, Power(parts.Missed, numbers.Gamma) * (probability - parts.Target));
        }
    }
}
