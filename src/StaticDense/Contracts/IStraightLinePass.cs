using System.ComponentModel;

namespace StaticDense.Numerics;

/// <summary>The forward pass of a small network, which has one sample's prediction as straight-line code without a workspace.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStraightLinePass : IInferencePass
{
    /// <summary>Computes the outputs of one sample.</summary>
    /// <param name="parameters">The first parameter; aligned to 64 bytes.</param>
    /// <param name="input">InputSize values.</param>
    /// <param name="output">OutputSize values.</param>
    static abstract void PredictRow(ref float parameters, ref float input, ref float output);
}
