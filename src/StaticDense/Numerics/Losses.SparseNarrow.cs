using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

public static partial class Losses
{
    /// <summary>Crossentropy of logits and integer labels for sixteen rows of one panel; adds their losses to the total.</summary>
    /// <param name="logits">The first row.</param>
    /// <param name="probabilities">The first row of the probabilities; may be the logits or delta.</param>
    /// <param name="delta">The first row of the gradient.</param>
    /// <param name="training">Whether the gradient is wanted.</param>
    /// <param name="firstRow">The first row's number in the batch.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="positions">The rows of one sample.</param>
    /// <param name="channels">The classes, at most sixteen.</param>
    /// <param name="step">Labels and sample weights.</param>
    /// <param name="total">The sum of the batch's losses.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void NarrowSparseLogits<TLanes>(
        ref float logits,
        ref float probabilities,
        ref float delta,
        bool training,
        int firstRow,
        int rows,
        int positions,
        int channels,
        ref readonly TrainingStep step,
        ref double total)
        where TLanes : struct, ILanes<TLanes>
    {
        const int Count = NarrowRows.Count;
        Span<float> weights = stackalloc float[Count], scales = stackalloc float[Count], atLabel = stackalloc float[Count];
        Span<float> maxima = stackalloc float[Count], logarithms = stackalloc float[Count];
        var labels = step.Labels.Slice(firstRow, Count);
        for (var row = 0; row < Count; row++)
        {
            weights[row] = Weight(in step, (firstRow + row) / positions);
            scales[row] = weights[row] / rows;
            atLabel[row] = Unsafe.Add(ref logits, (row * BlockLayout.Width) + labels[row]);
        }

        NarrowRows.SoftmaxAndDelta<TLanes>(
            ref logits,
            ref probabilities,
            ref delta,
            training,
            channels,
            labels,
            ref MemoryMarshal.GetReference(scales),
            ref MemoryMarshal.GetReference(maxima),
            ref MemoryMarshal.GetReference(logarithms));
        for (var row = 0; row < Count; row++)
            total += (double)weights[row] * (logarithms[row] - (atLabel[row] - maxima[row]));
    }
}
