namespace StaticDense;

/// <summary>Some samples of another dataset.</summary>
internal sealed class SubsetDataset : Dataset
{
    // Indices are translated in pieces on the stack, so that a batch of any size allocates nothing.
    private const int Piece = 256;

    private readonly Dataset source;
    private readonly int[] chosen;

    public SubsetDataset(Dataset source, int[] chosen)
    {
        if (source is SubsetDataset subset)
        {
            for (var i = 0; i < chosen.Length; i++)
                chosen[i] = subset.chosen[chosen[i]];
            source = subset.source;
        }

        this.source = source;
        this.chosen = chosen;
    }

    public override int Count => chosen.Length;

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
        Span<int> translated = stackalloc int[Piece];
        for (var start = 0; start < indices.Length; start += Piece)
        {
            var count = Math.Min(Piece, indices.Length - start);
            for (var i = 0; i < count; i++)
                translated[i] = chosen[indices[start + i]];
            source.CopyBatch(
                translated[..count],
                Part(inputs, start, count, InputSize),
                Part(labels, start, count, LabelsPerSample),
                Part(targets, start, count, TargetSize),
                Part(sampleWeights, start, count, 1));
        }
    }

    private static Span<T> Part<T>(Span<T> all, int start, int count, int size) =>
        all.IsEmpty ? all : all.Slice(start * size, count * size);
}
