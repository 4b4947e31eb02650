using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>
    /// Categorical focal crossentropy of probabilities: t, S, q and c as in <see cref="CategoricalCrossentropy{TLanes}"/>,
    /// <c>rowloss = -(alpha · Σ ((1 - c)^gamma · t) · log c)</c>, a chain of fma(share, log c, sum). The gradient runs through clipping and division:
    /// <c>g = alpha · ((gamma · (1 - c)^(gamma - 1)) · t · log c - ((1 - c)^gamma · t) / c)</c>, 0 where q is clipped,
    /// <c>delta = (g - Σ g · q) · (scale / S)</c>.
    /// </summary>
    /// <param name="output">Blocks of the probabilities.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="labelSmoothing">How far targets are moved to the uniform distribution.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="gamma">The exponent.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The classes.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    public static float CategoricalFocalCrossentropy<TLanes>(
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
        CategoricalOfProbabilities<TLanes, FocalTerm>(
            ref output, ref delta, training, labelSmoothing, new FocalTerm((float)alpha, (float)gamma), throughSoftmax: false, samples, positions, channels, capacity, in step);

    /// <summary>
    /// Categorical focal crossentropy of logits: probabilities <c>p = softmax(z)</c>, then <c>c = clip(p)</c>, the loss and g as in
    /// <see cref="CategoricalFocalCrossentropy{TLanes}"/>, and <c>delta = ((g - Σ g · p) · p) · scale</c>. As in Keras probabilities are clipped here too.
    /// </summary>
    /// <param name="logits">Blocks of the logits.</param>
    /// <param name="probabilities">Blocks that receive the probabilities; may be those of logits or of delta.</param>
    /// <param name="delta">Blocks that receive the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="labelSmoothing">How far targets are moved to the uniform distribution.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="gamma">The exponent.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The classes.</param>
    /// <param name="capacity">The rows that a panel of each buffer holds.</param>
    /// <param name="step">Targets and sample weights.</param>
    public static float CategoricalFocalCrossentropyFromLogits<TLanes>(
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
        where TLanes : struct, ILanes<TLanes>
    {
        Softmax.Forward<TLanes>(ref logits, ref probabilities, samples * positions, channels, capacity);
        return CategoricalOfProbabilities<TLanes, FocalTerm>(
            ref probabilities, ref delta, training, labelSmoothing, new FocalTerm((float)alpha, (float)gamma), throughSoftmax: true, samples, positions, channels, capacity, in step);
    }

    private readonly struct FocalTerm(float alpha, float gamma) : ICategoricalTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Share<TLanes>(TLanes target, TLanes clipped)
            where TLanes : struct, ILanes<TLanes> =>
            Power(TLanes.Broadcast(1f) - clipped, gamma) * target;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Gradient<TLanes>(TLanes target, TLanes probability)
            where TLanes : struct, ILanes<TLanes>
        {
            var clipped = Clip(probability);
            var missed = TLanes.Broadcast(1f) - clipped;
            var slope = PowerSlope(missed, gamma) * target * Functions.Log(clipped);
            return WhereUnclipped(probability, TLanes.Broadcast(alpha) * (slope - (Power(missed, gamma) * target / clipped)));
        }

        public float Total(float sum) => -(alpha * sum);
    }
}
