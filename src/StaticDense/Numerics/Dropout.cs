using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Inverted dropout. The draws are those of <see cref="ElementRandom"/>. An element is kept when its draw, as a fraction of 2³², is at least
/// the rate.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Dropout
{
    /// <summary>
    /// Kept values times <c>(float)(1 / (1 - rate))</c>, others +0; a rate of 1 gives zeros. Padded lanes, +0 in the source, stay +0.
    /// </summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output; may be the source.</param>
    /// <param name="samples">Samples in the buffers, from the step's first own sample on.</param>
    /// <param name="positions">Rows of a sample.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="rate">The share of values to drop, in [0, 1].</param>
    /// <param name="layer">The layer's number.</param>
    /// <param name="step">The seed and the step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Forward<TLanes>(
        ref float source,
        ref float destination,
        int samples,
        int positions,
        int channels,
        int capacity,
        float rate,
        int layer,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes>
    {
        // 2³² does not fit in 32 bits: at rate 1 the scale is +0 and what is kept must not matter, infinities included.
        var dropsAll = rate >= 1f;
        var threshold = TLanes.BroadcastInteger(dropsAll ? -1 : (int)(uint)(rate * 4294967296.0));
        var scale = TLanes.Broadcast(dropsAll ? 0f : (float)(1.0 / (1.0 - rate)));
        var keepable = TLanes.BroadcastInteger(dropsAll ? 0 : -1);

        var stride = (nint)capacity * BlockLayout.Width;
        var layerKey = ElementRandom.LayerKey(step.Seed, RandomStream.Dropout, layer, step.Step);
        for (var sample = 0; sample < samples; sample++)
        {
            var key = CounterRandom.Absorb(layerKey, (ulong)(step.FirstSample + sample));
            TLanes first = TLanes.BroadcastInteger((int)(uint)key), second = TLanes.BroadcastInteger((int)(uint)(key >> 32));
            for (var position = 0; position < positions; position++)
            {
                var row = (((nint)sample * positions) + position) * BlockLayout.Width;
                for (var channel = 0; channel < channels; channel += BlockLayout.Width, row += stride)
                {
                    for (var offset = 0; offset < BlockLayout.Width; offset += TLanes.Count)
                    {
                        var index = TLanes.BroadcastInteger((position * channels) + channel + offset);
                        var draw = ElementRandom.Draw(TLanes.AddInteger(index, TLanes.Indices), first, second);
                        var kept = TLanes.And(keepable, TLanes.Load(ref source, row + offset) * scale);
                        var result = TLanes.Select(TLanes.LessThanUnsigned(draw, threshold), TLanes.Zero, kept);
                        TLanes.Store(result, ref destination, row + offset);
                    }
                }
            }
        }
    }

    /// <summary>The gradient of <see cref="Forward{TLanes}"/>, in place: the same elements are kept and scaled.</summary>
    /// <param name="delta">The first gradient.</param>
    /// <param name="samples">Samples in the buffers, from the step's first own sample on.</param>
    /// <param name="positions">Rows of a sample.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffer holds.</param>
    /// <param name="rate">The share of values to drop, in [0, 1].</param>
    /// <param name="layer">The layer's number.</param>
    /// <param name="step">The seed and the step.</param>
    public static void Backward<TLanes>(
        ref float delta,
        int samples,
        int positions,
        int channels,
        int capacity,
        float rate,
        int layer,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        Forward<TLanes>(ref delta, ref delta, samples, positions, channels, capacity, rate, layer, in step);
}
