using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Dropout
{
    /// <summary>
    /// Drops or keeps whole channels of a sample, by the rule of <see cref="Forward{TLanes}"/> with the channel as the element's index. Padded lanes, +0
    /// in the source, stay +0.
    /// </summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output; may be the source.</param>
    /// <param name="samples">Samples in the buffers, from the step's first own sample on.</param>
    /// <param name="positions">Rows of a sample.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="rate">The share of channels to drop, in [0, 1].</param>
    /// <param name="layer">The layer's number.</param>
    /// <param name="step">The seed and the step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void SpatialForward<TLanes>(
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
        // As in Forward: at rate 1 nothing is kept, infinities included.
        var dropsAll = rate >= 1f;
        var threshold = TLanes.BroadcastInteger(dropsAll ? -1 : (int)(uint)(rate * 4294967296.0));
        var scale = TLanes.Broadcast(dropsAll ? 0f : (float)(1.0 / (1.0 - rate)));
        var ones = TLanes.BroadcastInteger(dropsAll ? 0 : -1);

        var layerKey = ElementRandom.LayerKey(step.Seed, RandomStream.Dropout, layer, step.Step);
        for (var sample = 0; sample < samples; sample++)
        {
            var key = CounterRandom.Absorb(layerKey, (ulong)(step.FirstSample + sample));
            TLanes first = TLanes.BroadcastInteger((int)(uint)key), second = TLanes.BroadcastInteger((int)(uint)(key >> 32));
            for (var channel = 0; channel < channels; channel += BlockLayout.Width)
            {
                var start = BlockLayout.Offset(sample * positions, channel, capacity);
                for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                {
                    var draw = ElementRandom.Draw(TLanes.AddInteger(TLanes.BroadcastInteger(channel + lane), TLanes.Indices), first, second);
                    var kept = TLanes.Select(TLanes.LessThanUnsigned(draw, threshold), TLanes.Zero, ones);
                    var end = start + ((nint)positions * BlockLayout.Width);
                    for (var i = start + lane; i < end; i += BlockLayout.Width)
                        TLanes.Store(TLanes.And(kept, TLanes.Load(ref source, i) * scale), ref destination, i);
                }
            }
        }
    }

    /// <summary>The gradient of <see cref="SpatialForward{TLanes}"/>, in place: the same channels are kept and scaled.</summary>
    /// <param name="delta">The first gradient.</param>
    /// <param name="samples">Samples in the buffers, from the step's first own sample on.</param>
    /// <param name="positions">Rows of a sample.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffer holds.</param>
    /// <param name="rate">The share of channels to drop, in [0, 1].</param>
    /// <param name="layer">The layer's number.</param>
    /// <param name="step">The seed and the step.</param>
    public static void SpatialBackward<TLanes>(
        ref float delta, int samples, int positions, int channels, int capacity, float rate, int layer, ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes> =>
        SpatialForward<TLanes>(ref delta, ref delta, samples, positions, channels, capacity, rate, layer, in step);
}
