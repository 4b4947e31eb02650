using System.Text.Json;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

public sealed class MetricTests
{
    /// <summary>Forms of Keras's metrics that a declaration cannot name: several values at once, other exponents, adjusted scores.</summary>
    private static bool IsLeft(string name, JsonElement config) => name switch
    {
        "FBetaScore" => true,
        "F1Score" => config.GetProperty("average").ValueKind == JsonValueKind.Null,
        "R2Score" => config.GetProperty("num_regressors").GetInt32() != 0 || config.GetProperty("class_aggregation").GetString() != "uniform_average",
        _ => false,
    };

    [Fact]
    public void Values_are_those_of_the_table()
    {
        var table = GoldenTables.Read("metrics.json");
        var sampleWeights = table.GetProperty("sample_weight").EnumerateArray().Select(weight => weight.GetSingle()).ToArray();
        var compared = new HashSet<Metric>();
        foreach (var entry in table.GetProperty("metrics").EnumerateArray())
        {
            var (name, config) = (entry.GetProperty("class_name").GetString()!, entry.GetProperty("config"));
            if (IsLeft(name, config))
                continue;
            var isPrecisionRecall = config.TryGetProperty("curve", out var curve) && curve.GetString() == "PR";
            var metric = isPrecisionRecall ? Metric.PrecisionRecallAUC : Enum.Parse<Metric>(name);
            var data = Data(table, entry.GetProperty("data").GetString()!);
            compared.Add(metric);
            foreach (var (property, weights) in ((string, float[])[])[("value", []), ("weighted_value", sampleWeights)])
            {
                var value = entry.GetProperty(property).GetDouble();
                var accumulator = MetricAccumulator.Create(metric, data.Labels.Length > 0, data.Channels, Options(config));
                Measure(accumulator, data, weights);
                Assert.True(Math.Abs(value - accumulator.Value) <= 1e-6 * value, $"{entry}: {property} is {accumulator.Value:R}.");

                // The same once more: nothing is left of before.
                accumulator.Reset();
                Measure(accumulator, data, weights);
                Assert.True(Math.Abs(value - accumulator.Value) <= 1e-6 * value, $"{entry}: {property} is {accumulator.Value:R} after a reset.");
            }
        }

        Assert.Equal(24, compared.Count);
    }

    /// <summary>In batches of 7 with a shorter last one: every sample counts the same.</summary>
    private static void Measure(MetricAccumulator accumulator, (float[] Outputs, float[] Targets, int[] Labels, int Channels) data, float[] weights)
    {
        var (outputs, targets, labels, channels) = data;
        var rows = outputs.Length / channels;
        for (var start = 0; start < rows; start += 7)
        {
            var count = Math.Min(7, rows - start);
            Add(
                accumulator,
                outputs[(start * channels)..((start + count) * channels)],
                channels,
                labels.Length == 0 ? [] : labels.AsSpan(start, count),
                targets.Length == 0 ? [] : targets.AsSpan(start * channels, count * channels),
                weights.Length == 0 ? [] : weights.AsSpan(start, count));
        }
    }

    private static void Add(
        MetricAccumulator accumulator, float[] outputs, int channels, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default, int positions = 1)
    {
        var rows = outputs.Length / channels;
        var blocks = From(outputs, rows, channels, rows + 2);
        accumulator.Add(new MetricBatch(ref blocks[0], rows, positions, channels, rows + 2, labels, targets, weights));
    }

    private static double Of(Metric metric, float[] outputs, int channels, int[] labels, float[] targets, MetricOptions? options = null, float[]? weights = null, int positions = 1)
    {
        var accumulator = MetricAccumulator.Create(metric, labels.Length > 0, channels, options ?? new MetricOptions());
        Add(accumulator, outputs, channels, labels, targets, weights, positions);
        return accumulator.Value;
    }

    [Theory]
    [InlineData(true, 1, Metric.BinaryAccuracy)]
    [InlineData(false, 1, Metric.BinaryAccuracy)]
    [InlineData(true, 3, Metric.SparseCategoricalAccuracy)]
    [InlineData(false, 3, Metric.CategoricalAccuracy)]
    public void Accuracy_is_resolved_by_shapes(bool takesLabels, int channels, Metric resolved)
    {
        Assert.Equal(resolved, MetricAccumulator.Resolve(Metric.Accuracy, takesLabels, channels));
        Assert.Equal(Metric.BinaryAccuracy, MetricAccumulator.Resolve(Metric.BinaryAccuracy, takesLabels, channels));
    }

    [Fact]
    public void A_metric_that_cannot_be_compared_is_refused()
    {
        foreach (var metric in Enum.GetValues<Metric>())
        {
            var needsLabels = metric is Metric.SparseCategoricalAccuracy or Metric.SparseTopKCategoricalAccuracy or Metric.SparseCategoricalCrossentropy;
            var takesBoth = metric is Metric.Accuracy or (>= Metric.TruePositives and <= Metric.PrecisionRecallAUC);
            Check(metric, takesLabels: true, fits: needsLabels || takesBoth);
            Check(metric, takesLabels: false, fits: !needsLabels);
        }

        static void Check(Metric metric, bool takesLabels, bool fits)
        {
            if (fits)
                Assert.NotNull(MetricAccumulator.Create(metric, takesLabels, 3, new MetricOptions()));
            else
                Assert.Throws<ArgumentException>(() => MetricAccumulator.Create(metric, takesLabels, 3, new MetricOptions()));
            Assert.NotNull(MetricAccumulator.Create(metric, takesLabels, 1, new MetricOptions()));
        }
    }

    [Fact]
    public void Half_is_not_above_one_half()
    {
        Assert.Equal(0.75, Of(Metric.BinaryAccuracy, [0.5f, 0.50001f, float.NaN, 0.2f], 1, [], [0, 1, 0, 1]));
        Assert.Equal(0.5, Of(Metric.BinaryAccuracy, [0.5f, 0.50001f, float.NaN, 0.2f], 1, [], [0, 1, 0, 0], new MetricOptions { Threshold = 0.1 }));
    }

    [Fact]
    public void Binary_accuracy_counts_elements() => Assert.Equal(
        (5 + 15) / 40.0,
        Of(Metric.BinaryAccuracy, [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 0.9f : 0.1f)], 20, [], [.. Enumerable.Range(0, 40).Select(i => i < 10 ? 1f : 0f)]));

    [Fact]
    public void Among_the_top_are_all_that_tie_with_the_kth()
    {
        float[] outputs = [0.3f, 0.3f, 0.2f, 0.1f, 0.1f];
        double Top(int label, int k) => Of(Metric.SparseTopKCategoricalAccuracy, outputs, 5, [label], [], new MetricOptions { TopK = k });
        Assert.Equal([1, 1, 0, 0, 0], Enumerable.Range(0, 5).Select(label => Top(label, 1)));
        Assert.Equal([1, 1, 1, 0, 0], Enumerable.Range(0, 5).Select(label => Top(label, 3)));
        Assert.Equal([1, 1, 1, 1, 1], Enumerable.Range(0, 5).Select(label => Top(label, 4)));
        Assert.Equal(0, Top(7, 5));
        outputs[4] = float.NaN;
        Assert.Equal(0, Top(0, 5));
    }

    /// <summary>With labels each class is 1 against the others; so say targets that are one-hot.</summary>
    [Theory]
    [InlineData(Metric.TruePositives)]
    [InlineData(Metric.FalseNegatives)]
    [InlineData(Metric.Precision)]
    [InlineData(Metric.Recall)]
    [InlineData(Metric.F1Score)]
    [InlineData(Metric.AUC)]
    [InlineData(Metric.PrecisionRecallAUC)]
    public void Labels_are_one_hot_targets(Metric metric)
    {
        var outputs = Random(30 * 18, 3).Select(MathF.Abs).ToArray();
        var labels = Enumerable.Range(0, 30).Select(i => i * 7 % 18).ToArray();
        var targets = labels.SelectMany(label => Enumerable.Range(0, 18).Select(c => c == label ? 1f : 0)).ToArray();
        var value = Of(metric, outputs, 18, labels, []);
        Assert.True(value > 0);
        Assert.Equal(value, Of(metric, outputs, 18, [], targets));
    }

    [Fact]
    public void Logits_become_probabilities_where_that_is_declared()
    {
        var logits = Random(40 * 4, 4, 3);
        var options = new MetricOptions { OutputsAreLogits = true };
        var targets = Enumerable.Range(0, 160).Select(i => i % 3 == 0 ? 1f : 0).ToArray();
        float[] sigmoids = [.. logits.Select(z => (float)(1 / (1 + Math.Exp(-z))))], softmax = [.. logits];
        for (var row = 0; row < 40; row++)
            DoubleSoftmax(softmax.AsSpan(row * 4, 4));
        foreach (var metric in (Metric[])[Metric.AUC, Metric.PrecisionRecallAUC, Metric.BinaryCrossentropy])
            Assert.Equal(Of(metric, sigmoids, 4, [], targets), Of(metric, logits, 4, [], targets, options), 1e-6);
        Assert.Equal(Of(Metric.CategoricalCrossentropy, softmax, 4, [], targets), Of(Metric.CategoricalCrossentropy, logits, 4, [], targets, options), 1e-6);
    }

    [Fact]
    public void A_samples_weight_counts_for_each_of_its_positions() =>
        Assert.Equal((1 + 1 + 3 + 0) / 8.0, Of(Metric.BinaryAccuracy, [1, 1, 1, 0], 1, [], [1, 1, 1, 1], weights: [1, 3], positions: 2));

    [Fact]
    public void Hinges_take_zeros_for_minus_ones_where_a_batch_has_nothing_else()
    {
        Assert.Equal((0.5 + 2) / 2, Of(Metric.Hinge, [0.5f, 1], 1, [], [1, 0]));
        Assert.Equal((0.5 + 0) / 2, Of(Metric.Hinge, [0.5f, 1], 1, [], [1, 2]));
        Assert.Equal((0.25 + 4) / 2, Of(Metric.SquaredHinge, [0.5f, 1], 1, [], [1, 0]));
    }

    [Fact]
    public void The_other_losses_are_metrics_too()
    {
        Assert.Equal(Math.Pow(Math.Log(3) - Math.Log(2), 2), Of(Metric.MeanSquaredLogarithmicError, [2], 1, [], [1]), 1e-12);
        Assert.Equal(2 - Math.Log(2 + 1e-7), Of(Metric.Poisson, [2], 1, [], [1]), 1e-12);
        Assert.Equal((0.25 * Math.Log(0.5)) + (0.75 * Math.Log(1.5)), Of(Metric.KLDivergence, [0.5f, 0.5f], 2, [], [0.25f, 0.75f]), 1e-12);
        Assert.Equal(3 - 1 + 1, Of(Metric.CategoricalHinge, [1, 3], 2, [], [1, 0]));
        Assert.Equal(0, Of(Metric.CosineSimilarity, [0, 0], 2, [], [1, 0]));
    }

    [Fact]
    public void Overlap_is_the_mean_of_the_classes_there_are()
    {
        Assert.Equal(((1 / 2.0) + (1 / 2.0)) / 2, Of(Metric.BinaryIoU, [0.5f, 0.2f, 0.9f], 1, [], [1, 0, 0]), 1e-6);
        Assert.Equal(1, Of(Metric.BinaryIoU, [0.5f, 0.7f], 1, [], [1, 1]), 1e-6);
    }

    [Fact]
    public void Over_nothing_means_are_NaN_and_shares_zero()
    {
        foreach (var metric in Enum.GetValues<Metric>())
        {
            var value = MetricAccumulator.Create(metric, false, 1, new MetricOptions()).Value;
            Assert.Equal(metric is not ((>= Metric.TruePositives and <= Metric.BinaryIoU)), double.IsNaN(value));
        }
    }

    [Fact]
    public void Each_has_a_name_of_its_own_and_the_better_direction()
    {
        var names = Enum.GetValues<Metric>().Select(MetricNames.Of).ToArray();
        Assert.Equal(MetricNames.MetricCount, names.Distinct().Count());
        foreach (var metric in Enum.GetValues<Metric>())
        {
            Assert.True(MetricNames.TryParse(MetricNames.Of(metric), out var parsed));
            Assert.Equal(metric, parsed);
        }

        Assert.All((string[])["accuracy", "val_auc", "weighted_precision", "val_weighted_f1_score", "cosine_similarity", "val_r2_score"], name => Assert.True(MetricNames.IsMaximised(name), name));
        Assert.All((string[])["loss", "val_loss", "false_positives", "val_poisson", "mean_absolute_error", "weighted_mean_squared_error", "unknown"], name => Assert.False(MetricNames.IsMaximised(name), name));
        Assert.False(MetricNames.TryParse("loss", out _));
    }

    [Theory]
    [InlineData(new[] { 1f, 3f, 3f, 2f }, 1)]
    [InlineData(new[] { 1f, 3f, float.NaN, 9f, float.NaN }, 2)]
    [InlineData(new[] { float.NaN, float.PositiveInfinity }, 0)]
    [InlineData(new[] { -0f, 0f }, 0)]
    [InlineData(new[] { float.NegativeInfinity, float.NegativeInfinity }, 0)]
    [InlineData(new[] { 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 5f }, 17)]
    public void ArgMax_takes_the_first_of_equals_and_the_first_NaN(float[] row, int index)
    {
        Assert.Equal(index, StaticDense.Numerics.Reductions.ArgMax(row));
        var rows = new float[row.Length].Concat(row).ToArray();
        var blocks = From(rows, 2, row.Length, 3);
        Assert.Equal(index, StaticDense.Numerics.Reductions.ArgMax(ref blocks[0], 1, row.Length, 3));
    }

    private static void DoubleSoftmax(Span<float> row)
    {
        var e = row.ToArray().Select(z => Math.Exp(z)).ToArray();
        for (var i = 0; i < row.Length; i++)
            row[i] = (float)(e[i] / e.Sum());
    }

    private static MetricOptions Options(JsonElement config)
    {
        var options = new MetricOptions();
        if (config.TryGetProperty("threshold", out var threshold) || config.TryGetProperty("thresholds", out threshold))
            options = options with { Threshold = threshold.ValueKind == JsonValueKind.Null ? null : threshold.GetDouble() };
        if (config.TryGetProperty("k", out var k))
            options = options with { TopK = k.GetInt32() };
        if (config.TryGetProperty("average", out var average))
            options = options with { F1Average = Enum.Parse<F1Average>(average.GetString()!, ignoreCase: true) };
        if (config.TryGetProperty("num_thresholds", out var count))
            options = options with { AUCThresholds = count.GetInt32(), AUCSummation = Enum.Parse<AUCSummation>(config.GetProperty("summation_method").GetString()!, ignoreCase: true) };
        return options;
    }

    private static (float[] Outputs, float[] Targets, int[] Labels, int Channels) Data(JsonElement table, string set)
    {
        var data = table.GetProperty("data");
        var predicted = Rows(data.GetProperty(set == "categorical" ? "sparse" : set).GetProperty("y_pred"));
        var wanted = data.GetProperty(set).GetProperty("y_true");
        return (
            [.. predicted.SelectMany(row => row)],
            set == "sparse" ? [] : [.. Rows(wanted).SelectMany(row => row)],
            set == "sparse" ? [.. wanted.EnumerateArray().Select(label => label.GetInt32())] : [],
            predicted[0].Length);
    }

    private static float[][] Rows(JsonElement array) => array.EnumerateArray()
        .Select(row => row.ValueKind == JsonValueKind.Array ? row.EnumerateArray().Select(value => value.GetSingle()).ToArray() : [row.GetSingle()])
        .ToArray();
}
