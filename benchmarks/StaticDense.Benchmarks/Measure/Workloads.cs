namespace StaticDense.Benchmarks.Measure;

/// <summary>What is measured, network by network.</summary>
internal static class Workloads
{
    private static readonly int[] BatchSizes = [32, 256];

    private static readonly ComparedNetwork<Cifar, CifarAdam, Cifar256, CifarAdam256> Colours = new(
        "32x32x3 CNN",
        "32x32x3 conv:32:3:relu maxpool conv:64:3:relu maxpool conv:128:3:relu conv:256:1:relu gap dense:10:relu dense:10:softmax");

    /// <summary>The networks, small ones first.</summary>
    public static IReadOnlyList<ComparedNetwork> Networks { get; } =
    [
        new ComparedNetwork<Gate, GateAdam, Gate256, GateAdam256>("2-8-1", "2 dense:8:tanh dense:1:sigmoid", Online<Gate1, GateAdam1>),
        new ComparedNetwork<Controller, ControllerAdam, Controller256, ControllerAdam256>(
            "4-16-16-2", "4 dense:16:relu dense:16:relu dense:2:softmax", Online<Controller1, ControllerAdam1>),
        new ComparedNetwork<Readings, ReadingsAdam, Readings256, ReadingsAdam256>("100-64-10", "100 dense:64:relu dense:10:softmax"),
        new ComparedNetwork<Odd, OddAdam, Odd256, OddAdam256>("37-91-53-7", "37 dense:91:relu dense:53:relu dense:7:softmax"),
        new ComparedNetwork<Score, ScoreAdam, Score256, ScoreAdam256>("300-300-1", "300 dense:300:relu dense:1:sigmoid"),
        new ComparedNetwork<Digits, DigitsAdam, Digits256, DigitsAdam256>("784-128-10", "784 dense:128:relu dense:10:softmax"),
        new ComparedNetwork<Projection, ProjectionAdam, Projection256, ProjectionAdam256>("1000-500", "1000 dense:500:relu"),
        new ComparedNetwork<WideDigits, WideDigitsAdam, WideDigits256, WideDigitsAdam256>(
            "784-512-256-10", "784 dense:512:relu dense:256:relu dense:10:softmax"),
        new ComparedNetwork<Strokes, StrokesAdam, Strokes256, StrokesAdam256>(
            "28x28x1 CNN", "28x28x1 conv:16:3:relu maxpool conv:32:3:relu maxpool flatten dense:10:softmax"),
        Colours,
    ];

    /// <summary>One sample at a time.</summary>
    public static IEnumerable<Workload> Latency(bool waits) => Networks.Select(network => network.Predict(1, waits));

    /// <summary>Many samples in a call.</summary>
    public static IEnumerable<Workload> Batches() => BatchSizes.SelectMany(samples => Networks.Select(network => network.Predict(samples)));

    /// <summary>Training steps with batches of 32.</summary>
    public static IEnumerable<Workload> Training() =>
    [
        .. Networks.SelectMany(network => new[] { network.Train(32, Optimizer.SGD), network.Train(32, Optimizer.Adam) }),
        new TrainingWork<CifarRmsProp>(Colours),
    ];

    /// <summary>Everything, in the order of the networks' sizes.</summary>
    public static IEnumerable<Workload> All() => Latency(waits: true).Concat(Latency(waits: false)).Concat(Batches()).Concat(Training())
        .GroupBy(work => work.Network)
        .SelectMany(group => group);

    private static Workload Online<TSgd, TAdam>(ComparedNetwork network, Optimizer optimizer)
        where TSgd : class, ITrainableNetwork<TSgd>
        where TAdam : class, ITrainableNetwork<TAdam> =>
        optimizer == Optimizer.SGD ? new TrainingWork<TSgd>(network) : new TrainingWork<TAdam>(network);
}
