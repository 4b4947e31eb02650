namespace StaticDense;

/// <summary>
/// Inputs and targets in memory whose sizes for one sample were not given: one target a sample until a network, or the number of
/// sample weights, says otherwise.
/// </summary>
internal sealed class OpenDataset(ReadOnlyMemory<float> values, ReadOnlyMemory<float> goals) : Dataset
{
    private Dataset? resolved;

    public override int Count => Single.Count;

    public override int InputSize => Single.InputSize;

    public override int TargetSize => 1;

    internal override bool IsOpen => true;

    // Made on first use: several targets a sample need not divide the input values.
    private Dataset Single => field ??= values.Length % goals.Length == 0
        ? new MemoryDataset(goals.Length, values.Length / goals.Length, values, default, goals)
        : throw new InvalidOperationException(
            $"How many samples {values.Length} input values and {goals.Length} targets are is not known: give FromMemory the inputSize, or the dataset to a trainer.");

    protected override void ReadBatch(
        ReadOnlySpan<int> indices,
        Span<float> inputs,
        Span<int> labels,
        Span<float> targets,
        Span<float> sampleWeights) => Single.CopyBatch(indices, inputs, labels, targets, sampleWeights);

    internal override Dataset Resolve(int inputSize)
    {
        // Kept, so that evaluating the same dataset again allocates nothing.
        if (resolved?.InputSize != inputSize)
            resolved = FromMemory(values, goals, inputSize);
        return resolved;
    }

    internal override Dataset ResolveCount(int count) =>
        count > 0 && values.Length % count == 0 && goals.Length % count == 0 ? Resolve(values.Length / count) : this;
}
