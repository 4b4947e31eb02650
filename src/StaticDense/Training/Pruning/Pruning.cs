namespace StaticDense;

/// <summary>
/// Magnitude pruning while a network is trained: the smallest weights of each kernel become zero and stay so until the masks are made anew, whatever the optimizer does. Of a kernel of n weights (or
/// blocks) the <c>max(round(n · (1 - sparsity)), 1)</c> largest stay, as well as others as large as the smallest of these.
/// </summary>
/// <param name="schedule">How many, and when.</param>
public sealed class Pruning(PruningSchedule schedule)
{
    /// <summary>How many weights are zero at which step.</summary>
    public PruningSchedule Schedule { get; } = schedule ?? throw new ArgumentNullException(nameof(schedule));

    /// <summary>The names of the layers whose kernels are pruned, depthwise ones too; null for all that have one.</summary>
    public IReadOnlyList<string>? Layers { get; init; }

    /// <summary>Whether single weights are taken out, or blocks.</summary>
    public PruningGranularity Granularity { get; init; }
}

/// <summary>What pruning takes out as one.</summary>
public enum PruningGranularity
{
    /// <summary>Single weights.</summary>
    Weights,

    /// <summary>
    /// Blocks of 16 neighbouring units or filters at one input (of the last axis; fewer at its end), by the mean of their magnitudes: what wide layers can leave out when the weights are built in.
    /// </summary>
    Blocks,
}
