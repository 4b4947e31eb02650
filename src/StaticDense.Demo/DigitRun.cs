namespace StaticDense.Demo;

/// <summary>From the command line's wishes to a trained, saved and examined network.</summary>
/// <typeparam name="TNetwork">The declared network.</typeparam>
internal sealed class DigitRun<TNetwork>(DemoOptions options, Screen screen, Interruption interruption)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    // The last step's learning rate, as a share of the first one's.
    private const double FinalRate = 0.1;

    private readonly StepClock clock = new();
    private readonly Report report = new(screen);

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="NetworkFileException">A file is missing, damaged, or cannot be written.</exception>
    public int Run()
    {
        // What can be wrong with the command line's files is found before anything takes time.
        var savePath = ModelFile.Choose(options);
        var network = options.Load is null ? TNetwork.Create(options.Seed) : TNetwork.Load(options.Load);
        var read = options.Data is null ? null : DigitSets.Read(options.Data, options.Samples);

        // In a Debug build the trainer says here, on the error output, that it is slow and why.
        using var trainer = new Trainer<TNetwork>(network, new TrainerOptions { Seed = options.Seed });
        screen.Line(TNetwork.Description.Summary);
        screen.Line();
        var digits = read ?? DigitSets.Draw(options.Samples);
        screen.Line(digits.Origin);
        screen.Line(digits.Sizes);

        if (options.EpochsToTrain > 0)
        {
            WarmUp(digits.Train);
            Train(trainer, digits);
        }

        if (savePath is not null && !(interruption.IsRequested && trainer.Step == 0))
            network.Save(savePath);
        if (interruption.IsRequested)
            return EndEarly(trainer, savePath);
        screen.Line();
        return Examine(trainer, digits.Test, savePath);
    }

    // Compiling a method for the first time, the runtime now and then enlarges a table of its own on the thread that asked: a fit of a
    // network that is thrown away keeps that, and the compiler's time, out of the figures.
    private static void WarmUp(Dataset train)
    {
        using var trainer = new Trainer<TNetwork>(TNetwork.Create(0), new TrainerOptions { Log = null });
        var few = train.Take(Math.Min(train.Count, TNetwork.Training.BatchSize + 1));
        trainer.Fit(few, epochs: 1, validation: few);
    }

    // At a constant rate the accuracy after the last epoch still depends on which batches came last, by several tenths of a percent.
    private void Train(Trainer<TNetwork> trainer, DigitSets digits)
    {
        var batchSize = TNetwork.Training.BatchSize;
        var batches = (long)((digits.Train.Count + batchSize - 1) / batchSize) * options.EpochsToTrain;
        var rates = new LearningRateScheduler(new PolynomialDecay(trainer.LearningRate, batches, trainer.LearningRate * FinalRate).At);
        screen.Line(FormattableString.Invariant(
            $"batches of {batchSize}, learning rate {trainer.LearningRate} falling in a straight line to a tenth"));
        screen.Line();
        trainer.Fit(digits.Train, options.EpochsToTrain, interruption.Token, digits.Validation, rates, clock, new EpochTable(screen));
    }

    private int EndEarly(Trainer<TNetwork> trainer, string? savePath)
    {
        report.Interrupted(trainer.Step);
        if (trainer.Step > 0)
            report.Saved(savePath);
        return interruption.ExitCode;
    }

    private int Examine(Trainer<TNetwork> trainer, Dataset test, string? savePath)
    {
        var evaluation = trainer.Evaluate(test);
        var predictions = Predictions.Of(trainer.Network, test);
        ConfusionTable.Write(screen, predictions.CountConfusions());
        screen.Line();
        new DigitGallery(screen, test, predictions).Write(predictions.Examples());
        report.Speed(clock);
        report.Allocation(trainer.AllocatedBytes);
        report.Latency(PredictionLatency.Measure(trainer.Network, test));
        report.Saved(savePath);
        if (interruption.IsRequested)
            return interruption.ExitCode;
        report.Accuracy(evaluation.Accuracy);
        return ExitCodes.Success;
    }
}
