using System.Collections.Immutable;

namespace StaticDense;

/// <summary>What the trainer needs to know of a network's <see cref="TrainAttribute"/> and memory: written once by the generator.</summary>
public sealed class TrainingDescription
{
    /// <summary>The largest number of samples in one step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>What is minimised.</summary>
    public required Loss Loss { get; init; }

    /// <summary>The label whose rows count nothing, or null.</summary>
    public int? IgnoreClass { get; init; }

    /// <summary>The metrics of the declaration, accuracy included where it is the default.</summary>
    public required ImmutableArray<Metric> Metrics { get; init; }

    /// <summary>The metrics that are measured with the weights of samples and classes.</summary>
    public ImmutableArray<Metric> WeightedMetrics { get; init; } = [];

    /// <summary>The metrics' numbers.</summary>
    public MetricOptions MetricOptions { get; init; } = new();

    /// <summary>The optimizer with all its numbers, defaults filled in.</summary>
    public required OptimizerDescription Optimizer { get; init; }

    /// <summary>The number of floats of the trainer's arena: everything but the parameters.</summary>
    public required int ArenaCount { get; init; }

    /// <summary>
    /// Where the optimizer's state starts in the arena: <see cref="OptimizerDescription.StateCount"/> pieces, each laid out as the
    /// parameters.
    /// </summary>
    public required int StateOffset { get; init; }

    /// <summary>Where stored gradients start in the arena, laid out as the parameters; -1 when no gradient is stored.</summary>
    public required int GradientOffset { get; init; }

    /// <summary>Whether several threads can share a step; steps of the smallest networks are not divided.</summary>
    public bool IsDivided { get; init; }

    /// <summary>Where the first thread's own memory starts in the arena.</summary>
    public int ScratchOffset { get; init; }

    /// <summary>The number of floats that each thread has for itself; the first thread's are a part of the arena.</summary>
    public int ScratchCount { get; init; }

    /// <summary>Whether the declaration says <c>KeepGradients = true</c>.</summary>
    public required bool KeepsGradients { get; init; }

    /// <summary>Where a batch's inputs are collected in the arena: BatchSize · InputSize floats, row-major.</summary>
    public required int InputStagingOffset { get; init; }

    /// <summary>
    /// Where a batch's labels (as bits of int) or targets are collected: BatchSize · <see cref="LabelsPerSample"/> labels or
    /// BatchSize · OutputSize targets.
    /// </summary>
    public required int TargetStagingOffset { get; init; }

    /// <summary>Where a batch's sample weights are collected: BatchSize floats.</summary>
    public required int WeightStagingOffset { get; init; }

    /// <summary>Where the network's outputs stand after a step or an evaluation, in blocks: <c>[channels / 16][OutputRows][16]</c>.</summary>
    public required int OutputOffset { get; init; }

    /// <summary>The rows that the output buffer holds: BatchSize · positions.</summary>
    public required int OutputRows { get; init; }

    /// <summary>Labels for one sample: the product of the output's axes but the last.</summary>
    public required int LabelsPerSample { get; init; }

    /// <summary>Whether the loss takes integer labels; otherwise targets of the output's shape.</summary>
    public bool TakesLabels => Loss == Loss.SparseCategoricalCrossentropy;
}
