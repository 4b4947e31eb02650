using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>The logarithm of the softmax over a row's channels, <c>y = (z - max) - log Σ exp(z - max)</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LogSoftmax
{
    /// <summary>Computes the log-softmax of each row; source and destination may be the same.</summary>
    /// <param name="source">Blocks of the inputs.</param>
    /// <param name="destination">Blocks of the outputs; padded lanes are written as +0.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of both buffers holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Forward<TLanes>(ref float source, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        var shape = new BlockedRow(channels, capacity);
        for (var row = 0; row < rows; row++)
        {
            ref var z = ref Unsafe.Add(ref source, (nint)row * BlockLayout.Width);
            ref var y = ref Unsafe.Add(ref destination, (nint)row * BlockLayout.Width);
            var max = shape.Max<TLanes>(in z);
            var sum = shape.Exponentials<TLanes>(in z, ref y, max, stores: false);
            var shift = TLanes.Broadcast(max);
            var logarithm = Functions.Log(TLanes.Broadcast(sum));
            for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                for (nint offset = lane; offset < shape.End; offset += shape.Stride)
                    TLanes.Store(TLanes.Load(in z, offset) - shift - logarithm, ref y, offset);
                if (shape.Tail != 0)
                {
                    var last = TLanes.Load(in z, shape.End + lane) - shift - logarithm;
                    TLanes.Store(TLanes.And(last, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref y, shape.End + lane);
                }
            }
        }
    }

    /// <summary>The log-softmax of one row that fits a vector of known width: the bits of <see cref="Forward{TLanes}"/>.</summary>
    /// <param name="z">The inputs; lanes behind the channels may hold anything.</param>
    /// <param name="channels">The channels, from 1 to the vector's count: a literal.</param>
    /// <returns>The outputs; what stands behind the channels is not specified.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfRow<TLanes>(TLanes z, int channels)
        where TLanes : struct, ILanes<TLanes>
    {
        var shifted = z - LaneTree.Max(z, channels);
        return shifted - Functions.Log(LaneTree.Sum(Functions.ExpBelowLimit(shifted), channels));
    }

    /// <summary>
    /// The gradient with respect to the input, in place: <c>delta = delta - exp(y) · Σ delta</c>, product and difference rounded
    /// separately.
    /// </summary>
    /// <param name="output">Blocks of the log-softmax's outputs.</param>
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
            var sum = TLanes.Broadcast(shape.Sum<TLanes>(in d));
            for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                for (nint offset = lane; offset < shape.End; offset += shape.Stride)
                    TLanes.Store(TLanes.Load(in d, offset) - (Functions.Exp(TLanes.Load(in y, offset)) * sum), ref d, offset);
                if (shape.Tail != 0)
                {
                    var last = TLanes.Load(in d, shape.End + lane) - (Functions.Exp(TLanes.Load(in y, shape.End + lane)) * sum);
                    TLanes.Store(TLanes.And(last, PaddedLanes.Mask<TLanes>(shape.Tail, lane)), ref d, shape.End + lane);
                }
            }
        }
    }
}
