namespace StaticDense;

/// <summary>Samples in memory as floats, with labels or targets.</summary>
internal sealed class MemoryDataset(
    int count,
    int inputSize,
    ReadOnlyMemory<float> values,
    ReadOnlyMemory<int> classes,
    ReadOnlyMemory<float> goals) : Dataset
{
    public override int Count => count;

    public override int InputSize => inputSize;

    public override int LabelsPerSample { get; } = classes.Length / count;

    public override int TargetSize { get; } = goals.Length / count;

    protected override void ReadBatch(
        ReadOnlySpan<int> indices,
        Span<float> inputs,
        Span<int> labels,
        Span<float> targets,
        Span<float> sampleWeights)
    {
        Rows.Copy(values.Span, inputSize, indices, inputs);
        Rows.Copy(classes.Span, LabelsPerSample, indices, labels);
        Rows.Copy(goals.Span, TargetSize, indices, targets);
    }
}
