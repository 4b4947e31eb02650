namespace StaticDense.Tests.Data;

/// <summary>Parts of datasets whose targets for one sample are known only when a network is.</summary>
public sealed class OpenSelectionTests
{
    private readonly float[] _inputs = [.. Enumerable.Range(0, 40).Select(value => (float)value)];
    private readonly float[] _targets = [.. Enumerable.Range(0, 20).Select(value => 100f + value)];

    [Fact]
    public void PartsAreThoseOfTheWholeOnceItIsKnown()
    {
        // Ten samples of four inputs and two targets; before that is said it would read as twenty samples.
        var open = Dataset.FromMemory(_inputs, _targets);
        var known = Dataset.FromMemory(_inputs, _targets, inputSize: 4);

        var (first, second) = open.Split(0.8, seed: 3);
        var (knownFirst, knownSecond) = known.Split(0.8, seed: 3);

        AssertSame(knownFirst, first);
        AssertSame(knownSecond, second);
        AssertSame(known.Take(3), open.Take(3));
        AssertSame(known.Select(7, 1), open.Select(7, 1));
        AssertSame(knownFirst.Take(2), first.Take(2));
        AssertSame(known.Rescale(0.5f, 1), open.Rescale(0.5f, 1));
    }

    [Fact]
    public void BindingAgainAllocatesNothing()
    {
        var part = Dataset.FromMemory(_inputs, _targets).Split(0.5, seed: 1).First;
        Assert.Same(Bind(part), Bind(part));
    }

    [Fact]
    public void WhatDoesNotExistIsRefusedOnceItIsKnown() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Bind(Dataset.FromMemory(_inputs, _targets).Take(11)));

    private static void AssertSame(Dataset expected, Dataset part)
    {
        var bound = Bind(part);
        Assert.Equal((expected.Count, 4, 2), (bound.Count, bound.InputSize, bound.TargetSize));
        Assert.Equal(Read(expected), Read(bound));
    }

    private static float[] Read(Dataset dataset)
    {
        float[] inputs = new float[4 * dataset.Count], targets = new float[2 * dataset.Count];
        dataset.CopyBatch([.. Enumerable.Range(0, dataset.Count)], inputs, default, targets, default);
        return [.. inputs, .. targets];
    }

    private static Dataset Bind(Dataset dataset) => DatasetTests.Bind(dataset, inputs: 4, outputs: 2, Loss.MeanSquaredError);
}
