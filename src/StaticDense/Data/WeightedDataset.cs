namespace StaticDense;

/// <summary>The samples of another dataset, each with a weight.</summary>
internal sealed class WeightedDataset(Dataset source, ReadOnlyMemory<float> weights) : Dataset
{
    public override int Count => source.Count;

    public override int InputSize => source.InputSize;

    public override int LabelsPerSample => source.LabelsPerSample;

    public override int TargetSize => source.TargetSize;

    public override bool HasSampleWeights => true;

    protected override void ReadBatch(
        ReadOnlySpan<int> indices,
        Span<float> inputs,
        Span<int> labels,
        Span<float> targets,
        Span<float> sampleWeights)
    {
        source.CopyBatch(indices, inputs, labels, targets, default);
        Rows.Copy(weights.Span, 1, indices, sampleWeights);
    }
}
