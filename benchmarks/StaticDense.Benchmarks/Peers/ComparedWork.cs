using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>Work that systems are compared by.</summary>
/// <param name="Network">The network.</param>
/// <param name="Batch">Samples of a call or step.</param>
/// <param name="Optimizer">What trains; null for predictions.</param>
/// <param name="Threads">1, or 2: then with one thread too.</param>
internal sealed record ComparedWork(ComparedNetwork Network, int Batch, Optimizer? Optimizer, int Threads)
{
    private static readonly int[] Batches = [1, 32, 256], ThreadCounts = [1, 2];

    /// <summary>Whether it is a training step.</summary>
    public bool IsTraining => Optimizer is not null;

    /// <summary>The work by the programs' name for it.</summary>
    public string Task => Optimizer switch
    {
        null => "predict",
        StaticDense.Optimizer.SGD => "train-sgd",
        _ => "train-adam",
    };

    /// <summary>What is done, for readers.</summary>
    public string What => Optimizer is { } optimizer
        ? FormattableString.Invariant($"train {Batch}, {optimizer}")
        : FormattableString.Invariant($"predict {Batch}");

    /// <summary>Everything that is compared, network by network.</summary>
    public static IEnumerable<ComparedWork> All() => ThreadCounts.SelectMany(threads => Workloads.Networks.SelectMany(network => Of(network, threads)));

    /// <summary>Ours.</summary>
    public Workload Create(int threads) => Optimizer is { } optimizer ? Network.Train(Batch, optimizer, threads) : Network.Predict(Batch, waits: false, threads);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Network.Name} {What}");

    private static IEnumerable<ComparedWork> Of(ComparedNetwork network, int threads)
    {
        foreach (var batch in Batches)
            yield return new(network, batch, null, threads);
        foreach (var batch in network.TrainsOnline && threads == 1 ? Batches : Batches[1..])
        {
            yield return new(network, batch, StaticDense.Optimizer.SGD, threads);
            yield return new(network, batch, StaticDense.Optimizer.Adam, threads);
        }
    }
}
