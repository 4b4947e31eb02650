using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>A loss that is the mean or the sum over channels of a function of one output and its target.</summary>
internal interface IElementLoss
{
    /// <summary>Whether outputs are logits, whose sigmoid is stored as probability.</summary>
    static abstract bool FromLogits { get; }

    /// <summary>Whether a row's loss is the sum over its channels rather than their mean.</summary>
    static virtual bool IsSum => false;

    /// <summary>The loss of one element.</summary>
    static abstract TLanes Value<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Its derivative with respect to the output.</summary>
    static abstract TLanes Derivative<TLanes>(TLanes output, TLanes probability, TLanes target, in LossNumbers<TLanes> numbers)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>An element loss's own numbers, in all lanes; each loss says what they are.</summary>
/// <typeparam name="TLanes">The vector.</typeparam>
internal readonly struct LossNumbers<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Two numbers.</summary>
    public readonly TLanes First, Second;

    /// <summary>The weights of the classes 1 and 0.</summary>
    public readonly TLanes Positive, Negative;

    /// <summary>The exponent of focal losses.</summary>
    public readonly float Gamma;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LossNumbers(float first, float second, float positive = 0, float negative = 0, float gamma = 0)
    {
        First = TLanes.Broadcast(first);
        Second = TLanes.Broadcast(second);
        Positive = TLanes.Broadcast(positive);
        Negative = TLanes.Broadcast(negative);
        Gamma = gamma;
    }
}

public static partial class Losses
{
    /// <summary>
    /// Drives an element loss: <c>rowloss = Σ value / channels</c>, <c>delta = derivative · (scale / channels)</c>; for a sum the divisions are
    /// left out.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float MeanOfElements<TLanes, TLoss>(
        ref float output,
        ref float probabilities,
        ref float delta,
        bool training,
        LossNumbers<TLanes> numbers,
        int samples,
        int positions,
        int channels,
        int capacity,
        ref readonly TrainingStep step)
        where TLanes : struct, ILanes<TLanes>
        where TLoss : struct, IElementLoss
    {
        var rows = samples * positions;
        CheckTargets(in step, rows, channels);
        var shape = new BlockedRow(channels, capacity);
        var targets = new TargetRow(ref MemoryMarshal.GetReference(step.Targets), rows, channels);
        double total = 0;
        for (var row = 0; row < rows; row++)
        {
            var weight = Weight(in step, row / positions);
            var factor = TLanes.Broadcast(TLoss.IsSum ? weight / rows : weight / rows / channels);
            var start = (nint)row * BlockLayout.Width;
            ref var z = ref Unsafe.Add(ref output, start);
            ref var p = ref Unsafe.Add(ref probabilities, start);
            ref var d = ref Unsafe.Add(ref delta, start);
            ref var target = ref targets.First(row);
            if (!targets.IsWide(row))
                targets.Copy(row);
            VirtualLanes values = default;
            for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                var sum = TLanes.Zero;
                nint from = lane;
                for (nint offset = lane; offset < shape.End; offset += shape.Stride)
                {
                    sum += Element<TLanes, TLoss>(ref z, ref p, ref d, offset, TLanes.Load(in target, from), in numbers, factor, training, default, masked: false);
                    from += BlockLayout.Width;
                }

                if (shape.Tail != 0)
                {
                    var mask = PaddedLanes.Mask<TLanes>(shape.Tail, lane);
                    sum += Element<TLanes, TLoss>(ref z, ref p, ref d, shape.End + lane, targets.Tail<TLanes>(row, lane), in numbers, factor, training, mask, masked: true);
                }

                values.Set(sum, lane);
            }

            total += (double)weight * (TLoss.IsSum ? values.Sum() : values.Sum() / channels);
        }

        return (float)(total / rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Element<TLanes, TLoss>(
        ref float output,
        ref float probabilities,
        ref float delta,
        nint offset,
        TLanes target,
        in LossNumbers<TLanes> numbers,
        TLanes factor,
        bool training,
        TLanes mask,
        bool masked)
        where TLanes : struct, ILanes<TLanes>
        where TLoss : struct, IElementLoss
    {
        var z = TLanes.Load(in output, offset);
        var p = z;
        if (TLoss.FromLogits)
        {
            p = Functions.Sigmoid(z);
            PaddedStore.Store(p, ref probabilities, offset, mask, masked);
        }

        if (training)
            PaddedStore.Store(TLoss.Derivative(z, p, target, in numbers) * factor, ref delta, offset, mask, masked);
        var value = TLoss.Value(z, p, target, in numbers);
        return masked ? TLanes.And(value, mask) : value;
    }
}
