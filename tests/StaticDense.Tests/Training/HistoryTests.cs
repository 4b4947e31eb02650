namespace StaticDense.Tests.Training;

public sealed class HistoryTests
{
    [Fact]
    public void ColumnsCanBeReadByPropertyAndByName()
    {
        using var trainer = new Trainer<PlainNetwork<Classes>>(new PlainNetwork<Classes>());
        var rates = new Hooks { EpochEnd = context => context.LearningRate /= 2 };
        var history = trainer.Fit(Samples.Classes(9), 3, Samples.Classes(3), rates);

        Assert.Equal(3, history.Count);
        Assert.Equal(["loss", "accuracy", "val_loss", "val_accuracy", "learning_rate", "duration"], history.Names);
        Assert.Equal(history.Loss, history["loss"]);
        Assert.Equal(history.Accuracy, history["accuracy"]);
        Assert.Equal(history.ValidationLoss, history["val_loss"]);
        Assert.Equal(history.ValidationAccuracy, history["val_accuracy"]);
        Assert.Equal([0.125, 0.0625, 0.03125], history["learning_rate"]);
        Assert.Equal(history.Duration.Select(duration => duration.TotalSeconds), history["duration"]);
        Assert.All(history.Duration, duration => Assert.True(duration > TimeSpan.Zero));
        Assert.All(history.Loss, loss => Assert.True(loss > 0));
        Assert.Equal([0, 1, 2], history.Select(row => row.Epoch));
        Assert.Equal(history[1].Loss, history.Loss[1]);
        Assert.Equal(history[2].Validation!.Value.Accuracy, history.ValidationAccuracy[2]);
    }

    [Fact]
    public void WhatIsNotThereIsNaNOrNamed()
    {
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        var history = trainer.Fit(Samples.Regression(4), 1);
        Assert.Equal([double.NaN], history.Accuracy);
        Assert.Equal([double.NaN], history.ValidationLoss);
        Assert.Equal([double.NaN], history.ValidationAccuracy);
        Assert.Null(history[0].Validation);
        var exception = Assert.Throws<ArgumentException>(() => history["val_loss"]);
        Assert.Contains("'val_loss'; it has loss, mean_absolute_error, learning_rate, duration", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => history[1]);
    }

    [Fact]
    public void AnEvaluationKnowsItsMetrics()
    {
        // Outputs are all 0, so the first class is always the largest: right for one sample of three.
        using var trainer = new Trainer<PlainNetwork<Targets>>(new PlainNetwork<Targets>());
        var evaluation = trainer.Evaluate(Dataset.FromMemory(new float[6], new[] { 1f, 0, 0, 0, 1, 0, 0, 0, 4 }, inputSize: 2));
        Assert.Equal(3, evaluation.Samples);
        Assert.Equal(18.0 / 9, evaluation.Loss, 1e-6);
        Assert.Equal(1.0 / 3, evaluation.Accuracy, 1e-12);
        Assert.Equal(1.0 / 3, evaluation[Metric.Accuracy], 1e-12);
        Assert.Equal(6.0 / 9, evaluation[Metric.MeanAbsoluteError], 1e-12);
        Assert.True(evaluation.TryGetValue("mean_absolute_error", out var error));
        Assert.Equal(6.0 / 9, error, 1e-12);
        Assert.False(evaluation.TryGetValue("binary_accuracy", out _));
        Assert.Contains(
            "loss, accuracy, mean_absolute_error",
            Assert.Throws<ArgumentException>(() => evaluation[Metric.BinaryAccuracy]).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void EvaluationReadsTheDatasetInItsOwnOrderAndChangesNothing()
    {
        using var log = StepLog.Start();
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        var weighted = Samples.Regression(6).WithSampleWeights(new float[] { 1, 1, 1, 1, 0, 2 });
        var evaluation = trainer.Evaluate(weighted);

        Assert.Equal([[0f, 1, 2, 3], [4f, 5]], log.EvaluatedBatches);
        Assert.Equal((1 + 1 + 9 + 25 + 0 + 2.0 * 81) / 6, evaluation.Loss, 1e-5);

        // Metrics never see weights.
        Assert.Equal((1 + 1 + 3 + 5 + 7 + 9) / 6.0, evaluation[Metric.MeanAbsoluteError], 1e-12);
        Assert.Equal(0, trainer.Step);
    }
}
