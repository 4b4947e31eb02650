namespace StaticDense.Tests.Data;

/// <summary>Datasets whose input values are multiplied and shifted.</summary>
public sealed class RescaledDatasetTests
{
    // Longer than two of the widest vectors, and no whole number of any.
    private const int InputSize = 37;
    private static readonly float[] Values = [.. Enumerable.Range(0, 3 * InputSize).Select(value => value * 0.1f)];

    [Fact]
    public void EveryInputValueIsMultipliedAndShiftedAndNothingElse()
    {
        var dataset = Dataset.FromMemory(Values, new[] { 4, 5, 6 }).WithSampleWeights(new[] { 1f, 2, 3 }).Rescale(2, -1);
        Assert.Equal((3, InputSize, 1, 0, true), (dataset.Count, dataset.InputSize, dataset.LabelsPerSample, dataset.TargetSize, dataset.HasSampleWeights));

        var (inputs, labels, weights) = (new float[2 * InputSize], new int[2], new float[2]);
        dataset.CopyBatch([2, 0], inputs, labels, default, weights);

        Assert.Equal([6, 4], labels);
        Assert.Equal([3, 1], weights);
        var expected = Values[(2 * InputSize)..].Concat(Values[..InputSize]).Select(value => value * 2 + -1);
        Assert.Equal(expected, inputs);
    }

    [Fact]
    public void LabelsAloneCanBeRead()
    {
        var labels = new int[1];
        Dataset.FromMemory(Values, new[] { 4, 5, 6 }).Rescale(3).CopyBatch([1], default, labels, default, default);
        Assert.Equal([5], labels);
    }

    [Fact]
    public void OneAfterTheOtherAndInParts()
    {
        var inputs = new float[InputSize];
        Dataset.FromMemory(Values, new[] { 4, 5, 6 }).Rescale(2).Select(2, 1).Rescale(1, 0.5f).CopyBatch([1], inputs, default, default, default);
        Assert.Equal(Values[InputSize..(2 * InputSize)].Select(value => value * 2 + 0.5f), inputs);
    }

    [Fact]
    public void ReadingAllocatesNothing()
    {
        var dataset = Dataset.FromMemory(Values, new[] { 4, 5, 6 }).Rescale(2, -1);
        var (inputs, labels) = (new float[InputSize], new int[1]);
        dataset.CopyBatch([0], inputs, labels, default, default);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var sample = 0; sample < 3; sample++)
            dataset.CopyBatch([sample], inputs, labels, default, default);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
