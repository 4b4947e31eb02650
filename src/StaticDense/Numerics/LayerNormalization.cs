using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Layer normalization over the channels of each row: <c>y = fma(xhat, gamma, beta)</c>, <c>xhat = (x - mean) · inv</c>,
/// <c>inv = 1 / √(variance + epsilon)</c>; without gamma <c>xhat + beta</c>, without beta <c>xhat · gamma</c>. Mean and variance (biased, of differences from the
/// mean) are sums over 16 virtual lanes, panels ascending, joined by one pairwise tree. Gamma and beta are one block a panel.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LayerNormalization
{
    /// <summary>Normalizes each row.</summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output; may be the source where no backward pass follows. Padded lanes become +0.</param>
    /// <param name="gamma">The factors; any reference where there are none.</param>
    /// <param name="beta">The offsets; any reference where there are none.</param>
    /// <param name="hasGamma">Whether there are factors.</param>
    /// <param name="hasBeta">Whether there are offsets.</param>
    /// <param name="rows">Samples · positions.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Forward<TLanes>(
        ref float source,
        ref float destination,
        ref float gamma,
        ref float beta,
        bool hasGamma,
        bool hasBeta,
        int rows,
        int channels,
        int capacity,
        float epsilon)
        where TLanes : struct, ILanes<TLanes>
    {
        var shape = new BlockedRow(channels, capacity);
        for (nint row = 0; row < rows; row++)
        {
            ref var x = ref Unsafe.Add(ref source, row * BlockLayout.Width);
            ref var y = ref Unsafe.Add(ref destination, row * BlockLayout.Width);
            Measure<TLanes>(in shape, ref x, channels, epsilon, out var mean, out var inverse);
            TLanes means = TLanes.Broadcast(mean), inverses = TLanes.Broadcast(inverse);
            for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                nint i = lane, block = lane;
                for (; i < shape.End; i += shape.Stride, block += BlockLayout.Width)
                {
                    var factor = hasGamma ? TLanes.Load(in gamma, block) : TLanes.Broadcast(1f);
                    var offset = hasBeta ? TLanes.Load(in beta, block) : TLanes.Broadcast(-0f);
                    TLanes.Store(TLanes.MultiplyAdd((TLanes.Load(in x, i) - means) * inverses, factor, offset), ref y, i);
                }

                if (shape.Tail != 0)
                {
                    var factor = hasGamma ? TLanes.Load(in gamma, block) : TLanes.Broadcast(1f);
                    var offset = hasBeta ? TLanes.Load(in beta, block) : TLanes.Broadcast(-0f);
                    var last = TLanes.MultiplyAdd((TLanes.Load(in x, i) - means) * inverses, factor, offset);
                    TLanes.Store(TLanes.And(last, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref y, i);
                }
            }
        }
    }

    /// <summary>The mean and the inverse deviation of one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Measure<TLanes>(in BlockedRow shape, ref float row, int channels, float epsilon, out float mean, out float inverse)
        where TLanes : struct, ILanes<TLanes>
    {
        mean = shape.Sum<TLanes>(in row) / channels;
        inverse = 1f / MathF.Sqrt((shape.SquaredDeviations<TLanes>(in row, mean) / channels) + epsilon);
    }
}
