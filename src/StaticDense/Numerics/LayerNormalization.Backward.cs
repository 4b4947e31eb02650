using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

public static partial class LayerNormalization
{
    /// <summary>The floats on the stack for sums over rows that wait, in panels · levels · 2 blocks: 32 KiB.</summary>
    private const int StackFloats = 8192;

    /// <summary>
    /// The gradient of <see cref="Forward{TLanes}"/>. Over rows, in the order of <see cref="RowTree"/>: <c>dbeta = Σ delta</c> and
    /// <c>dgamma = Σ fma(delta, xhat, s)</c>. For each row, over 16 virtual lanes, with <c>g = delta · gamma</c>: <c>a = Σ g / channels</c>,
    /// <c>b = 0 - Σ fma(g, xhat, s) / channels</c>, <c>dx = fma(xhat, b, g - a) · inv</c>.
    /// </summary>
    /// <param name="source">The first input of the forward pass.</param>
    /// <param name="gamma">The factors; any reference where there are none.</param>
    /// <param name="hasGamma">Whether there are factors.</param>
    /// <param name="delta">The first gradient with respect to the outputs; in place that to the inputs, where it is needed.</param>
    /// <param name="gammaGradient">The gradient of gamma, a block a panel. Overwritten, whether there is a gamma or not.</param>
    /// <param name="betaGradient">The gradient of beta, a block a panel. Overwritten, whether there is a beta or not.</param>
    /// <param name="needsInput">Whether the gradient with respect to the inputs is needed; delta stays as it is otherwise.</param>
    /// <param name="rows">Samples · positions, at least one.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Backward<TLanes>(
        ref float source,
        ref float gamma,
        bool hasGamma,
        ref float delta,
        ref float gammaGradient,
        ref float betaGradient,
        bool needsInput,
        int rows,
        int channels,
        int capacity,
        float epsilon)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> memory = stackalloc float[StackFloats], means = stackalloc float[RowTree.Run], inverses = stackalloc float[RowTree.Run];
        var shape = new BlockedRow(channels, capacity);
        int panels = BlockLayout.Panels(channels), runs = RowTree.Runs(rows), level = RowTree.Levels(runs) * BlockLayout.Width;

        // As many panels at a time as have room for their sums; with the last of them goes the rows' own gradient, which overwrites delta.
        var group = Math.Min(panels, StackFloats / (2 * level));
        for (var first = 0; first < panels; first += group)
        {
            var end = Math.Min(first + group, panels);
            for (var run = 0; run < runs; run++)
            {
                var row = (nint)run * RowTree.Run;
                var count = Math.Min(RowTree.Run, rows - (run * RowTree.Run));
                for (var i = 0; i < count; i++)
                    Measure<TLanes>(in shape, ref Unsafe.Add(ref source, (row + i) * BlockLayout.Width), channels, epsilon, out means[i], out inverses[i]);
                for (var panel = first; panel < end; panel++)
                {
                    ref var stack = ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), (panel - first) * 2 * level);
                    PushRun<TLanes>(
                        ref Unsafe.Add(ref source, panel * shape.Stride), ref Unsafe.Add(ref delta, panel * shape.Stride), means, inverses, run, rows, ref stack, ref Unsafe.Add(ref stack, level));
                }

                if (!needsInput || end < panels)
                    continue;
                for (var i = 0; i < count; i++)
                {
                    var offset = (row + i) * BlockLayout.Width;
                    RowGradient<TLanes>(
                        in shape, ref Unsafe.Add(ref source, offset), ref Unsafe.Add(ref delta, offset), ref gamma, hasGamma, channels, means[i], inverses[i]);
                }
            }

            for (var panel = first; panel < end; panel++)
            {
                ref var stack = ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), (panel - first) * 2 * level);
                for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                {
                    var mask = PaddedLanes.Mask<TLanes>(BlockLayout.Lanes(channels, panel), lane);
                    var to = ((nint)panel * BlockLayout.Width) + lane;
                    TLanes.Store(TLanes.And(mask, RowTree.Join<TLanes>(ref stack, runs, lane)), ref betaGradient, to);
                    TLanes.Store(TLanes.And(mask, RowTree.Join<TLanes>(ref Unsafe.Add(ref stack, level), runs, lane)), ref gammaGradient, to);
                }
            }
        }
    }

    /// <summary>Puts both sums of a run of rows of one panel on their stacks.</summary>
    private static void PushRun<TLanes>(
        ref float source, ref float delta, Span<float> means, Span<float> inverses, int run, int rows, ref float betaStack, ref float gammaStack)
        where TLanes : struct, ILanes<TLanes>
    {
        var values = new RowValues<TLanes>(ref delta);
        var products = new RowProduct<TLanes>(ref delta, ref source, ref means[0], ref inverses[0], run);
        for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            RowTree.Push(ref betaStack, run, RowTree.OfRun<TLanes, RowValues<TLanes>>(values, run, rows, lane), lane);
            RowTree.Push(ref gammaStack, run, RowTree.OfRun<TLanes, RowProduct<TLanes>>(products, run, rows, lane), lane);
        }
    }

    /// <summary>The gradient with respect to one row, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RowGradient<TLanes>(
        in BlockedRow shape, ref float row, ref float delta, ref float gamma, bool hasGamma, int channels, float mean, float inverse)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes means = TLanes.Broadcast(mean), inverses = TLanes.Broadcast(inverse), one = TLanes.Broadcast(1f);
        VirtualLanes sums = default, products = default;
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            TLanes sum = TLanes.Zero, product = TLanes.Zero;
            nint i = lane, block = lane;
            for (; i < shape.End; i += shape.Stride, block += BlockLayout.Width)
            {
                var g = TLanes.Load(in delta, i) * (hasGamma ? TLanes.Load(in gamma, block) : one);
                sum += g;
                product = TLanes.MultiplyAdd(g, (TLanes.Load(in row, i) - means) * inverses, product);
            }

            if (shape.Tail != 0)
            {
                var g = TLanes.Load(in delta, i) * (hasGamma ? TLanes.Load(in gamma, block) : one);
                var normalized = TLanes.And((TLanes.Load(in row, i) - means) * inverses, PaddedLanes.Mask<TLanes>(shape.Tail, lane));
                sum += g;
                product = TLanes.MultiplyAdd(g, normalized, product);
            }

            sums.Set(sum, lane);
            products.Set(product, lane);
        }

        TLanes a = TLanes.Broadcast(sums.Sum() / channels), b = TLanes.Broadcast(0f - (products.Sum() / channels));
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            nint i = lane, block = lane;
            for (; i < shape.End; i += shape.Stride, block += BlockLayout.Width)
            {
                var g = TLanes.Load(in delta, i) * (hasGamma ? TLanes.Load(in gamma, block) : one);
                var normalized = (TLanes.Load(in row, i) - means) * inverses;
                TLanes.Store(TLanes.MultiplyAdd(normalized, b, g - a) * inverses, ref delta, i);
            }

            if (shape.Tail != 0)
            {
                var g = TLanes.Load(in delta, i) * (hasGamma ? TLanes.Load(in gamma, block) : one);
                var normalized = (TLanes.Load(in row, i) - means) * inverses;
                var gradient = TLanes.MultiplyAdd(normalized, b, g - a) * inverses;
                TLanes.Store(TLanes.And(gradient, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref delta, i);
            }
        }
    }

    /// <summary>The term <c>fma(delta, xhat, s)</c> with a mean and an inverse deviation for each row of the run.</summary>
    private readonly ref struct RowProduct<TLanes>(ref float delta, ref float source, ref float mean, ref float inverse, int run) : IRowTerm<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly ref float _delta = ref delta, _source = ref source, _mean = ref mean, _inverse = ref inverse;
        private readonly nint _firstRow = (nint)run * RowTree.Run;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Begin(nint lane)
        {
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Add(TLanes sum, nint offset)
        {
            var row = (offset / BlockLayout.Width) - _firstRow;
            var difference = TLanes.Load(in _source, offset) - TLanes.Broadcast(Unsafe.Add(ref _mean, row));
            return TLanes.MultiplyAdd(TLanes.Load(in _delta, offset), difference * TLanes.Broadcast(Unsafe.Add(ref _inverse, row)), sum);
        }
    }
}
