namespace StaticDense;

/// <summary>A part of a dataset whose sizes for one sample are not known yet: chosen when a network has said what they are.</summary>
/// <param name="source">The open dataset.</param>
/// <param name="choose">The part of it, once it is resolved.</param>
internal sealed class OpenSelection(Dataset source, Func<Dataset, Dataset> choose) : Dataset
{
    private Dataset? resolvedSource;
    private Dataset? resolved;

    public override int Count => Single.Count;

    public override int InputSize => Single.InputSize;

    public override int TargetSize => 1;

    internal override bool IsOpen => true;

    // Until then one target a sample is assumed, as by the source.
    private Dataset Single => field ??= choose(source.Resolve(source.InputSize));

    protected override void ReadBatch(
        ReadOnlySpan<int> indices,
        Span<float> inputs,
        Span<int> labels,
        Span<float> targets,
        Span<float> sampleWeights) => Single.CopyBatch(indices, inputs, labels, targets, sampleWeights);

    internal override Dataset Resolve(int inputSize)
    {
        // Kept, so that evaluating the same part again allocates nothing.
        var now = source.Resolve(inputSize);
        if (!ReferenceEquals(now, resolvedSource))
            (resolvedSource, resolved) = (now, choose(now));
        return resolved!;
    }
}
