namespace StaticDense;

public abstract partial class Dataset
{
    // No epoch has this number: a split does not repeat the order of an epoch under the same seed.
    private const long SplitEpoch = -1;

    /// <summary>Samples with integer labels, in memory. Nothing is copied: the memory must stay as it is while the dataset is used.</summary>
    /// <param name="inputs">samples · InputSize values, row-major.</param>
    /// <param name="labels">One label a sample, or several where <paramref name="inputSize"/> says so.</param>
    /// <param name="inputSize">The number of input values of one sample; 0 means one label a sample.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static Dataset FromMemory(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels, int inputSize = 0)
    {
        var (count, size) = Divide(inputs.Length, labels.Length, inputSize, "labels");
        return new MemoryDataset(count, size, inputs, labels, default);
    }

    /// <summary>
    /// Samples with target values, in memory. Nothing is copied: the memory must stay as it is while the dataset is used. Without
    /// <paramref name="inputSize"/> the dataset reads as one target a sample, and a trainer reads it by its network's sizes.
    /// </summary>
    /// <param name="inputs">samples · InputSize values, row-major.</param>
    /// <param name="targets">samples · TargetSize values, row-major.</param>
    /// <param name="inputSize">The number of input values of one sample; 0 leaves it open.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static Dataset FromMemory(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int inputSize = 0)
    {
        if (inputSize == 0 && !inputs.IsEmpty && !targets.IsEmpty)
            return new OpenDataset(inputs, targets);
        var (count, size) = Divide(inputs.Length, targets.Length, inputSize, "target values");
        return new MemoryDataset(count, size, inputs, default, targets);
    }

    /// <summary>
    /// Samples kept as bytes, a quarter of the memory: an input value is <c>byte · scale</c>. Nothing is copied: the memory must
    /// stay as it is while the dataset is used.
    /// </summary>
    /// <param name="inputs">samples · InputSize bytes, row-major.</param>
    /// <param name="labels">One label a sample.</param>
    /// <param name="scale">What each byte is multiplied by.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static Dataset FromBytes(ReadOnlyMemory<byte> inputs, ReadOnlyMemory<int> labels, float scale = 1f / 255)
    {
        var (count, size) = Divide(inputs.Length, labels.Length, 0, "labels");
        return new ByteDataset(count, size, inputs, labels, scale);
    }

    /// <summary>The same samples with a weight each, in place of weights they may already have.</summary>
    /// <param name="sampleWeights">One weight a sample. Not copied.</param>
    /// <exception cref="ArgumentException">There are not as many weights as samples.</exception>
    public Dataset WithSampleWeights(ReadOnlyMemory<float> sampleWeights)
    {
        var samples = ResolveCount(sampleWeights.Length);
        if (samples.Count != sampleWeights.Length)
            throw new ArgumentException($"The dataset has {samples.Count} samples, and {sampleWeights.Length} weights were given.", nameof(sampleWeights));
        return new WeightedDataset(samples, sampleWeights);
    }

    /// <summary>
    /// The same samples with other input values: <c>value · scale + offset</c>, as Keras's layer Rescaling. Values of [0, 1] become
    /// values of [-1, 1] with scale 2 and offset -1.
    /// </summary>
    /// <param name="scale">What each input value is multiplied by.</param>
    /// <param name="offset">What is added then.</param>
    public Dataset Rescale(float scale, float offset = 0) => IsOpen
        ? new OpenSelection(this, samples => samples.Rescale(scale, offset))
        : new RescaledDataset(this, scale, offset);

    /// <summary>
    /// Divides the samples at random into two parts without overlap, the same for one seed on every machine: the first has
    /// floor(share · Count + 1/2) samples, the second the rest.
    /// </summary>
    /// <param name="share">The first part's share, above 0 and below 1.</param>
    /// <param name="seed">Which random order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">One part would be empty.</exception>
    public (Dataset First, Dataset Second) Split(double share, ulong seed = 0)
    {
        if (!(share > 0 && share < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be above 0 and below 1.");
        if (IsOpen)
            return (new OpenSelection(this, samples => samples.Split(share, seed).First), new OpenSelection(this, samples => samples.Split(share, seed).Second));
        var count = Count;
        var first = (int)Math.Floor(share * count + 0.5);
        if (first == 0 || first == count)
            throw new ArgumentException($"A share of {FormattableString.Invariant($"{share}")} of {count} samples leaves one part empty.", nameof(share));
        var order = new int[count];
        Numerics.Permutation.Fill(order, seed, SplitEpoch);
        return (new SubsetDataset(this, order[..first]), new SubsetDataset(this, order[first..]));
    }

    /// <summary>Some of the samples, by index; an index may stand more than once.</summary>
    /// <param name="indices">Which samples, each in [0, Count). Copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the dataset.</exception>
    public Dataset Select(params ReadOnlySpan<int> indices)
    {
        if (IsOpen)
        {
            var chosen = indices.ToArray();
            return new OpenSelection(this, samples => samples.Select(chosen));
        }

        var count = Count;
        foreach (var index in indices)
        {
            if ((uint)index >= (uint)count)
                throw new ArgumentOutOfRangeException(nameof(indices), index, $"Sample {index} does not exist: the dataset has {count} samples.");
        }

        return new SubsetDataset(this, indices.ToArray());
    }

    /// <summary>The first samples.</summary>
    /// <param name="count">How many, from 1 to Count.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public Dataset Take(int count)
    {
        if (IsOpen)
            return new OpenSelection(this, samples => samples.Take(count));
        if (count < 1 || count > Count)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The dataset has {Count} samples.");
        var indices = new int[count];
        for (var i = 0; i < count; i++)
            indices[i] = i;
        return new SubsetDataset(this, indices);
    }

    private static (int Count, int InputSize) Divide(int inputs, int answers, int inputSize, string what)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputSize);
        if (inputs == 0 || answers == 0)
            throw new ArgumentException($"A dataset needs at least one sample; {inputs} input values and {answers} {what} were given.");
        if (inputSize != 0)
        {
            if (inputs % inputSize != 0)
                throw new ArgumentException($"{inputs} input values are not whole samples of {inputSize}.");
            if (answers % (inputs / inputSize) != 0)
                throw new ArgumentException($"{answers} {what} are not equally many for each of {inputs / inputSize} samples.");
            return (inputs / inputSize, inputSize);
        }

        if (inputs % answers != 0)
            throw new ArgumentException($"{inputs} input values are not equally many for each of {answers} samples (one sample for each of the {what}).");
        return (answers, inputs / answers);
    }
}
