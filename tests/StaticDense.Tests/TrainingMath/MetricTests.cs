using System.Text.Json;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

public sealed class MetricTests
{
    [Theory]
    [InlineData("BinaryAccuracy", Metric.BinaryAccuracy, "binary")]
    [InlineData("SparseCategoricalAccuracy", Metric.SparseCategoricalAccuracy, "sparse")]
    [InlineData("CategoricalAccuracy", Metric.CategoricalAccuracy, "categorical")]
    [InlineData("MeanAbsoluteError", Metric.MeanAbsoluteError, "regression")]
    public void Values_are_those_of_the_table(string name, Metric metric, string set)
    {
        var table = GoldenTables.Read("metrics.json");
        var entry = table.GetProperty("metrics").EnumerateArray().First(candidate => candidate.GetProperty("class_name").GetString() == name);
        Assert.Equal(set, entry.GetProperty("data").GetString());
        var data = table.GetProperty("data");
        var predicted = Rows(data.GetProperty(set == "categorical" ? "sparse" : set).GetProperty("y_pred"));
        var channels = predicted[0].Length;
        var classes = set is "sparse" or "categorical" ? data.GetProperty("sparse").GetProperty("y_true").EnumerateArray().Select(label => label.GetInt32()).ToArray() : [];
        int[] labels = set == "sparse" ? classes : [];
        var targets = set switch
        {
            "sparse" => [],
            "categorical" => classes.SelectMany(label => Enumerable.Range(0, channels).Select(c => c == label ? 1f : 0f)).ToArray(),
            _ => Rows(data.GetProperty(set).GetProperty("y_true")).SelectMany(row => row).ToArray(),
        };

        // In batches of 7 with a shorter last one: every sample counts the same.
        var accumulator = new MetricAccumulator(metric, set == "sparse", channels);
        for (var start = 0; start < predicted.Length; start += 7)
        {
            var rows = Math.Min(7, predicted.Length - start);
            var blocks = From(predicted.Skip(start).Take(rows).SelectMany(row => row).ToArray(), rows, channels, 9);
            accumulator.Add(
                ref blocks[0],
                rows,
                channels,
                9,
                labels.Length == 0 ? [] : labels.AsSpan(start, rows),
                targets.Length == 0 ? [] : targets.AsSpan(start * channels, rows * channels));
        }

        var value = entry.GetProperty("value").GetDouble();
        Assert.Equal(value, accumulator.Mean, 1e-6 * value);
        accumulator.Reset();
        Assert.True(double.IsNaN(accumulator.Mean));
    }

    [Theory]
    [InlineData(true, 1, Metric.BinaryAccuracy)]
    [InlineData(false, 1, Metric.BinaryAccuracy)]
    [InlineData(true, 3, Metric.SparseCategoricalAccuracy)]
    [InlineData(false, 3, Metric.CategoricalAccuracy)]
    public void Accuracy_is_resolved_by_shapes(bool takesLabels, int channels, Metric resolved)
    {
        Assert.Equal(resolved, new MetricAccumulator(Metric.Accuracy, takesLabels, channels).Metric);
        Assert.Equal(Metric.BinaryAccuracy, MetricAccumulator.Resolve(Metric.BinaryAccuracy, takesLabels, channels));
    }

    [Fact]
    public void A_metric_that_cannot_be_compared_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new MetricAccumulator(Metric.CategoricalAccuracy, true, 3));
        Assert.Throws<ArgumentException>(() => new MetricAccumulator(Metric.MeanAbsoluteError, true, 3));
        Assert.Throws<ArgumentException>(() => new MetricAccumulator(Metric.SparseCategoricalAccuracy, false, 3));
    }

    [Fact]
    public void Half_is_not_above_one_half()
    {
        var accumulator = new MetricAccumulator(Metric.BinaryAccuracy, false, 1);
        var blocks = From([0.5f, 0.50001f, float.NaN, 0.2f], 4, 1, 4);
        accumulator.Add(ref blocks[0], 4, 1, 4, [], [0, 1, 0, 1]);
        Assert.Equal(0.75, accumulator.Mean);
    }

    [Fact]
    public void Binary_accuracy_counts_elements()
    {
        var accumulator = new MetricAccumulator(Metric.BinaryAccuracy, false, 20);
        var blocks = From(Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 0.9f : 0.1f).ToArray(), 2, 20, 2);
        accumulator.Add(ref blocks[0], 2, 20, 2, [], Enumerable.Range(0, 40).Select(i => i < 10 ? 1f : 0f).ToArray());
        Assert.Equal((5 + 15) / 40.0, accumulator.Mean);
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

    private static float[][] Rows(JsonElement array) => array.EnumerateArray()
        .Select(row => row.ValueKind == JsonValueKind.Array ? row.EnumerateArray().Select(value => value.GetSingle()).ToArray() : [row.GetSingle()])
        .ToArray();
}
