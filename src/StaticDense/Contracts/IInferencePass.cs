using System.ComponentModel;

namespace StaticDense.Numerics;

/// <summary>A network's emitted forward pass, as <see cref="NetworkMemory"/> calls it once lengths are checked and memory is at hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IInferencePass
{
    /// <summary>Computes the outputs of some samples.</summary>
    /// <param name="parameters">The first parameter; aligned to 64 bytes.</param>
    /// <param name="workspace">WorkspaceCount floats of any content, aligned to 64 bytes; not to be touched where that count is 0.</param>
    /// <param name="inputs">samples · InputSize values, row-major.</param>
    /// <param name="outputs">samples · OutputSize values, row-major.</param>
    /// <param name="samples">The number of samples, at least 1.</param>
    static abstract void Predict(ref float parameters, ref float workspace, ref float inputs, ref float outputs, int samples);

    /// <summary>Whether threads can share a single sample: only where it is so much work that handing it over is worthwhile.</summary>
    static virtual bool DividesRow => false;

    /// <summary>Computes one thread's share of the outputs of one sample; every thread that takes part calls it.</summary>
    /// <param name="parameters">The first parameter; aligned to 64 bytes.</param>
    /// <param name="workspace">WorkspaceCount floats of any content that all threads share, aligned to 64 bytes.</param>
    /// <param name="inputs">InputSize values.</param>
    /// <param name="outputs">OutputSize values.</param>
    /// <param name="share">The thread's share.</param>
    static virtual void PredictRowPart(ref float parameters, ref float workspace, ref float inputs, ref float outputs, WorkShare share) =>
        throw new NotSupportedException("Threads cannot share a sample of this network.");
}
