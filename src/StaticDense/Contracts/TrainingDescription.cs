using System.Collections.Immutable;

namespace StaticDense;

/// <summary>What the trainer needs to know of a network's <see cref="TrainAttribute"/> and memory: written once by the generator.</summary>
public sealed class TrainingDescription
{
    /// <summary>The largest number of samples in one step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>What is minimised.</summary>
    public required Loss Loss { get; init; }

    /// <summary>The metrics of the declaration, accuracy included where it is the default.</summary>
    public required ImmutableArray<Metric> Metrics { get; init; }

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

/// <summary>An optimizer with its numbers, as declared or Keras's defaults.</summary>
/// <param name="Kind">Which optimizer.</param>
public sealed record OptimizerDescription(Optimizer Kind)
{
    /// <summary>The step size at the start.</summary>
    public required double LearningRate { get; init; }

    /// <summary>SGD, RMSprop: the share of the last step that is kept.</summary>
    public double Momentum { get; init; }

    /// <summary>SGD: look ahead along the momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>RMSprop: decay of the running mean square.</summary>
    public double Rho { get; init; } = 0.9;

    /// <summary>RMSprop: subtract the square of the running mean.</summary>
    public bool Centered { get; init; }

    /// <summary>Adam: decay of the first moment.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Adam: decay of the second moment.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>RMSprop, Adam: keeps divisions finite.</summary>
    public double Epsilon { get; init; } = 1e-7;

    /// <summary>Adam: use the largest second moment seen.</summary>
    public bool AMSGrad { get; init; }

    /// <summary>Decoupled weight decay; 0 when there is none.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Clip each tensor's norm; 0 when not.</summary>
    public double ClipNorm { get; init; }

    /// <summary>Clip the norm of all gradients; 0 when not.</summary>
    public double GlobalClipNorm { get; init; }

    /// <summary>Clip each element; 0 when not.</summary>
    public double ClipValue { get; init; }

    /// <summary>The number of state values for each parameter.</summary>
    public int StateCount => Kind switch
    {
        Optimizer.SGD => Momentum != 0 ? 1 : 0,
        Optimizer.RMSprop => 1 + (Momentum != 0 ? 1 : 0) + (Centered ? 1 : 0),
        _ => AMSGrad ? 3 : 2,
    };
}
