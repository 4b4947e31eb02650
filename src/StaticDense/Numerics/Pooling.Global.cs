using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Pooling
{
    /// <summary>The IEEE maximum over all positions of a sample: one row a sample.</summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="positions">Rows of a sample of the source.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void GlobalMaxForward<TLanes>(
        ref float source, ref float destination, int samples, int positions, int channels, int sourceCapacity, int destinationCapacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var count = (nint)positions * BlockLayout.Width;
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            nint first = panel * sourceCapacity * BlockLayout.Width, to = panel * destinationCapacity * BlockLayout.Width;
            for (var sample = 0; sample < samples; sample++, first += count, to += BlockLayout.Width)
            {
                for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                {
                    // A maximum does not depend on the order: two chains wait half as long.
                    TLanes even = TLanes.Load(in source, first + lane), odd = even;
                    var offset = first + lane + BlockLayout.Width;
                    for (; offset + BlockLayout.Width < first + count; offset += 2 * BlockLayout.Width)
                    {
                        even = TLanes.Max(even, TLanes.Load(in source, offset));
                        odd = TLanes.Max(odd, TLanes.Load(in source, offset + BlockLayout.Width));
                    }

                    if (offset < first + count)
                        even = TLanes.Max(even, TLanes.Load(in source, offset));
                    TLanes.Store(TLanes.Max(even, odd), ref destination, to + lane);
                }
            }
        }
    }

    /// <summary>
    /// The gradient of <see cref="GlobalMaxForward{TLanes}"/>: the first position that equals the maximum (the first NaN where that is NaN) gets it, the others +0.
    /// </summary>
    /// <param name="source">The first input of the forward pass.</param>
    /// <param name="output">The first maximum.</param>
    /// <param name="delta">The first gradient with respect to the maxima.</param>
    /// <param name="sourceDelta">The first gradient with respect to the inputs. Overwritten in all the samples' rows.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="positions">Rows of a sample of the source.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source and its gradient holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the maxima and their gradient holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void GlobalMaxBackward<TLanes>(
        ref float source,
        ref float output,
        ref float delta,
        ref float sourceDelta,
        int samples,
        int positions,
        int channels,
        int sourceCapacity,
        int destinationCapacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var count = (nint)positions * BlockLayout.Width;
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            nint first = panel * sourceCapacity * BlockLayout.Width, from = panel * destinationCapacity * BlockLayout.Width;
            for (var sample = 0; sample < samples; sample++, first += count, from += BlockLayout.Width)
            {
                for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                {
                    var max = TLanes.Load(in output, from + lane);
                    var left = TLanes.Load(in delta, from + lane);
                    for (var offset = first + lane; offset < first + count; offset += BlockLayout.Width)
                        TLanes.Store(FirstMaximum.Take(TLanes.Load(in source, offset), max, ref left), ref sourceDelta, offset);
                }
            }
        }
    }

    /// <summary>
    /// The mean over all positions of a sample, one row a sample: a chain of additions from +0, positions ascending, divided by their number.
    /// </summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="positions">Rows of a sample of the source.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void GlobalAverageForward<TLanes>(
        ref float source, ref float destination, int samples, int positions, int channels, int sourceCapacity, int destinationCapacity)
        where TLanes : struct, ILanes<TLanes>
    {
        // Four chains at once hide the latency of an addition: neighbours among the samples of all panels, panels outermost.
        var count = (nint)positions * BlockLayout.Width;
        var divisor = TLanes.Broadcast(positions);
        var chains = BlockLayout.Panels(channels) * samples;
        var chain = 0;
        for (; chain + 4 <= chains; chain += 4)
        {
            ref var first = ref ChainStart(ref source, chain, samples, sourceCapacity, positions);
            ref var second = ref ChainStart(ref source, chain + 1, samples, sourceCapacity, positions);
            ref var third = ref ChainStart(ref source, chain + 2, samples, sourceCapacity, positions);
            ref var fourth = ref ChainStart(ref source, chain + 3, samples, sourceCapacity, positions);
            for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                TLanes a = TLanes.Zero, b = TLanes.Zero, c = TLanes.Zero, d = TLanes.Zero;
                for (var offset = lane; offset < count; offset += BlockLayout.Width)
                {
                    a += TLanes.Load(in first, offset);
                    b += TLanes.Load(in second, offset);
                    c += TLanes.Load(in third, offset);
                    d += TLanes.Load(in fourth, offset);
                }

                TLanes.Store(a / divisor, ref ChainStart(ref destination, chain, samples, destinationCapacity, 1), lane);
                TLanes.Store(b / divisor, ref ChainStart(ref destination, chain + 1, samples, destinationCapacity, 1), lane);
                TLanes.Store(c / divisor, ref ChainStart(ref destination, chain + 2, samples, destinationCapacity, 1), lane);
                TLanes.Store(d / divisor, ref ChainStart(ref destination, chain + 3, samples, destinationCapacity, 1), lane);
            }
        }

        for (; chain < chains; chain++)
        {
            ref var first = ref ChainStart(ref source, chain, samples, sourceCapacity, positions);
            for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                var sum = TLanes.Zero;
                for (var offset = lane; offset < count; offset += BlockLayout.Width)
                    sum += TLanes.Load(in first, offset);
                TLanes.Store(sum / divisor, ref ChainStart(ref destination, chain, samples, destinationCapacity, 1), lane);
            }
        }
    }

    /// <summary>The gradient of <see cref="GlobalAverageForward{TLanes}"/>: each position gets <c>delta / positions</c>.</summary>
    /// <param name="delta">The first gradient with respect to the means.</param>
    /// <param name="sourceDelta">The first gradient with respect to the inputs. Overwritten in all the samples' rows.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="positions">Rows of a sample of the source.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the inputs' gradient holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the means' gradient holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void GlobalAverageBackward<TLanes>(
        ref float delta, ref float sourceDelta, int samples, int positions, int channels, int sourceCapacity, int destinationCapacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var count = (nint)positions * BlockLayout.Width;
        var divisor = TLanes.Broadcast(positions);
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            nint first = panel * sourceCapacity * BlockLayout.Width, from = panel * destinationCapacity * BlockLayout.Width;
            for (var sample = 0; sample < samples; sample++, first += count, from += BlockLayout.Width)
            {
                for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                {
                    var share = TLanes.Load(in delta, from + lane) / divisor;
                    for (var offset = first + lane; offset < first + count; offset += BlockLayout.Width)
                        TLanes.Store(share, ref sourceDelta, offset);
                }
            }
        }
    }

    /// <summary>Where the rows of a sample of a panel start; the pair is numbered <c>panel · samples + sample</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float ChainStart(ref float buffer, int chain, int samples, int capacity, int positions)
    {
        var row = ((nint)(chain / samples) * capacity) + ((nint)(chain % samples) * positions);
        return ref Unsafe.Add(ref buffer, row * BlockLayout.Width);
    }
}
