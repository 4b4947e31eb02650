namespace StaticDense;

/// <summary>What a trainer does beyond the network's declaration.</summary>
public sealed class TrainerOptions
{
    /// <summary>
    /// How many threads may share a step, the caller's included; at least 1 (1). Every number gives the same bits. Fewer take part where the machine has fewer processors or a batch has too little
    /// work for so many: small networks train on the caller's thread whatever the number is. The trainer's threads live until it is disposed; while it takes no step
    /// they sleep.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>The seed of shuffling and of dropout (0). One seed gives the same bits on every machine.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// A weight for each class, or null. In training (never in evaluation) each sample counts by its class's weight; classes that are
    /// left out count 1. The class is the sample's label, or the index of its largest target; with one target a sample, the target
    /// rounded, halves to even. Cannot be combined with sample weights.
    /// </summary>
    public IReadOnlyDictionary<int, float>? ClassWeights { get; init; }

    /// <summary>
    /// Weights to take out while training, or null. What that needs is allocated with the trainer, beside <c>TrainingBytes</c>: a bit for each weight and 8 KiB
    /// for each kernel, with blocks two more bits for each weight. Cannot be combined
    /// with moving averages (<c>UseEma</c>), which would be of weights before they are taken out.
    /// </summary>
    public Pruning? Pruning { get; init; }

    /// <summary>
    /// Where the trainer writes its diagnostics, one line each: so far one, once per kind of network, when the network's assembly was built
    /// without optimisation. The default is the error output; null is silence.
    /// </summary>
    public TextWriter? Log { get; init; } = Console.Error;
}
