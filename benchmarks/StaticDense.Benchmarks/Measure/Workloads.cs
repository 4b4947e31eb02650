namespace StaticDense.Benchmarks.Measure;

/// <summary>What is measured, network by network.</summary>
internal static class Workloads
{
    /// <summary>The convolutional network for images of 32 x 32 pixels in three colours.</summary>
    private const string CifarName = "32x32x3 CNN";

    private static readonly int[] BatchSizes = [32, 256];

    private static readonly Products CifarProducts = Products.Of(Cifar.MultiplyAddCount, Cifar.Layers.Conv1.MultiplyAddCount);

    /// <summary>One sample at a time.</summary>
    public static IEnumerable<Workload> Latency(bool waits) =>
    [
        new PredictionWork<Gate>("2-8-1", 1, waits),
        new PredictionWork<Controller>("4-16-16-2", 1, waits),
        new PredictionWork<Readings>("100-64-10", 1, waits),
        new PredictionWork<Digits>("784-128-10", 1, waits),
        new PredictionWork<WideDigits>("784-512-256-10", 1, waits),
        PredictCifar(1, waits),
    ];

    /// <summary>Many samples in a call.</summary>
    public static IEnumerable<Workload> Batches() => BatchSizes.SelectMany(samples => new Workload[]
    {
        new PredictionWork<Gate>("2-8-1", samples),
        new PredictionWork<Controller>("4-16-16-2", samples),
        new PredictionWork<Readings>("100-64-10", samples),
        new PredictionWork<Digits>("784-128-10", samples),
        new PredictionWork<WideDigits>("784-512-256-10", samples),
        PredictCifar(samples),
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
        .. TrainCifar(),
    ];

    /// <summary>The convolutional network as other systems are measured: one batch over and over.</summary>
    public static IReadOnlyList<Workload> BesidePeers() => [PredictCifar(1, rotation: 1), PredictCifar(32, rotation: 1), .. TrainCifar(rotation: 1)];

    /// <summary>Everything, in the order of the networks' sizes.</summary>
    public static IEnumerable<Workload> All() => Latency(waits: true).Concat(Latency(waits: false)).Concat(Batches()).Concat(Training())
        .GroupBy(work => work.Network)
        .SelectMany(group => group);

    private static PredictionWork<Cifar> PredictCifar(int samples, bool waits = false, int rotation = 16) =>
        new(CifarName, samples, waits, CifarProducts, rotation);

    private static IEnumerable<Workload> TrainCifar(int rotation = 8) =>
    [
        new TrainingWork<Cifar>(CifarName, CifarProducts, rotation),
        new TrainingWork<CifarAdam>(CifarName, CifarProducts, rotation),
        new TrainingWork<CifarRmsProp>(CifarName, CifarProducts, rotation),
    ];
}
