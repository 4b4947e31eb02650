using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// <c>z</c> for positive z, <c>alpha · z</c> otherwise, with trained alphas. An alpha belongs to one position and channel of a sample or is
/// shared: <c>alphaPosition[p]</c> names the row of alpha that position p uses, and with one alpha channel lane 0 of that row serves all channels.
/// Alpha is laid out as every parameter, <c>[alphaChannels / 16][alphaPositions][16]</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PRelu
{
    /// <summary>For each position of a sample, row-major over its leading axes, the row of alpha: shared axes have size 1 in alpha.</summary>
    /// <param name="leadingAxes">The sizes of all axes but the last.</param>
    /// <param name="sharedAxes">The axes that share alphas, counted from 1.</param>
    public static int[] AlphaPositions(ReadOnlySpan<int> leadingAxes, ReadOnlySpan<int> sharedAxes)
    {
        var count = 1;
        foreach (var size in leadingAxes)
            count *= size;
        var table = new int[count];
        for (var position = 0; position < count; position++)
        {
            var (rest, stride) = (position, 1);
            for (var axis = leadingAxes.Length - 1; axis >= 0; axis--)
            {
                if (!sharedAxes.Contains(axis + 1))
                {
                    table[position] += rest % leadingAxes[axis] * stride;
                    stride *= leadingAxes[axis];
                }

                rest /= leadingAxes[axis];
            }
        }

        return table;
    }

    /// <summary>The forward pass. Padded lanes of the last panel become +0.</summary>
    /// <param name="source">The first input.</param>
    /// <param name="alpha">The first alpha.</param>
    /// <param name="destination">The first output; may be the source.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="alphaPosition">For each position of a sample, its row of alpha; the length is the number of positions.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="alphaPositions">The rows of alpha.</param>
    /// <param name="alphaChannels">The size of alpha's last axis: <paramref name="channels"/>, or 1 where it is shared.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Forward<TLanes>(
        ref float source,
        ref float alpha,
        ref float destination,
        int samples,
        ReadOnlySpan<int> alphaPosition,
        int channels,
        int capacity,
        int alphaPositions,
        int alphaChannels)
        where TLanes : struct, ILanes<TLanes>
    {
        nint panelStride = (nint)capacity * BlockLayout.Width, alphaStride = (nint)alphaPositions * BlockLayout.Width;
        var isShared = alphaChannels < channels;
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            var lanes = Math.Min(channels - ((int)panel * BlockLayout.Width), BlockLayout.Width);
            for (var offset = 0; offset < BlockLayout.Width; offset += TLanes.Count)
            {
                var mask = PaddedLanes.Mask<TLanes>(lanes, offset);
                var i = (panel * panelStride) + offset;
                for (var sample = 0; sample < samples; sample++)
                {
                    foreach (nint position in alphaPosition)
                    {
                        var factor = isShared
                            ? TLanes.Broadcast(Unsafe.Add(ref alpha, position * BlockLayout.Width))
                            : TLanes.Load(ref alpha, (panel * alphaStride) + (position * BlockLayout.Width) + offset);
                        var z = TLanes.Load(ref source, i);
                        var y = TLanes.Select(TLanes.LessThan(TLanes.Zero, z), z, factor * z);
                        TLanes.Store(TLanes.And(mask, y), ref destination, i);
                        i += BlockLayout.Width;
                    }
                }
            }
        }
    }

    /// <summary>
    /// The backward pass. <c>delta</c> is multiplied in place by 1 for positive z, alpha for negative z and 0 at 0 (Keras composes
    /// the function of two rectifiers, both flat at 0). The gradient of alpha is written anew: chains <c>acc = fma(delta, min(z, 0), acc)</c> from
    /// +0, samples ascending, then positions ascending. A shared channel axis crosses lanes: 16 chains, one for each lane of a block, over samples,
    /// positions, then panels, joined by halves: <c>a[i] + a[i + 8]</c>, then 4, 2, 1.
    /// </summary>
    /// <param name="source">The first input of the forward pass.</param>
    /// <param name="alpha">The first alpha.</param>
    /// <param name="delta">The first gradient.</param>
    /// <param name="alphaGradient">The gradient of the first alpha; laid out as alpha, its padded lanes become +0.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="alphaPosition">For each position of a sample, its row of alpha.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="alphaPositions">The rows of alpha.</param>
    /// <param name="alphaChannels">The size of alpha's last axis.</param>
    public static void Backward<TLanes>(
        ref float source,
        ref float alpha,
        ref float delta,
        ref float alphaGradient,
        int samples,
        ReadOnlySpan<int> alphaPosition,
        int channels,
        int capacity,
        int alphaPositions,
        int alphaChannels)
        where TLanes : struct, ILanes<TLanes>
    {
        var blocks = alphaPositions * BlockLayout.Panels(alphaChannels);
        for (nint i = 0; i < (nint)blocks * BlockLayout.Width; i += TLanes.Count)
            TLanes.Store(TLanes.Zero, ref alphaGradient, i);

        if (alphaChannels < channels)
        {
            BackwardShared<TLanes>(ref source, ref alpha, ref delta, ref alphaGradient, samples, alphaPosition, channels, capacity);
            JoinLanes(ref alphaGradient, alphaPositions);
        }
        else
        {
            BackwardEach<TLanes>(
                ref source, ref alpha, ref delta, ref alphaGradient, samples, alphaPosition, channels, capacity, alphaPositions);
        }
    }

    /// <summary>One alpha a channel. The padded lanes of z and delta are +0, and so are those of the results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void BackwardEach<TLanes>(
        ref float source,
        ref float alpha,
        ref float delta,
        ref float alphaGradient,
        int samples,
        ReadOnlySpan<int> alphaPosition,
        int channels,
        int capacity,
        int alphaPositions)
        where TLanes : struct, ILanes<TLanes>
    {
        nint panelStride = (nint)capacity * BlockLayout.Width, alphaStride = (nint)alphaPositions * BlockLayout.Width;
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            var i = panel * panelStride;
            for (var sample = 0; sample < samples; sample++)
            {
                foreach (nint position in alphaPosition)
                {
                    var parameter = (panel * alphaStride) + (position * BlockLayout.Width);
                    for (var offset = 0; offset < BlockLayout.Width; offset += TLanes.Count)
                    {
                        var factor = TLanes.Load(ref alpha, parameter + offset);
                        Step(ref source, factor, ref delta, i + offset, ref alphaGradient, parameter + offset);
                    }

                    i += BlockLayout.Width;
                }
            }
        }
    }

    /// <summary>One alpha for all channels: the block of its gradient holds the 16 chains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void BackwardShared<TLanes>(
        ref float source,
        ref float alpha,
        ref float delta,
        ref float alphaGradient,
        int samples,
        ReadOnlySpan<int> alphaPosition,
        int channels,
        int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var panelStride = (nint)capacity * BlockLayout.Width;
        nint row = 0;
        for (var sample = 0; sample < samples; sample++)
        {
            foreach (nint position in alphaPosition)
            {
                var parameter = position * BlockLayout.Width;
                var factor = TLanes.Broadcast(Unsafe.Add(ref alpha, parameter));
                for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
                {
                    for (var offset = 0; offset < BlockLayout.Width; offset += TLanes.Count)
                    {
                        var i = (panel * panelStride) + row + offset;
                        Step(ref source, factor, ref delta, i, ref alphaGradient, parameter + offset);
                    }
                }

                row += BlockLayout.Width;
            }
        }
    }

    /// <summary>One vector: alpha's gradient takes the incoming delta, then delta takes the derivative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TLanes>(
        ref float source, TLanes factor, ref float delta, nint i, ref float alphaGradient, nint parameter)
        where TLanes : struct, ILanes<TLanes>
    {
        var z = TLanes.Load(ref source, i);
        var d = TLanes.Load(ref delta, i);
        var sum = TLanes.MultiplyAdd(d, TLanes.Min(z, TLanes.Zero), TLanes.Load(ref alphaGradient, parameter));
        TLanes.Store(sum, ref alphaGradient, parameter);

        var slope = TLanes.And(TLanes.LessThan(z, TLanes.Zero), factor);
        slope = TLanes.Select(TLanes.LessThan(TLanes.Zero, z), TLanes.Broadcast(1f), slope);
        TLanes.Store(d * slope, ref delta, i);
    }

    /// <summary>Each block's 16 chains become their sum in lane 0 and +0 elsewhere.</summary>
    private static void JoinLanes(ref float gradient, int blocks)
    {
        for (nint block = 0; block < blocks; block++)
        {
            ref var first = ref Unsafe.Add(ref gradient, block * BlockLayout.Width);
            for (nint half = BlockLayout.Width / 2; half > 0; half /= 2)
            {
                for (nint i = 0; i < half; i++)
                {
                    Unsafe.Add(ref first, i) += Unsafe.Add(ref first, i + half);
                    Unsafe.Add(ref first, i + half) = 0f;
                }
            }
        }
    }
}
