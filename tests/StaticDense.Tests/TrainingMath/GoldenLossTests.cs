using StaticDense.Numerics;
using StaticDense.Tests.Golden;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

/// <summary>The losses alone against the golden cases, each tensor within its tolerance.</summary>
public sealed class GoldenLossTests
{
    private delegate float Kernel(
        ref float output, ref float delta, bool training, int samples, int positions, int channels, int capacity, ref readonly TrainingStep step);

    /// <summary>The losses without numbers.</summary>
    private static readonly Dictionary<string, Kernel> Plain = new()
    {
        ["MeanSquaredError"] = Losses.MeanSquaredError<LanesVector>,
        ["MeanAbsoluteError"] = Losses.MeanAbsoluteError<LanesVector>,
        ["MeanAbsolutePercentageError"] = Losses.MeanAbsolutePercentageError<LanesVector>,
        ["MeanSquaredLogarithmicError"] = Losses.MeanSquaredLogarithmicError<LanesVector>,
        ["LogCosh"] = Losses.LogCosh<LanesVector>,
        ["Poisson"] = Losses.Poisson<LanesVector>,
        ["KLDivergence"] = Losses.KLDivergence<LanesVector>,
        ["Hinge"] = Losses.Hinge<LanesVector>,
        ["SquaredHinge"] = Losses.SquaredHinge<LanesVector>,
        ["CategoricalHinge"] = Losses.CategoricalHinge<LanesVector>,
        ["CosineSimilarity"] = Losses.CosineSimilarity<LanesVector>,
        ["SparseCategoricalCrossentropy"] = Losses.SparseCategoricalCrossentropy<LanesVector>,
    };

    [Theory]
    [InlineData("loss_mse")]
    [InlineData("loss_mae")]
    [InlineData("loss_huber")]
    [InlineData("loss_huber_delta")]
    [InlineData("loss_binary_crossentropy_logits")]
    [InlineData("loss_binary_crossentropy_probs")]
    [InlineData("loss_binary_crossentropy_smoothing")]
    [InlineData("loss_binary_crossentropy_soft")]
    [InlineData("loss_categorical_crossentropy_logits")]
    [InlineData("loss_categorical_crossentropy_probs")]
    [InlineData("loss_categorical_crossentropy_unnormalised")]
    [InlineData("loss_sparse_categorical_crossentropy_logits")]
    [InlineData("loss_sparse_categorical_crossentropy_probs")]
    [InlineData("loss_binary_focal")]
    [InlineData("loss_binary_focal_balanced")]
    [InlineData("loss_categorical_focal")]
    [InlineData("loss_categorical_hinge")]
    [InlineData("loss_cosine_similarity")]
    [InlineData("loss_hinge")]
    [InlineData("loss_hinge_01")]
    [InlineData("loss_kl_divergence")]
    [InlineData("loss_kl_divergence_onehot")]
    [InlineData("loss_log_cosh")]
    [InlineData("loss_mape")]
    [InlineData("loss_msle")]
    [InlineData("loss_poisson")]
    [InlineData("loss_squared_hinge")]
    [InlineData("loss_squared_hinge_01")]
    public void Loss_and_gradient(string name)
    {
        var golden = GoldenCase.Read(name);
        var comparison = new GoldenComparison(golden);
        var shape = golden.Root.GetProperty("output_shape").EnumerateArray().Select(size => size.GetInt32()).ToArray();
        int rows = shape[..^1].Aggregate(1, (product, size) => product * size), channels = shape[^1], samples = golden.Batch;
        var output = golden.Floats("output");
        var (loss, gradient) = Run(golden, output, golden.Floats("sample_weight"), samples, rows / samples, channels);
        comparison.Add("loss", [loss]);
        comparison.Add("grad/output", gradient);
        (loss, gradient) = Run(golden, output, [], samples, rows / samples, channels);
        comparison.Add("unweighted/loss", [loss]);
        comparison.Add("unweighted/grad/output", gradient);

        // The loss of one row alone is that row's.
        var losses = new float[rows];
        for (var row = 0; row < rows; row++)
            losses[row] = Run(golden, output.AsSpan(row * channels, channels).ToArray(), [], 1, 1, channels, row).Loss;
        comparison.Add("per_sample", losses);
        Assert.Equal(golden.Expected.Order(StringComparer.Ordinal), comparison.Compared.Order(StringComparer.Ordinal));
        comparison.Verify();
    }

    [Theory]
    [InlineData("softmax_saturated")]
    [InlineData("binary_saturated")]
    public void Saturated_outputs_are_computed_from_the_logits(string name)
    {
        // The data's own loss, from logits that the last layer's kernel gives in double.
        var golden = GoldenCase.Read(name);
        var layers = golden.Layers.ToArray();
        var last = layers[^1];
        var layer = last.GetProperty("config").GetProperty("name").GetString();
        var channels = last.GetProperty("config").GetProperty("units").GetInt32();
        var previous = layers.Length > 1 ? golden.Floats($"layer_output/{layers[^2].GetProperty("config").GetProperty("name").GetString()}") : golden.Floats("input");
        float[] kernel = golden.Floats($"param/{layer}/kernel"), bias = golden.Floats($"param/{layer}/bias");
        int samples = golden.Batch, inputs = previous.Length / samples;
        var logits = new float[samples * channels];
        for (var i = 0; i < logits.Length; i++)
        {
            double sum = bias.Length == 0 ? 0 : bias[i % channels];
            for (var k = 0; k < inputs; k++)
                sum += (double)previous[(i / channels * inputs) + k] * kernel[(k * channels) + (i % channels)];
            logits[i] = (float)sum;
        }

        var step = Step(golden, golden.Floats("sample_weight"), 0, samples, channels);
        float[] blocks = From(logits, samples, channels, samples), probabilities = Empty(channels, samples), delta = Empty(channels, samples);
        var loss = golden.Has("target") && golden.Integers("target").Length > 0
            ? Losses.SparseCategoricalCrossentropyFromLogits<LanesVector>(ref blocks[0], ref probabilities[0], ref delta[0], true, samples, 1, channels, samples, in step)
            : Losses.BinaryCrossentropyFromLogits<LanesVector>(ref blocks[0], ref probabilities[0], ref delta[0], true, 0, samples, 1, channels, samples, in step);
        var output = new float[samples * channels];
        Blocks.Scatter<LanesVector>(ref probabilities[0], output, samples, channels, samples);
        var comparison = new GoldenComparison(golden);
        comparison.Add("loss_data", [loss]);
        comparison.Add("output", output);
        comparison.Verify();
    }

    private static TrainingStep Step(GoldenCase golden, float[] weights, int row, int rows, int channels)
    {
        int[] labels = golden.Integers("target");
        float[] targets = labels.Length > 0 ? [] : golden.Floats("target");
        return new TrainingStep
        {
            Labels = labels.Length > 0 ? labels.AsSpan(row, rows) : [],
            Targets = labels.Length > 0 ? [] : targets.AsSpan(row * channels, rows * channels),
            SampleWeights = weights,
        };
    }

    private static (float Loss, float[] Gradient) Run(GoldenCase golden, float[] output, float[] weights, int samples, int positions, int channels, int row = 0)
    {
        var rows = samples * positions;
        var step = Step(golden, weights, row, rows, channels);
        float[] blocks = From(output, rows, channels, rows), p = Empty(channels, rows), d = Empty(channels, rows);
        var description = golden.Root.GetProperty("loss");
        var config = description.GetProperty("config");
        var fromLogits = config.TryGetProperty("from_logits", out var logits) && logits.GetBoolean();
        var smoothing = config.TryGetProperty("label_smoothing", out var value) ? value.GetDouble() : 0;
        var name = description.GetProperty("class_name").GetString()!;
        double Number(string number) => config.GetProperty(number).GetDouble();
        var loss = (name, fromLogits) switch
        {
            ("Huber", _) => Losses.Huber<LanesVector>(ref blocks[0], ref d[0], true, (float)Number("delta"), samples, positions, channels, rows, in step),
            ("BinaryCrossentropy", false) => Losses.BinaryCrossentropy<LanesVector>(ref blocks[0], ref d[0], true, smoothing, samples, positions, channels, rows, in step),
            ("BinaryCrossentropy", true) => Losses.BinaryCrossentropyFromLogits<LanesVector>(ref blocks[0], ref p[0], ref d[0], true, smoothing, samples, positions, channels, rows, in step),
            ("BinaryFocalCrossentropy", false) => Losses.BinaryFocalCrossentropy<LanesVector>(
                ref blocks[0], ref d[0], true, smoothing, config.GetProperty("apply_class_balancing").GetBoolean() ? Number("alpha") : -1, Number("gamma"), samples, positions, channels, rows, in step),
            ("CategoricalCrossentropy", false) => Losses.CategoricalCrossentropy<LanesVector>(ref blocks[0], ref d[0], true, smoothing, samples, positions, channels, rows, in step),
            ("CategoricalCrossentropy", true) => Losses.CategoricalCrossentropyFromLogits<LanesVector>(
                ref blocks[0], ref p[0], ref d[0], true, smoothing, samples, positions, channels, rows, in step),
            ("CategoricalFocalCrossentropy", false) => Losses.CategoricalFocalCrossentropy<LanesVector>(
                ref blocks[0], ref d[0], true, smoothing, Number("alpha"), Number("gamma"), samples, positions, channels, rows, in step),
            ("SparseCategoricalCrossentropy", true) => Losses.SparseCategoricalCrossentropyFromLogits<LanesVector>(
                ref blocks[0], ref p[0], ref d[0], true, samples, positions, channels, rows, in step),
            _ => Plain[name](ref blocks[0], ref d[0], true, samples, positions, channels, rows, in step),
        };
        var gradient = new float[rows * channels];
        Blocks.Scatter<LanesVector>(ref d[0], gradient, rows, channels, rows);
        return (loss, gradient);
    }
}
