namespace StaticDense.Benchmarks.Measure;

/// <summary>What is measured, network by network.</summary>
internal static class Workloads
{
    private static readonly int[] BatchSizes = [32, 256];

    /// <summary>One sample at a time.</summary>
    public static IEnumerable<Workload> Latency(bool waits) =>
    [
        new PredictionWork<Gate>("2-8-1", 1, waits),
        new PredictionWork<Controller>("4-16-16-2", 1, waits),
        new PredictionWork<Readings>("100-64-10", 1, waits),
        new PredictionWork<Digits>("784-128-10", 1, waits),
        new PredictionWork<WideDigits>("784-512-256-10", 1, waits),
    ];

    /// <summary>Many samples in a call.</summary>
    public static IEnumerable<Workload> Batches() => BatchSizes.SelectMany(samples => new Workload[]
    {
        new PredictionWork<Gate>("2-8-1", samples),
        new PredictionWork<Controller>("4-16-16-2", samples),
        new PredictionWork<Readings>("100-64-10", samples),
        new PredictionWork<Digits>("784-128-10", samples),
        new PredictionWork<WideDigits>("784-512-256-10", samples),
    });

    /// <summary>Training steps with batches of 32.</summary>
    public static IEnumerable<Workload> Training() =>
    [
        new TrainingWork<Gate>("2-8-1"),
        new TrainingWork<GateAdam>("2-8-1"),
        new TrainingWork<Controller>("4-16-16-2"),
        new TrainingWork<ControllerAdam>("4-16-16-2"),
        new TrainingWork<Readings>("100-64-10"),
        new TrainingWork<ReadingsAdam>("100-64-10"),
        new TrainingWork<Digits>("784-128-10"),
        new TrainingWork<DigitsAdam>("784-128-10"),
        new TrainingWork<WideDigits>("784-512-256-10"),
        new TrainingWork<WideDigitsAdam>("784-512-256-10"),
    ];

    /// <summary>Everything, in the order of the networks' sizes.</summary>
    public static IEnumerable<Workload> All() => Latency(waits: true).Concat(Latency(waits: false)).Concat(Batches()).Concat(Training())
        .GroupBy(work => work.Network)
        .SelectMany(group => group);
}
