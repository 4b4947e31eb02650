namespace StaticDense.Tests.Training;

public sealed class FitTests
{
    private static (StepLog Log, History History, PlainNetwork<Regression> Network) Fit(
        int samples,
        int epochs,
        ulong seed = 0,
        Dataset? validation = null,
        params Callback[] callbacks)
    {
        using var log = StepLog.Start();
        var network = new PlainNetwork<Regression>();
        using var trainer = new Trainer<PlainNetwork<Regression>>(network, new TrainerOptions { Seed = seed });
        trainer.LearningRate = 1e-3f;
        return (log, trainer.Fit(Samples.Regression(samples), epochs, validation, callbacks), network);
    }

    [Fact]
    public void EveryEpochVisitsEverySampleOnceInAnotherOrder()
    {
        var (log, history, _) = Fit(samples: 10, epochs: 3);
        Assert.Equal([4, 4, 2, 4, 4, 2, 4, 4, 2], log.Batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, 9).Select(step => (long)step), log.Steps);
        var orders = log.Batches.Chunk(3).Select(batches => batches.SelectMany(batch => batch).ToArray()).ToArray();
        var sorted = Enumerable.Range(0, 10).Select(sample => (float)sample).ToArray();
        foreach (var order in orders)
        {
            Assert.NotEqual(sorted, order);
            Assert.Equal(sorted, order.Order());
        }

        Assert.NotEqual(orders[0], orders[1]);
        Assert.NotEqual(orders[1], orders[2]);
        Assert.Equal(3, history.Count);
    }

    [Fact]
    public void OneSeedGivesTheSameBitsAndAnotherDoesNot()
    {
        var first = Fit(10, 2, seed: 5);
        var same = Fit(10, 2, seed: 5);
        var other = Fit(10, 2, seed: 6);
        Assert.Equal(first.Log.Batches, same.Log.Batches);
        Assert.Equal(first.Network.Parameters.ToArray(), same.Network.Parameters.ToArray());
        Assert.Equal(first.History.Loss, same.History.Loss);
        Assert.NotEqual(first.Log.Batches, other.Log.Batches);
    }

    [Fact]
    public void ThreadsChangeNoBit()
    {
        var networks = new[] { 1, 7 }.Select(threads =>
        {
            var network = new PlainNetwork<Regression>();
            using var trainer = new Trainer<PlainNetwork<Regression>>(network, new TrainerOptions { Threads = threads, Seed = 3 });
            trainer.Fit(Samples.Regression(9), 2);
            return network.Parameters.ToArray();
        }).ToArray();
        Assert.Equal(networks[0], networks[1]);
    }

    [Fact]
    public void TwoCallsContinueOneAnother()
    {
        var whole = new PlainNetwork<Regression>();
        var parts = new PlainNetwork<Regression>();
        using var wholeTrainer = new Trainer<PlainNetwork<Regression>>(whole);
        using var partsTrainer = new Trainer<PlainNetwork<Regression>>(parts);
        wholeTrainer.LearningRate = partsTrainer.LearningRate = 1e-3f;
        wholeTrainer.Fit(Samples.Regression(10), 3);
        partsTrainer.Fit(Samples.Regression(10), 1);
        partsTrainer.Fit(Samples.Regression(10), 2);
        Assert.Equal(whole.Parameters.ToArray(), parts.Parameters.ToArray());
    }

    [Fact]
    public void TheEpochsLossCountsBatchesByTheirSize()
    {
        using var log = StepLog.Start();
        foreach (var loss in new[] { 1f, 2f, 9f })
            log.TrainingLosses.Enqueue(loss);
        foreach (var loss in new[] { 3f, 6f })
            log.EvaluationLosses.Enqueue(loss);
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        var history = trainer.Fit(Samples.Regression(10), 1, Samples.Regression(5));

        Assert.Equal((4 * 1.0 + 4 * 2 + 2 * 9) / 10, history.Loss[0]);
        Assert.Equal((4 * 3.0 + 1 * 6) / 5, history.ValidationLoss[0]);
        Assert.Equal(10, history[0].Training.Samples);
        Assert.Equal(5, history[0].Validation!.Value.Samples);
    }

    [Fact]
    public void MetricsComeFromTheOutputsOfTrainingBeforeEachStep()
    {
        // Outputs are 0 before the only step; targets 3, and -1 as a single batch.
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        var data = Dataset.FromMemory(new float[4], new[] { 3f, -1f }, inputSize: 2);
        var history = trainer.Fit(data, 1, data);
        Assert.Equal(2.0, history["mean_absolute_error"][0]);

        // After it the bias is 0.125 · 2 = 0.25.
        Assert.Equal(2.0, history["val_mean_absolute_error"][0]);
        Assert.Equal((2.75 * 2.75 + 1.25 * 1.25) / 2, history.ValidationLoss[0]);
    }

    [Fact]
    public void CallbacksAreCalledInOrderWithWhatStands()
    {
        var calls = new List<string>();
        Hooks Hooks(string name) => new()
        {
            TrainBegin = context => calls.Add($"{name} train begin {context.Epochs} {context.Batches} {context.Samples} {context.ValidationSamples}"),
            EpochBegin = context => calls.Add($"{name} epoch begin {context.Epoch}"),
            BatchBegin = context => calls.Add($"{name} batch begin {context.Batch} {context.Step}"),
            BatchEnd = context => calls.Add($"{name} batch end {context.Batch} {context.Step} {context.Training.Samples}"),
            EpochEnd = context => calls.Add($"{name} epoch end {context.Epoch} {context.History.Count} {context.Validation!.Value.Samples}"),
            TrainEnd = context => calls.Add($"{name} train end {context.Epoch}"),
        };

        Fit(5, 2, 0, Samples.Regression(3), Hooks("a"), Hooks("b"));
        var expected = new List<string> { "train begin 2 2 5 3" };
        for (var epoch = 0; epoch < 2; epoch++)
        {
            expected.AddRange(
            [
                $"epoch begin {epoch}",
                $"batch begin 0 {2 * epoch}",
                $"batch end 0 {(2 * epoch) + 1} 4",
                $"batch begin 1 {(2 * epoch) + 1}",
                $"batch end 1 {(2 * epoch) + 2} 5",
                $"epoch end {epoch} {epoch + 1} 3",
            ]);
        }

        expected.Add("train end 1");
        Assert.Equal(expected.SelectMany(call => new[] { "a " + call, "b " + call }), calls);
    }

    [Fact]
    public void ARequestedStopEndsTheEpochAfterTheBatchAndValidates()
    {
        var stop = new Hooks
        {
            BatchEnd = context =>
            {
                if (context is { Epoch: 1, Batch: 0 })
                    context.RequestStop();
            },
        };
        var (log, history, _) = Fit(10, 5, 0, Samples.Regression(3), stop);
        Assert.Equal(4, log.Batches.Count);
        Assert.Equal(2, log.EvaluatedBatches.Count);
        Assert.Equal(2, history.Count);
        Assert.Equal(4, history[1].Training.Samples);
        Assert.False(history.WasCancelled);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(3, 3, 1)]
    [InlineData(4, 4, 1)]
    public void CancellationEndsAfterTheCurrentBatch(int afterBatches, int batches, int epochs)
    {
        using var source = new CancellationTokenSource();
        if (afterBatches == 0)
            source.Cancel();
        var seen = 0;
        var ended = false;
        var cancel = new Hooks
        {
            BatchEnd = _ =>
            {
                if (++seen == afterBatches)
                    source.Cancel();
            },
            TrainEnd = _ => ended = true,
        };
        using var log = StepLog.Start();
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        trainer.LearningRate = 1e-3f;
        var history = trainer.Fit(Samples.Regression(10), 9, source.Token, callbacks: cancel);

        Assert.Equal(batches, log.Batches.Count);
        Assert.Equal(epochs, history.Count);
        Assert.True(history.WasCancelled);
        Assert.True(ended);
        Assert.Equal(batches, trainer.Step);
        Assert.All(trainer.Network.Parameters.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.Equal(2, trainer.Fit(Samples.Regression(10), 2).Count);
    }

    [Fact]
    public void ACancellationDuringValidationLeavesTheEpochWithoutARow()
    {
        using var source = new CancellationTokenSource();
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        var cancel = new Hooks
        {
            BatchEnd = context =>
            {
                if (context.Batch == context.Batches - 1)
                    source.Cancel();
            },
            EpochEnd = _ => Assert.Fail("The epoch was not finished."),
        };
        var history = trainer.Fit(Samples.Regression(10), 2, source.Token, Samples.Regression(4), cancel);
        Assert.Empty(history);
        Assert.True(history.WasCancelled);
        Assert.Equal(3, trainer.Step);
    }

    [Fact]
    public void AllFormsOfTheCallCompile()
    {
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        Dataset train = Samples.Regression(4), test = Samples.Regression(2);
        Callback a = new TerminateOnNaN(), b = new TerminateOnNaN();
        History[] histories =
        [
            trainer.Fit(train, 1),
            trainer.Fit(train, epochs: 1),
            trainer.Fit(train, epochs: 1, validation: test),
            trainer.Fit(train, epochs: 1, validation: test, callbacks: new TerminateOnNaN()),
            trainer.Fit(train, epochs: 1, callbacks: new TerminateOnNaN()),
            trainer.Fit(train, epochs: 1, validation: test, callbacks: [a, b]),
            trainer.Fit(train, 1, test, a, b),
            trainer.Fit(train, 1, null, a),
            trainer.Fit(train, 1, callbacks: new[] { a, b }),
            trainer.Fit(train, 1, CancellationToken.None),
            trainer.Fit(train, epochs: 1, cancellationToken: CancellationToken.None, validation: test, callbacks: [a, b]),
        ];
        Assert.All(histories, history => Assert.Single(history));
    }

    [Fact]
    public void ACallbackMayEvaluateAndTheEpochsFiguresStay()
    {
        Trainer<PlainNetwork<Regression>> trainer = new(new PlainNetwork<Regression>());
        trainer.LearningRate = 1e-3f;
        var evaluating = new Hooks { BatchEnd = _ => trainer.Evaluate(Samples.Regression(7)) };
        var history = trainer.Fit(Samples.Regression(10), 2, Samples.Regression(3), evaluating);
        var plain = Fit(10, 2, 0, Samples.Regression(3)).History;
        Assert.Equal(plain.Loss, history.Loss);
        Assert.Equal(plain.ValidationLoss, history.ValidationLoss);
        Assert.Equal(plain["mean_absolute_error"], history["mean_absolute_error"]);
    }
}
