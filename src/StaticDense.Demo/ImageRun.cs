namespace StaticDense.Demo;

/// <summary>From the command line's wishes to a trained, saved and examined network.</summary>
/// <typeparam name="TNetwork">The declared network.</typeparam>
internal sealed class ImageRun<TNetwork>(DemoOptions options, Screen screen, Interruption interruption)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly StepClock clock = new();
    private readonly Report report = new(screen);

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="NetworkFileException">A file is missing, damaged, or cannot be written.</exception>
    public int Run()
    {
        // What can be wrong with the command line's files is found before anything takes time.
        var savePath = ModelFile.Choose(options);
        var network = options.Load is null ? TNetwork.Create(options.Seed) : TNetwork.Load(options.Load);
        var read = options.Data is null ? null : ImageSets.Read(options.Data, options.Network, options.Samples);

        // In a Debug build the trainer says here, on the error output, that it is slow and why.
        using var trainer = new Trainer<TNetwork>(network, new TrainerOptions { Seed = options.Seed, Threads = options.Threads });
        screen.Line(TNetwork.Description.Summary);
        screen.Line();
        var images = read ?? ImageSets.Draw(options.Network, options.Samples);
        screen.Line(images.Origin);
        screen.Line(images.Sizes);

        if (options.EpochsToTrain > 0)
        {
            WarmUp(images.Train, options.Threads);
            Train(trainer, images);
        }

        if (savePath is not null && !(interruption.IsRequested && trainer.Step == 0))
            network.Save(savePath);
        if (interruption.IsRequested)
            return EndEarly(trainer, savePath);
        screen.Line();
        return Examine(trainer, images, savePath);
    }

    // Compiling a method for the first time, the runtime now and then enlarges a table of its own on the thread that asked: a fit of a
    // network that is thrown away keeps that, and the compiler's time, out of the figures.
    private static void WarmUp(Dataset train, int threads)
    {
        using var trainer = new Trainer<TNetwork>(TNetwork.Create(0), new TrainerOptions { Threads = threads, Log = null });
        var few = train.Take(Math.Min(train.Count, TNetwork.Training.BatchSize + 1));
        trainer.Fit(few, epochs: 1, validation: few);
    }

    private void Train(Trainer<TNetwork> trainer, ImageSets images)
    {
        var batchSize = TNetwork.Training.BatchSize;
        var batches = (long)((images.Train.Count + batchSize - 1) / batchSize) * options.EpochsToTrain;
        var rates = LearningRates.For(options.Network, trainer.LearningRate, batches);
        screen.Line($"batches of {batchSize}, {rates.Sentence}");
        screen.Line();
        trainer.Fit(
            images.Train,
            options.EpochsToTrain,
            interruption.Token,
            images.Validation,
            new LearningRateScheduler(rates.Schedule.At),
            clock,
            new EpochTable(screen));
    }

    private int EndEarly(Trainer<TNetwork> trainer, string? savePath)
    {
        report.Interrupted(trainer.Step);
        if (trainer.Step > 0)
            report.Saved(savePath);
        return interruption.ExitCode;
    }

    private int Examine(Trainer<TNetwork> trainer, ImageSets images, string? savePath)
    {
        var evaluation = trainer.Evaluate(images.Test);
        var predictions = Predictions.Of(trainer.Network, images.Test);
        ConfusionTable.Write(screen, images.Kind, predictions.CountConfusions());
        screen.Line();
        new ImageGallery(screen, images.Kind, images.Pictures, predictions).Write(predictions.Examples());
        report.Speed(clock);
        report.Allocation(trainer.AllocatedBytes);
        report.Latency(PredictionLatency.Measure(trainer.Network, images.Test));
        report.Saved(savePath);
        if (interruption.IsRequested)
            return interruption.ExitCode;
        report.Accuracy(evaluation.Accuracy);
        return ExitCodes.Success;
    }
}
