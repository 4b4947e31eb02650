namespace StaticDense;

/// <summary>
/// Samples with labels or targets, read by index. The sources in memory come from <see cref="FromMemory(ReadOnlyMemory{float}, ReadOnlyMemory{int}, int)"/>
/// and its siblings; for samples that do not fit in memory, derive from this class and implement <see cref="ReadBatch"/>.
/// </summary>
public abstract partial class Dataset
{
    /// <summary>The number of samples.</summary>
    public abstract int Count { get; }

    /// <summary>The number of input values of one sample.</summary>
    public abstract int InputSize { get; }

    /// <summary>The number of integer labels of one sample; 0 when samples have targets instead.</summary>
    public virtual int LabelsPerSample => 0;

    /// <summary>The number of target values of one sample; 0 when samples have labels instead.</summary>
    public virtual int TargetSize => 0;

    /// <summary>Whether every sample has a weight.</summary>
    public virtual bool HasSampleWeights => false;

    /// <summary>Whether samples have integer labels.</summary>
    public bool HasLabels => LabelsPerSample > 0;

    /// <summary>Whether samples have target values.</summary>
    public bool HasTargets => TargetSize > 0;

    /// <summary>
    /// Copies samples, in the order of their indices. Each destination is either exactly as long as said or empty, which
    /// means that the caller does not want that part; a part that the dataset does not have must be empty. Allocates nothing for sources in memory.
    /// </summary>
    /// <param name="indices">Which samples, each in [0, <see cref="Count"/>); repetitions are allowed.</param>
    /// <param name="inputs">indices · <see cref="InputSize"/> values, row-major.</param>
    /// <param name="labels">indices · <see cref="LabelsPerSample"/> labels.</param>
    /// <param name="targets">indices · <see cref="TargetSize"/> values.</param>
    /// <param name="sampleWeights">One weight an index.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the dataset.</exception>
    public void CopyBatch(
        ReadOnlySpan<int> indices,
        Span<float> inputs,
        Span<int> labels,
        Span<float> targets,
        Span<float> sampleWeights)
    {
        CheckLength(inputs.Length, indices.Length, InputSize, "input values");
        CheckLength(labels.Length, indices.Length, LabelsPerSample, "labels");
        CheckLength(targets.Length, indices.Length, TargetSize, "target values");
        CheckLength(sampleWeights.Length, indices.Length, HasSampleWeights ? 1 : 0, "sample weights");
        var count = Count;
        foreach (var index in indices)
        {
            if ((uint)index >= (uint)count)
                throw new ArgumentOutOfRangeException(nameof(indices), index, $"Sample {index} does not exist: the dataset has {count} samples.");
        }

        ReadBatch(indices, inputs, labels, targets, sampleWeights);
    }

    /// <summary>
    /// Does the work of <see cref="CopyBatch"/>, which has checked lengths and indices: each destination is exactly as long as
    /// said there, or empty and then not wanted. To train without allocations, allocate nothing here.
    /// </summary>
    /// <param name="indices">Which samples.</param>
    /// <param name="inputs">indices · <see cref="InputSize"/> values, row-major, or empty.</param>
    /// <param name="labels">indices · <see cref="LabelsPerSample"/> labels, or empty.</param>
    /// <param name="targets">indices · <see cref="TargetSize"/> values, or empty.</param>
    /// <param name="sampleWeights">One weight an index, or empty.</param>
    protected abstract void ReadBatch(
        ReadOnlySpan<int> indices,
        Span<float> inputs,
        Span<int> labels,
        Span<float> targets,
        Span<float> sampleWeights);

    /// <summary>
    /// This dataset as a network reads it: itself, after a check that sizes and kind fit. A dataset whose number of targets for one
    /// sample was left open takes it from the network. Allocates nothing from the second call on.
    /// </summary>
    /// <param name="network">The network's shapes.</param>
    /// <param name="training">The network's loss.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network; the message names both sizes, or the loss.</exception>
    public Dataset Bind(NetworkDescription network, TrainingDescription training)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        if (training.TakesLabels != HasLabels)
        {
            throw new ArgumentException(training.TakesLabels
                ? $"{network.Name}'s loss {training.Loss} takes integer labels, and the dataset has targets."
                : $"{network.Name}'s loss {training.Loss} takes targets, and the dataset has integer labels.");
        }

        var bound = Resolve(network.InputSize);
        if (bound.InputSize != network.InputSize)
            throw new ArgumentException($"{network.Name} takes {network.InputSize} input values for one sample, and the dataset has {bound.InputSize}.");
        if (training.TakesLabels && bound.LabelsPerSample != training.LabelsPerSample)
            throw new ArgumentException($"{network.Name} takes {training.LabelsPerSample} labels for one sample, and the dataset has {bound.LabelsPerSample}.");
        if (!training.TakesLabels && bound.TargetSize != network.OutputSize)
            throw new ArgumentException($"{network.Name} takes {network.OutputSize} target values for one sample, and the dataset has {bound.TargetSize}.");
        return bound;
    }

    /// <summary>Whether the sizes of one sample are only assumed until <see cref="Resolve"/>.</summary>
    internal virtual bool IsOpen => false;

    /// <summary>The reading of this dataset with that many input values for one sample, where the number was left open.</summary>
    internal virtual Dataset Resolve(int inputSize) => this;

    /// <summary>The reading of this dataset with that many samples, where the number was left open.</summary>
    internal virtual Dataset ResolveCount(int count) => this;

    private static void CheckLength(int given, int samples, int size, string what)
    {
        if (given == 0 || given == (long)samples * size)
            return;
        throw new ArgumentException(size == 0
            ? $"The dataset has no {what}, and room for {given} was given."
            : $"{samples} samples have {(long)samples * size} {what}, and room for {given} was given.");
    }
}
