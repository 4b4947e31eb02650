namespace StaticDense.Tests.Training;

public sealed class EarlyStoppingTests
{
    /// <summary>Trains with validation losses as given, one epoch each, and counts epochs in the first parameter.</summary>
    private static (int Epochs, float Parameter) Train(EarlyStopping stopping, params float[] validationLosses)
    {
        using var log = StepLog.Start();
        foreach (var loss in validationLosses)
            log.EvaluationLosses.Enqueue(loss);
        var network = new PlainNetwork<Regression>();
        using var trainer = new Trainer<PlainNetwork<Regression>>(network);
        trainer.LearningRate = 0;
        var counter = new Hooks { BatchEnd = context => context.Parameters[0] = context.Epoch + 1 };
        var history = trainer.Fit(Samples.Regression(4), validationLosses.Length, Samples.Regression(2), counter, stopping);
        return (history.Count, network.Parameters[0]);
    }

    [Theory]
    // Patience 0: the first epoch without improvement ends training, but never epoch 0.
    [InlineData(0, 0, new[] { 3f, 2, 2, 1 }, 2)]
    [InlineData(0, 0, new[] { 3f, 4, 1 }, 1)]
    [InlineData(0, 0, new[] { float.NaN, 4, 5, 1 }, 2)]
    [InlineData(0, 0, new[] { float.NaN, float.NaN, 1 }, 1)]
    [InlineData(0, 0, new[] { 3f, 2, 1 }, null)]
    [InlineData(0, 0, new[] { 3f, 2, 2 }, 2)]
    // Patience n: n epochs in a row, so that 1 means the same as 0.
    [InlineData(1, 0, new[] { 3f, 4, 1, 1 }, 1)]
    [InlineData(2, 0, new[] { 3f, 4, 4, 1 }, 2)]
    [InlineData(2, 0, new[] { 3f, 4, 2, 4, 4, 1 }, 4)]
    [InlineData(3, 0, new[] { 3f, 4, 4, 2, 4, 4 }, null)]
    // A change has to exceed the least one, whose sign does not matter.
    [InlineData(0, 0.5, new[] { 3f, 2.5f, 1 }, 1)]
    [InlineData(0, 0.5, new[] { 3f, 2.25f, 1 }, null)]
    [InlineData(0, -0.5, new[] { 3f, 2.5f, 1 }, 1)]
    public void TrainingStopsAsKerasWould(int patience, double minDelta, float[] losses, int? stopped)
    {
        var stopping = new EarlyStopping(minDelta: minDelta, patience: patience);
        Assert.Equal(stopped + 1 ?? losses.Length, Train(stopping, losses).Epochs);
        Assert.Equal(stopped, stopping.StoppedEpoch);
    }

    [Fact]
    public void SmallChangesAddUpAgainstTheBest()
    {
        // Against the best, 3, not against the epoch before: 2.75, 2.625 and 2.5 are no improvements of more than 0.5; 2.25 is.
        Assert.Equal(6, Train(new EarlyStopping(minDelta: 0.5, patience: 4), 3, 2.75f, 2.625f, 2.5f, 2.25f, 2.125f).Epochs);
        Assert.Equal(4, Train(new EarlyStopping(minDelta: 0.5, patience: 3), 3, 2.75f, 2.625f, 2.5f, 2.25f, 2.125f).Epochs);
    }

    [Fact]
    public void WithABaselineAnImprovementThatMissesItDoesNotRestartTheWait()
    {
        // Every epoch improves but stays above 1: the wait grows to 4, and the first epoch without improvement ends training.
        var stopping = new EarlyStopping(patience: 3, baseline: 1);
        Assert.Equal(5, Train(stopping, 5, 4, 3, 2, 2, 2).Epochs);
        Assert.Equal(5, stopping.Wait);

        // Beating it restarts the wait.
        Assert.Equal(6, Train(new EarlyStopping(patience: 3, baseline: 1), 5, 4, 0.5f, 2, 2, 2, 2).Epochs);

        // The baseline is beaten by more than the least change.
        Assert.Equal(4, Train(new EarlyStopping(patience: 2, minDelta: 0.5, baseline: 1), 5, 3, 0.75f, 2, 0.1f).Epochs);
    }

    [Fact]
    public void TheBestEpochsParametersComeBackWhenTrainingEnds()
    {
        var stopping = new EarlyStopping(patience: 2, restoreBestWeights: true);
        Assert.Equal((4, 2f), Train(stopping, 3, 2, 4, 4, 1));
        Assert.Equal(1, stopping.BestEpoch);
        Assert.Equal(3, stopping.StoppedEpoch);

        // Also where patience never ran out,
        Assert.Equal((3, 1f), Train(new EarlyStopping(patience: 9, restoreBestWeights: true), 3, 4, 5));
        // without beating the baseline,
        Assert.Equal((3, 2f), Train(new EarlyStopping(patience: 9, baseline: 1, restoreBestWeights: true), 3, 2, 5));
        // and where nothing ever improved: then the first epoch looked at.
        Assert.Equal((4, 1f), Train(new EarlyStopping(patience: 9, restoreBestWeights: true), float.NaN, float.NaN, float.NaN, float.NaN));
        Assert.Equal((4, 3f), Train(new EarlyStopping(patience: 9, restoreBestWeights: true, startFromEpoch: 2), 1, 1, float.NaN, float.NaN));
        // Without the argument the last stay.
        Assert.Equal((4, 4f), Train(new EarlyStopping(patience: 2), 3, 2, 4, 4, 1));
    }

    [Fact]
    public void EpochsBeforeTheFirstToLookAtDoNotCount()
    {
        // From epoch 2 on: 5 is the best there, the earlier 1 was never seen.
        var stopping = new EarlyStopping(patience: 2, startFromEpoch: 2, restoreBestWeights: true);
        Assert.Equal((6, 4f), Train(stopping, 1, 1, 5, 4, 6, 6, 1));
    }

    [Fact]
    public void TheModeFollowsTheNameUnlessGiven()
    {
        static int Epochs(EarlyStopping stopping) => Train(stopping, 1, 2, 3, 4).Epochs;
        Assert.Equal(2, Epochs(new EarlyStopping("val_loss")));
        Assert.Equal(2, Epochs(new EarlyStopping("val_loss", mode: MonitorMode.Min)));
        Assert.Equal(4, Epochs(new EarlyStopping("val_loss", mode: MonitorMode.Max)));
        Assert.Equal(3, Train(new EarlyStopping("val_loss", mode: MonitorMode.Max, minDelta: 1), 1, 3, 4, 9).Epochs);
        
        // The weight is 0, 1, 2 in turn, and the mean |i w - (2 i - 1)| of i = 0 to 3 is 2.5, 1, 1.
        Assert.Equal(3, Epochs(new EarlyStopping("mean_absolute_error")));

        Assert.True(MetricNames.IsMaximised("accuracy"));
        Assert.True(MetricNames.IsMaximised("val_sparse_categorical_accuracy"));
        Assert.False(MetricNames.IsMaximised("val_loss"));
        Assert.False(MetricNames.IsMaximised("val_mean_absolute_error"));
    }

    [Fact]
    public void OneObjectServesSeveralTrainings()
    {
        var stopping = new EarlyStopping(patience: 1, restoreBestWeights: true);
        Assert.Equal((3, 2f), Train(stopping, 3, 2, 4, 1));
        Assert.Equal((4, 3f), Train(stopping, 9, 8, 7, 7.5f, 1));
        Assert.Equal(3, stopping.StoppedEpoch);
    }

    [Fact]
    public void AValueThatWillNeverBeThereIsRefusedAtOnce()
    {
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        var missing = Assert.Throws<InvalidOperationException>(() => trainer.Fit(Samples.Regression(4), 1, callbacks: new EarlyStopping()));
        Assert.Contains("'val_loss', but Fit was given no validation dataset", missing.Message, StringComparison.Ordinal);
        var unmeasured = Assert.Throws<InvalidOperationException>(() =>
            trainer.Fit(Samples.Regression(4), 1, Samples.Regression(4), new EarlyStopping("val_accuracy")));
        Assert.Contains("val_loss, val_mean_absolute_error", unmeasured.Message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.Step);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(minDelta: double.NaN));
    }
}
