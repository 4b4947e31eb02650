using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticDense;

/// <summary>The samples of another dataset, every input value multiplied and then shifted.</summary>
internal sealed class RescaledDataset(Dataset source, float scale, float offset) : Dataset
{
    public override int Count => source.Count;

    public override int InputSize => source.InputSize;

    public override int LabelsPerSample => source.LabelsPerSample;

    public override int TargetSize => source.TargetSize;

    public override bool HasSampleWeights => source.HasSampleWeights;

    protected override void ReadBatch(
        ReadOnlySpan<int> indices,
        Span<float> inputs,
        Span<int> labels,
        Span<float> targets,
        Span<float> sampleWeights)
    {
        source.CopyBatch(indices, inputs, labels, targets, sampleWeights);

        // A multiplication and an addition, each rounded, so that the bits do not depend on the width.
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(inputs);
        var shift = new Vector<float>(offset);
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = (vectors[i] * scale) + shift;
        for (var i = vectors.Length * Vector<float>.Count; i < inputs.Length; i++)
            inputs[i] = (inputs[i] * scale) + offset;
    }
}
