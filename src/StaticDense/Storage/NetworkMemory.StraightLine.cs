using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

// What a small network's call costs beside its arithmetic would be noticed: one sample goes straight to its code.
public sealed partial class NetworkMemory
{
    /// <summary><see cref="Predict{TPass}(ReadOnlySpan{float}, Span{float})"/> of a network whose single samples are straight-line code.</summary>
    /// <typeparam name="TPass">The emitted pass.</typeparam>
    /// <param name="inputs">n · InputSize values, row-major.</param>
    /// <param name="outputs">n · OutputSize values, row-major.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PredictStraight<TPass>(ReadOnlySpan<float> inputs, Span<float> outputs)
        where TPass : struct, IStraightLinePass
    {
        if (inputs.Length == inputSize && outputs.Length == outputSize && !inputs.Overlaps(outputs))
            TPass.PredictRow(ref Start, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs));
        else
            PredictSeveral<TPass>(inputs, outputs);
    }

    /// <summary><see cref="PredictStraight{TPass}(ReadOnlySpan{float}, Span{float})"/>, several samples on several threads.</summary>
    /// <typeparam name="TPass">The emitted pass.</typeparam>
    /// <param name="inputs">n · InputSize values, row-major.</param>
    /// <param name="outputs">n · OutputSize values, row-major.</param>
    /// <param name="threads">The most threads, at least 1.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is below 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PredictStraight<TPass>(ReadOnlySpan<float> inputs, Span<float> outputs, int threads)
        where TPass : struct, IStraightLinePass
    {
        if (threads > 0 && inputs.Length == inputSize && outputs.Length == outputSize && !inputs.Overlaps(outputs))
            TPass.PredictRow(ref Start, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs));
        else
            Predict<TPass>(inputs, outputs, threads);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PredictSeveral<TPass>(ReadOnlySpan<float> inputs, Span<float> outputs)
        where TPass : struct, IStraightLinePass =>
        Run<TPass>(ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), CheckBatch(inputs, outputs));
}
