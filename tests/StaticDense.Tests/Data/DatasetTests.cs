using System.Collections.Immutable;

namespace StaticDense.Tests.Data;

public class DatasetTests
{
    private static readonly float[] Inputs = [0, 1, 10, 11, 20, 21, 30, 31, 40, 41, 50, 51];

    [Fact]
    public void LabelsGiveTheCount()
    {
        var dataset = Dataset.FromMemory(Inputs, new[] { 0, 1, 2, 3, 4, 5 });

        Assert.Equal(6, dataset.Count);
        Assert.Equal(2, dataset.InputSize);
        Assert.Equal(1, dataset.LabelsPerSample);
        Assert.True(dataset.HasLabels);
        Assert.False(dataset.HasTargets);
        Assert.False(dataset.HasSampleWeights);
        var (inputs, labels, _, _) = Read(dataset, 4, 0, 4);
        Assert.Equal([40, 41, 0, 1, 40, 41], inputs);
        Assert.Equal([4, 0, 4], labels);
    }

    [Fact]
    public void SeveralLabelsForOneSample()
    {
        var dataset = Dataset.FromMemory(Inputs, new[] { 0, 1, 2, 3, 4, 5 }, inputSize: 4);

        Assert.Equal(3, dataset.Count);
        Assert.Equal(2, dataset.LabelsPerSample);
        var (inputs, labels, _, _) = Read(dataset, 2, 1);
        Assert.Equal([40, 41, 50, 51, 20, 21, 30, 31], inputs);
        Assert.Equal([4, 5, 2, 3], labels);
    }

    [Fact]
    public void TargetsWithTheInputSize()
    {
        var dataset = Dataset.FromMemory(Inputs, new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, inputSize: 4);

        Assert.Equal(3, dataset.Count);
        Assert.Equal(3, dataset.TargetSize);
        Assert.False(dataset.HasLabels);
        Assert.Equal([4, 5, 6], Read(dataset, 1).Targets);
    }

    [Fact]
    public void OpenTargetsReadAsOneASampleUntilANetworkBindsThem()
    {
        var dataset = Dataset.FromMemory(Inputs, new float[] { 1, 2, 3, 4, 5, 6 });

        Assert.Equal(6, dataset.Count);
        Assert.Equal([2f], Read(dataset, 1).Targets);
        var bound = dataset.Bind(Network(4, 2), Training(Loss.MeanSquaredError));
        Assert.Equal(3, bound.Count);
        Assert.Equal([20, 21, 30, 31], Read(bound, 1).Inputs);
        Assert.Equal([3, 4], Read(bound, 1).Targets);
        Assert.Same(bound, dataset.Bind(Network(4, 2), Training(Loss.MeanSquaredError)));
    }

    [Fact]
    public void OpenTargetsThatFitNoCountSaySo()
    {
        var dataset = Dataset.FromMemory(Inputs, new float[9]);

        var error = Assert.Throws<InvalidOperationException>(() => dataset.Count);
        Assert.Contains("12 input values and 9 targets", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, dataset.Bind(Network(4, 3), Training(Loss.MeanSquaredError)).Count);
        Assert.Equal(3, dataset.WithSampleWeights(new float[] { 1, 2, 3 }).TargetSize);
    }

    [Theory]
    [InlineData(3, 2, "takes 3 input values for one sample, and the dataset has 2")]
    [InlineData(2, 2, "takes 2 target values for one sample, and the dataset has 1")]
    public void SizesThatDoNotFitTheNetwork(int inputs, int outputs, string message)
    {
        var dataset = Dataset.FromMemory(Inputs, new float[6], inputSize: 2);

        var error = Assert.Throws<ArgumentException>(() => dataset.Bind(Network(inputs, outputs), Training(Loss.MeanSquaredError)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheWrongKindNamesTheLoss()
    {
        var targets = Dataset.FromMemory(Inputs, new float[6]);
        var labels = Dataset.FromMemory(Inputs, new int[6]);

        Assert.Contains(
            "SparseCategoricalCrossentropy takes integer labels",
            Assert.Throws<ArgumentException>(() => targets.Bind(Network(2, 1), Training(Loss.SparseCategoricalCrossentropy))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Huber takes targets",
            Assert.Throws<ArgumentException>(() => labels.Bind(Network(2, 1), Training(Loss.Huber))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void LengthsThatDoNotDivide()
    {
        Assert.Throws<ArgumentException>(() => Dataset.FromMemory(Inputs, new int[5]));
        Assert.Throws<ArgumentException>(() => Dataset.FromMemory(Inputs, new int[6], inputSize: 5));
        Assert.Throws<ArgumentException>(() => Dataset.FromMemory(Inputs, new int[7], inputSize: 4));
        Assert.Throws<ArgumentException>(() => Dataset.FromMemory(Inputs, new float[7], inputSize: 4));
        Assert.Throws<ArgumentException>(() => Dataset.FromMemory(default, new int[6]));
        Assert.Throws<ArgumentException>(() => Dataset.FromMemory(Inputs, Array.Empty<float>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromMemory(Inputs, new int[6], inputSize: -2));
        Assert.Throws<ArgumentException>(() => Dataset.FromBytes(new byte[7], new int[2]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(784)]
    public void BytesAreScaled(int size)
    {
        var bytes = new byte[3 * size];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 37 + 251);
        var dataset = Dataset.FromBytes(bytes, new[] { 7, 8, 9 });

        var (inputs, labels, _, _) = Read(dataset, 2, 0);

        Assert.Equal([9, 7], labels);
        for (var i = 0; i < size; i++)
        {
            Assert.Equal(bytes[2 * size + i] * (1f / 255), inputs[i]);
            Assert.Equal(bytes[i] * (1f / 255), inputs[size + i]);
        }
    }

    [Fact]
    public void SpecialValuesFlowThrough()
    {
        var dataset = Dataset.FromMemory(new[] { float.NaN, float.PositiveInfinity, -0f, float.Epsilon }, new int[2]);

        var inputs = Read(dataset, 0, 1).Inputs;

        Assert.Equal(
            new[] { float.NaN, float.PositiveInfinity, -0f, float.Epsilon }.Select(BitConverter.SingleToUInt32Bits),
            inputs.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void SplitIsAPartitionAndRepeatable()
    {
        var labels = Enumerable.Range(0, 1000).ToArray();
        var dataset = Dataset.FromMemory(new float[1000], labels);

        var (first, second) = dataset.Split(0.8, seed: 7);
        var (again, _) = dataset.Split(0.8, seed: 7);
        var (other, _) = dataset.Split(0.8, seed: 8);

        Assert.Equal(800, first.Count);
        Assert.Equal(200, second.Count);
        var left = AllLabels(first);
        Assert.Equal(labels, left.Concat(AllLabels(second)).Order());
        Assert.Equal(left, AllLabels(again));
        Assert.NotEqual(left, AllLabels(other));
        Assert.NotEqual(labels[..800], left);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void SharesOutsideTheRange(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromMemory(Inputs, new int[6]).Split(share));

    [Fact]
    public void APartMayNotBeEmpty() =>
        Assert.Throws<ArgumentException>(() => Dataset.FromMemory(Inputs, new int[6]).Split(0.01));

    [Fact]
    public void SubsetsOfSubsetsKeepLabelsTargetsAndWeights()
    {
        var dataset = Dataset.FromMemory(Inputs, new float[] { 1, 2, 3, 4, 5, 6 }).WithSampleWeights(new float[] { .1f, .2f, .3f, .4f, .5f, .6f });

        var subset = dataset.Select(5, 3, 3, 0).Select(3, 1).Take(2);

        Assert.Equal(2, subset.Count);
        var (inputs, _, targets, weights) = Read(subset, 1, 0);
        Assert.Equal([30, 31, 0, 1], inputs);
        Assert.Equal([4, 1], targets);
        Assert.Equal([.4f, .1f], weights);
    }

    [Fact]
    public void WeightsReplaceWeights()
    {
        var dataset = Dataset.FromMemory(Inputs, new int[6]).WithSampleWeights(new float[6]).WithSampleWeights(new float[] { 1, 2, 3, 4, 5, 6 });

        Assert.Equal([3f], Read(dataset, 2).Weights);
        Assert.Throws<ArgumentException>(() => dataset.WithSampleWeights(new float[5]));
    }

    [Fact]
    public void LengthsAndIndicesAreChecked()
    {
        var dataset = Dataset.FromMemory(Inputs, new int[6]);

        Assert.Contains(
            "2 samples have 4 input values, and room for 3 was given",
            Assert.Throws<ArgumentException>(() => dataset.CopyBatch([0, 1], new float[3], new int[2], default, default)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => dataset.CopyBatch([0, 1], new float[4], new int[2], new float[2], default));
        Assert.Throws<ArgumentException>(() => dataset.CopyBatch([0, 1], new float[4], new int[2], default, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.CopyBatch([0, 6], new float[4], new int[2], default, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.CopyBatch([0, -1], new float[4], new int[2], default, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Select(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Take(7));
    }

    [Fact]
    public void PartsThatAreNotWantedAreSkipped()
    {
        var dataset = Dataset.FromMemory(Inputs, new[] { 0, 1, 2, 3, 4, 5 }).WithSampleWeights(new float[6]);
        var labels = new int[2];

        dataset.Select(5, 4).CopyBatch([1, 0], default, labels, default, default);

        Assert.Equal([4, 5], labels);
    }

    [Fact]
    public void BatchesAllocateNothing()
    {
        var bytes = Dataset.FromBytes(new byte[784 * 600], new int[600]).WithSampleWeights(new float[600]).Split(0.9).First;
        var floats = Dataset.FromMemory(new float[8 * 600], new float[3 * 600]);
        var indices = Enumerable.Range(0, 500).ToArray();
        float[] large = new float[784 * 500], small = new float[8 * 500], targets = new float[3 * 500], weights = new float[500];
        var labels = new int[500];
        var network = Network(8, 3);
        var training = Training(Loss.MeanSquaredError);

        long allocated = 0;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            bytes.CopyBatch(indices, large, labels, default, weights);
            floats.Bind(network, training).CopyBatch(indices, small, default, targets, default);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private static (float[] Inputs, int[] Labels, float[] Targets, float[] Weights) Read(Dataset dataset, params int[] indices)
    {
        var inputs = new float[indices.Length * dataset.InputSize];
        var labels = new int[indices.Length * dataset.LabelsPerSample];
        var targets = new float[indices.Length * dataset.TargetSize];
        var weights = new float[dataset.HasSampleWeights ? indices.Length : 0];
        dataset.CopyBatch(indices, inputs, labels, targets, weights);
        return (inputs, labels, targets, weights);
    }

    private static int[] AllLabels(Dataset dataset) => Read(dataset, [.. Enumerable.Range(0, dataset.Count)]).Labels;

    /// <summary>The dataset as a network of these sizes reads it.</summary>
    internal static Dataset Bind(Dataset dataset, int inputs, int outputs, Loss loss) => dataset.Bind(Network(inputs, outputs), Training(loss));

    private static NetworkDescription Network(int inputs, int outputs) => new()
    {
        Name = "Sample",
        InputShape = [inputs],
        OutputShape = [outputs],
        Parameters = [],
        ParameterCount = 0,
        StorageCount = 0,
        WorkspaceCount = 0,
        Summary = "",
        IsDebugBuild = false,
    };

    private static TrainingDescription Training(Loss loss) => new()
    {
        BatchSize = 32,
        Loss = loss,
        Metrics = ImmutableArray<Metric>.Empty,
        Optimizer = new(Optimizer.SGD) { LearningRate = 0.01 },
        ArenaCount = 0,
        StateOffset = 0,
        GradientOffset = -1,
        KeepsGradients = false,
        InputStagingOffset = 0,
        TargetStagingOffset = 0,
        WeightStagingOffset = 0,
        OutputOffset = 0,
        OutputRows = 32,
        LabelsPerSample = 1,
    };
}
