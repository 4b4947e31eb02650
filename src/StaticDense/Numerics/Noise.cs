using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Gaussian noise in training. The number n of an element is standard normal, <see cref="Functions.NormalOfBits{TLanes}"/> of its draw from
/// <see cref="ElementRandom"/>: a function of (seed, layer, step, the sample's position in the batch, the element's canonical index in the sample), in
/// a stream of its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Noise
{
    /// <summary>The standard normal number of one element.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="layer">The layer's number.</param>
    /// <param name="step">The step.</param>
    /// <param name="sample">The sample's position in the batch.</param>
    /// <param name="element">The element's canonical index in the sample.</param>
    public static float Normal(ulong seed, int layer, long step, int sample, int element) => Normal<LanesScalar>(seed, layer, step, sample, element).Value;

    /// <summary>The same in all lanes.</summary>
    internal static TLanes Normal<TLanes>(ulong seed, int layer, long step, int sample, int element)
        where TLanes : struct, ILanes<TLanes>
    {
        var key = CounterRandom.Absorb(ElementRandom.LayerKey(seed, RandomStream.Noise, layer, step), (ulong)sample);
        TLanes first = TLanes.BroadcastInteger((int)(uint)key), second = TLanes.BroadcastInteger((int)(uint)(key >> 32));
        return Functions.NormalOfBits(ElementRandom.Draw(TLanes.BroadcastInteger(element), first, second));
    }

    /// <summary>Adds noise: <c>y = fma(stddev, n, x)</c>. Its gradient is delta itself. Padded lanes become +0.</summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output; may be the source.</param>
    /// <param name="samples">Samples in the buffers, from the step's first own sample on.</param>
    /// <param name="positions">Rows of a sample.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="stddev">The noise's standard deviation.</param>
    /// <param name="layer">The layer's number.</param>
    /// <param name="step">The seed and the step.</param>
    public static void GaussianForward<TLanes>(
        ref float source,
        ref float destination,
        int samples,
        int positions,
        int channels,
        int capacity,
        float stddev,
        int layer,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        Apply<TLanes>(ref source, ref destination, samples, positions, channels, capacity, stddev, layer, in step, multiplies: false);

    /// <summary>Multiplies by noise around 1: <c>y = x · fma(factor, n, 1)</c>. Padded lanes become +0.</summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output; may be the source.</param>
    /// <param name="samples">Samples in the buffers, from the step's first own sample on.</param>
    /// <param name="positions">Rows of a sample.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="factor">The noise's standard deviation, <c>√(rate / (1 - rate))</c>.</param>
    /// <param name="layer">The layer's number.</param>
    /// <param name="step">The seed and the step.</param>
    public static void GaussianDropoutForward<TLanes>(
        ref float source,
        ref float destination,
        int samples,
        int positions,
        int channels,
        int capacity,
        float factor,
        int layer,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        Apply<TLanes>(ref source, ref destination, samples, positions, channels, capacity, factor, layer, in step, multiplies: true);

    /// <summary>The gradient of <see cref="GaussianDropoutForward{TLanes}"/>, in place: the same factors.</summary>
    /// <param name="delta">The first gradient.</param>
    /// <param name="samples">Samples in the buffers, from the step's first own sample on.</param>
    /// <param name="positions">Rows of a sample.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffer holds.</param>
    /// <param name="factor">The noise's standard deviation.</param>
    /// <param name="layer">The layer's number.</param>
    /// <param name="step">The seed and the step.</param>
    public static void GaussianDropoutBackward<TLanes>(
        ref float delta, int samples, int positions, int channels, int capacity, float factor, int layer, ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        Apply<TLanes>(ref delta, ref delta, samples, positions, channels, capacity, factor, layer, in step, multiplies: true);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply<TLanes>(
        ref float source,
        ref float destination,
        int samples,
        int positions,
        int channels,
        int capacity,
        float deviation,
        int layer,
        ref readonly TrainingStep step,
        bool multiplies)
        where TLanes : struct, ILanes<TLanes>
    {
        var deviations = TLanes.Broadcast(deviation);
        var one = TLanes.Broadcast(1f);
        var layerKey = ElementRandom.LayerKey(step.Seed, RandomStream.Noise, layer, step.Step);
        for (var sample = 0; sample < samples; sample++)
        {
            var key = CounterRandom.Absorb(layerKey, (ulong)(step.FirstSample + sample));
            TLanes first = TLanes.BroadcastInteger((int)(uint)key), second = TLanes.BroadcastInteger((int)(uint)(key >> 32));
            for (var channel = 0; channel < channels; channel += BlockLayout.Width)
            {
                var i = BlockLayout.Offset(sample * positions, channel, capacity);
                var lanes = Math.Min(BlockLayout.Width, channels - channel);
                for (var position = 0; position < positions; position++, i += BlockLayout.Width)
                {
                    for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                    {
                        var index = TLanes.AddInteger(TLanes.BroadcastInteger((position * channels) + channel + lane), TLanes.Indices);
                        var n = Functions.NormalOfBits(ElementRandom.Draw(index, first, second));
                        var x = TLanes.Load(ref source, i + lane);
                        var y = multiplies ? x * TLanes.MultiplyAdd(deviations, n, one) : TLanes.MultiplyAdd(deviations, n, x);
                        TLanes.Store(TLanes.And(PaddedLanes.Mask<TLanes>(lanes, lane), y), ref destination, i + lane);
                    }
                }
            }
        }
    }
}
