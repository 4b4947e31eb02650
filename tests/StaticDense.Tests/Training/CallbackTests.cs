namespace StaticDense.Tests.Training;

public sealed class CallbackTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("staticdense").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Trains for an epoch per loss, two batches each, and counts steps in the first parameter.</summary>
    private static PlainNetwork<Regression> Train(float[] validationLosses, params Callback[] callbacks)
    {
        using var log = StepLog.Start();
        foreach (var loss in validationLosses)
            log.EvaluationLosses.Enqueue(loss);
        var network = new PlainNetwork<Regression>();
        using var trainer = new Trainer<PlainNetwork<Regression>>(network);
        trainer.LearningRate = 0;
        var counter = new Hooks { BatchEnd = context => context.Parameters[0] = context.Step };
        trainer.Fit(Samples.Regression(8), validationLosses.Length, Samples.Regression(2), [counter, .. callbacks]);
        return network;
    }

    private float FirstParameter(string file) => PlainNetwork<Regression>.Load(Path.Combine(folder, file)).Parameters[0];

    private string[] Files() =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void ACheckpointIsWrittenAfterEveryEpoch()
    {
        var checkpoint = new ModelCheckpoint(Path.Combine(folder, "new", "{epoch:00}-{val_loss:0.00}-{loss:0}.safetensors"));
        Train([3, 2.125f, 4], checkpoint);
        Assert.Equal(3, Files().Length);
        Assert.StartsWith("new/01-3.00-", Files()[0], StringComparison.Ordinal);
        Assert.StartsWith("new/02-2.13-", Files()[1], StringComparison.Ordinal);
        Assert.Equal([2f, 4f, 6f], Files().Select(FirstParameter));
        Assert.Equal(Path.Combine(folder, Files()[2]), checkpoint.LastPath);
    }

    [Fact]
    public void WithSaveBestOnlyAWorseEpochLeavesTheFile()
    {
        var path = Path.Combine(folder, "best.safetensors");
        var checkpoint = new ModelCheckpoint(path, saveBestOnly: true);
        Train([3, 2, 2, float.NaN, 5], checkpoint);
        Assert.Equal(4f, FirstParameter("best.safetensors"));

        // The best outlives a training.
        Train([2.5f], checkpoint);
        Assert.Equal(4f, FirstParameter("best.safetensors"));
        Train([1.5f], checkpoint);
        Assert.Equal(2f, FirstParameter("best.safetensors"));

        Train([3, 2, 4], new ModelCheckpoint(path, saveBestOnly: true, mode: MonitorMode.Max));
        Assert.Equal(6f, FirstParameter("best.safetensors"));
    }

    [Fact]
    public void AnInitialThresholdHasToBeBeaten()
    {
        Train([3, 2], new ModelCheckpoint(Path.Combine(folder, "a"), saveBestOnly: true, initialThreshold: 2));
        Assert.Empty(Files());
        Train([3, 1], new ModelCheckpoint(Path.Combine(folder, "a"), saveBestOnly: true, initialThreshold: 2));
        Assert.Equal(4f, FirstParameter("a"));
    }

    [Fact]
    public void CheckpointsCanCountBatchesAcrossEpochs()
    {
        Train([1, 1, 1], new ModelCheckpoint(Path.Combine(folder, "{epoch}-{batch}"), everyBatches: 3));
        Assert.Equal(["2-1", "3-2"], Files());
        Assert.Equal([3f, 6f], Files().Select(FirstParameter));
    }

    [Fact]
    public void ACheckpointsPathNamesWhatIsNotThere()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Train([1], new ModelCheckpoint(Path.Combine(folder, "{val_accuracy}"))));
        Assert.Contains("'val_accuracy'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Train([1], new ModelCheckpoint(Path.Combine(folder, "a"), "val_accuracy", saveBestOnly: true)));
        Assert.Throws<ArgumentException>(() => new ModelCheckpoint(string.Empty));
    }

    [Fact]
    public void ARateCanFollowStepsOrEpochs()
    {
        static List<float> Rates(LearningRateScheduler scheduler)
        {
            using var log = StepLog.Start();
            using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
            trainer.LearningRate = 1;
            trainer.Fit(Samples.Regression(6), 1);
            trainer.Fit(Samples.Regression(6), 2, callbacks: scheduler);
            return log.Rates;
        }

        // Steps count on from the first call of Fit.
        Assert.Equal([1f, 1, 3, 4, 5, 6], Rates(new LearningRateScheduler(step => step + 1)));
        Assert.Equal([1f, 1, 0.25f, 0.25f, 0.125f, 0.125f], Rates(new LearningRateScheduler(new ExponentialDecay(0.5, 2, 0.5, staircase: true))));
        Assert.Equal([1f, 1, 0.5f, 0.5f, 1, 1], Rates(new LearningRateScheduler((epoch, rate) => rate * 0.5 + (0.75 * epoch))));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void TrainingEndsAtALossThatIsNoNumber(float bad)
    {
        using var log = StepLog.Start();
        foreach (var loss in new[] { 1f, 2f, bad, 4f })
            log.TrainingLosses.Enqueue(loss);
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        trainer.LearningRate = 0;
        var history = trainer.Fit(Samples.Regression(16), 3, callbacks: new TerminateOnNaN());
        Assert.Equal(3, trainer.Step);
        Assert.Single(history);
        Assert.False(double.IsFinite(history.Loss[0]));
    }

    [Fact]
    public void ProgressIsOneLineAnEpochWhereNothingIsLive()
    {
        using var text = new StringWriter();
        Train([0.5f, 0.25f], new ConsoleProgress(text));
        var lines = text.ToString().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Matches(@"^Epoch 1/2  2/2  \d+\.\d s  loss \d+\.\d{4}  mean_absolute_error \d+\.\d{4}  val_loss 0\.5000  val_mean_absolute_error \d+\.\d{4}$", lines[0]);
        Assert.StartsWith("Epoch 2/2", lines[1], StringComparison.Ordinal);
        Assert.Empty(lines[2]);
    }

    [Fact]
    public void LiveProgressDrawsABarAndClearsWhatWasLonger()
    {
        using var text = new StringWriter();
        using var source = new CancellationTokenSource();
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        trainer.LearningRate = 0;
        var stop = new Hooks
        {
            BatchEnd = context =>
            {
                if (context.Epoch == 1)
                    source.Cancel();
            },
        };
        trainer.Fit(Samples.Regression(8), 3, source.Token, null, new ConsoleProgress(text, isLive: true), stop);
        var drawn = text.ToString().Split('\r');
        Assert.Empty(drawn[0]);
        Assert.StartsWith("Epoch 1/3  1/2  [============            ]  loss ", drawn[1], StringComparison.Ordinal);
        Assert.StartsWith("Epoch 1/3  2/2", drawn[2], StringComparison.Ordinal);
        Assert.True(drawn[2].TrimEnd('\n').Length >= drawn[1].Length);
        Assert.EndsWith("\n", drawn[2], StringComparison.Ordinal);
        Assert.StartsWith("Epoch 2/3  1/2  [", drawn[3], StringComparison.Ordinal);
        Assert.EndsWith("\n", drawn[3], StringComparison.Ordinal);
    }
}
