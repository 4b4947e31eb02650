using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Training;

/// <summary>Declared metrics, from the declaration to histories and names.</summary>
public sealed class MeasurementTests
{
    private const int Samples = 41;

    [Fact]
    public void Declared_numbers_reach_the_metrics()
    {
        Assert.Equal(new MetricOptions { Threshold = 0.4, AUCThresholds = 50, AUCSummation = AUCSummation.Majoring }, Description<MeasuredBinary>().MetricOptions);
        Assert.Equal([Metric.Recall, Metric.Accuracy], Description<MeasuredBinary>().WeightedMetrics.ToArray());
        Assert.Equal(new MetricOptions { TopK = 3, F1Average = F1Average.Micro, OutputsAreLogits = true }, Description<MeasuredClasses>().MetricOptions);
        Assert.Empty(Description<MeasuredClasses>().WeightedMetrics);
        Assert.Equal(-1, Description<MeasuredClasses>().IgnoreClass);
        Assert.Null(Description<SparseFused>().IgnoreClass);
        Assert.Equal(new MetricOptions(), Description<SparseFused>().MetricOptions);

        static TrainingDescription Description<TNetwork>()
            where TNetwork : class, ITrainableNetwork<TNetwork> => TNetwork.Training;
    }

    [Fact]
    public void Weighted_metrics_see_the_samples_weights_and_the_others_do_not()
    {
        using var trainer = new Trainer<MeasuredBinary>(new MeasuredBinary(seed: 2));
        var (inputs, targets, weights) = Data();
        var outputs = new float[Samples];
        trainer.Network.Predict(inputs, outputs);
        var says = outputs.Select(p => p > 0.4f).ToArray();
        var wanted = targets.Select(y => y == 1).ToArray();
        double Sum(Func<int, bool> counts, bool weighted) => Enumerable.Range(0, Samples).Where(counts).Sum(i => weighted ? weights[i] : 1.0);

        var evaluation = trainer.Evaluate(Dataset.FromMemory(inputs, targets, 5).WithSampleWeights(weights));
        Assert.Equal(Sum(i => says[i] == wanted[i], false) / Samples, evaluation.Accuracy, 1e-12);
        Assert.Equal(Sum(i => says[i] == wanted[i], true) / weights.Sum(weight => (double)weight), evaluation.Weighted(Metric.Accuracy), 1e-12);
        Assert.Equal(Sum(i => says[i] && wanted[i], true) / Sum(i => wanted[i], true), evaluation.Weighted(Metric.Recall), 1e-12);
        Assert.Equal(Sum(i => says[i] && wanted[i], false) / Sum(i => says[i], false), evaluation[Metric.Precision], 1e-12);
        Assert.InRange(evaluation[Metric.AUC], 0, 1);
        Assert.Equal(0, trainer.AllocatedBytes);

        Assert.True(evaluation.TryGetValue("weighted_accuracy", out var accuracy));
        Assert.Equal(evaluation.Weighted(Metric.Accuracy), accuracy);
        Assert.True(evaluation.TryGetValue("recall", out var recall));
        Assert.True(evaluation.TryGetValue("weighted_recall", out var same));
        Assert.Equal((evaluation.Weighted(Metric.Recall), recall), (recall, same));
        Assert.False(evaluation.TryGetValue("weighted_precision", out _));
        Assert.False(evaluation.Has(Metric.Recall));
        Assert.Contains("weighted_accuracy", Assert.Throws<ArgumentException>(() => evaluation.Weighted(Metric.AUC)).Message, StringComparison.Ordinal);
    }

    /// <summary>The learning rate is 0, so training and validation see the same network and differ by class weights alone.</summary>
    [Fact]
    public void Class_weights_weigh_metrics_in_training_only()
    {
        var (inputs, targets, _) = Data();
        var data = Dataset.FromMemory(inputs, targets, 5);
        using var trainer = new Trainer<MeasuredBinary>(new MeasuredBinary(seed: 2), new TrainerOptions { ClassWeights = new Dictionary<int, float> { [1] = 3 } });
        trainer.LearningRate = 0;
        using var written = new StringWriter();
        var history = trainer.Fit(data, 1, data, new ConsoleProgress(written));
        var (training, validation) = (history[0].Training, history[0].Validation!.Value);
        Assert.Equal(validation.Accuracy, validation.Weighted(Metric.Accuracy), 1e-12);
        Assert.Equal(validation.Accuracy, training.Accuracy, 1e-12);
        Assert.NotEqual(training.Accuracy, training.Weighted(Metric.Accuracy));
        Assert.Equal(
            ["loss", "accuracy", "precision", "f1_score", "auc", "weighted_accuracy", "recall", "val_loss", "val_accuracy", "val_precision", "val_f1_score", "val_auc", "val_weighted_accuracy", "val_recall", "learning_rate", "duration"],
            history.Names);
        Assert.Equal([validation.Weighted(Metric.Recall)], history["val_recall"]);
        Assert.Contains("  val_weighted_recall ", written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_the_ignored_class_pass_through_everything()
    {
        using var trainer = new Trainer<MeasuredClasses>(new MeasuredClasses(seed: 2), new TrainerOptions { ClassWeights = new Dictionary<int, float> { [0] = 2 } });
        var (inputs, _, _) = Data();
        var labels = Enumerable.Range(0, Samples).Select(i => i % 4 == 0 ? -1 : i % 18).ToArray();
        var data = Dataset.FromMemory(inputs, labels, 5);
        trainer.LearningRate = 0.1f;
        var history = trainer.Fit(data, 10, data);
        Assert.All(history.Loss, loss => Assert.True(double.IsFinite(loss)));
        Assert.True(history.Loss[9] < history.Loss[0]);
        Assert.InRange(history["val_sparse_top_k_categorical_accuracy"][0], 0, 0.75);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Evaluate(Dataset.FromMemory(inputs, labels.Select(label => label - 1).ToArray(), 5)));
    }

    private static (float[] Inputs, float[] Targets, float[] Weights) Data()
    {
        var random = new Random(6);
        return (
            [.. Enumerable.Range(0, Samples * 5).Select(_ => (random.NextSingle() * 4) - 2)],
            [.. Enumerable.Range(0, Samples).Select(_ => (float)random.Next(2))],
            [.. Enumerable.Range(0, Samples).Select(_ => random.NextSingle() * 2)]);
    }
}
