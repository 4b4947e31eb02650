using BenchmarkDotNet.Attributes;
using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Suites;

/// <summary>One sample at a time, each call with another one.</summary>
public class PredictionLatency
{
    /// <summary>Networks, each call waiting for the last.</summary>
    public static IEnumerable<Workload> Works => Workloads.Latency(waits: true);

    /// <summary>The network.</summary>
    [ParamsSource(nameof(Works))]
    public Workload Network { get; set; } = null!;

    /// <summary>One prediction.</summary>
    [Benchmark]
    public void Predict() => Network.Run(1);
}

/// <summary>32 and 256 samples in a call.</summary>
public class BatchPrediction
{
    /// <summary>Networks and batch sizes.</summary>
    public static IEnumerable<Workload> Works => Workloads.Batches();

    /// <summary>The network.</summary>
    [ParamsSource(nameof(Works))]
    public Workload Network { get; set; } = null!;

    /// <summary>One call.</summary>
    [Benchmark]
    public void Predict() => Network.Run(1);
}

/// <summary>Training steps with batches of 32.</summary>
public class TrainingStep
{
    /// <summary>Networks and optimizers.</summary>
    public static IEnumerable<Workload> Works => Workloads.Training();

    /// <summary>The network.</summary>
    [ParamsSource(nameof(Works))]
    public Workload Network { get; set; } = null!;

    /// <summary>One step.</summary>
    [Benchmark]
    public void Train() => Network.Run(1);
}
