using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// The softmax over a row's channels, <c>y = exp(z - max) / Σ exp(z - max)</c>. Maximum and sum run over 16 virtual lanes, panels
/// ascending, joined by one pairwise tree.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>Computes the softmax of each row; source and destination may be the same.</summary>
    /// <param name="source">Blocks of the inputs.</param>
    /// <param name="destination">Blocks of the outputs; padded lanes are written as +0.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of both buffers holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Forward<TLanes>(ref float source, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var row = 0;
        for (; NarrowRows.Fit(channels) && rows - row >= NarrowRows.Count; row += NarrowRows.Count)
        {
            var offset = (nint)row * BlockLayout.Width;
            NarrowRows.Softmax<TLanes>(ref Unsafe.Add(ref source, offset), ref Unsafe.Add(ref destination, offset), channels);
        }

        var shape = new BlockedRow(channels, capacity);
        for (; row < rows; row++)
        {
            ref var z = ref Unsafe.Add(ref source, (nint)row * BlockLayout.Width);
            ref var y = ref Unsafe.Add(ref destination, (nint)row * BlockLayout.Width);
            var sum = shape.Exponentials<TLanes>(in z, ref y, shape.Max<TLanes>(in z), stores: true);
            shape.Divide<TLanes>(ref y, sum);
        }
    }

    /// <summary>The softmax of one row that fits a vector of known width: the bits of <see cref="Forward{TLanes}"/>.</summary>
    /// <param name="z">The inputs; lanes behind the channels may hold anything.</param>
    /// <param name="channels">The channels, from 1 to the vector's count: a literal.</param>
    /// <returns>The outputs; what stands behind the channels is not specified.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfRow<TLanes>(TLanes z, int channels)
        where TLanes : struct, ILanes<TLanes>
    {
        var max = LaneTree.Max(z, channels);
        var e = Functions.ExpBelowLimit(z - max);
        return e / LaneTree.Sum(e, channels);
    }

    /// <summary>
    /// The gradient with respect to the input, in place: <c>delta = y · (delta - Σ delta · y)</c>, the sum being a chain of
    /// <c>fma(delta, y, sum)</c> from +0.
    /// </summary>
    /// <param name="output">Blocks of the softmax's outputs.</param>
    /// <param name="delta">Blocks of the gradient with respect to them.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of both buffers holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Backward<TLanes>(ref float output, ref float delta, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var shape = new BlockedRow(channels, capacity);
        for (var row = 0; row < rows; row++)
        {
            ref var y = ref Unsafe.Add(ref output, (nint)row * BlockLayout.Width);
            ref var d = ref Unsafe.Add(ref delta, (nint)row * BlockLayout.Width);
            var dot = TLanes.Broadcast(shape.Dot<TLanes>(in d, in y));
            for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                for (nint offset = lane; offset < shape.End; offset += shape.Stride)
                    TLanes.Store(TLanes.Load(in y, offset) * (TLanes.Load(in d, offset) - dot), ref d, offset);
                if (shape.Tail != 0)
                {
                    var last = TLanes.Load(in y, shape.End + lane) * (TLanes.Load(in d, shape.End + lane) - dot);
                    TLanes.Store(TLanes.And(last, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref d, shape.End + lane);
                }
            }
        }
    }
}
