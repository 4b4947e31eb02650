using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>One pass: its operations and where its regions stand.</summary>
internal sealed record Pass(IReadOnlyList<Operation> Operations, MemoryPlan Memory);

/// <summary>Everything emission needs: parameters' places, passes, memory.</summary>
internal sealed record KernelPlan(ShapedNetwork Network, ParameterLayout Layout, PredictionPlan Prediction, TrainingPlan? Training);

/// <summary>How outputs are computed for the caller.</summary>
/// <param name="StraightLine">The whole network as straight-line code for one row, which needs no workspace.</param>
/// <param name="Row">One sample, its input read where the caller has it; null where rows are more than one a sample, and for straight lines.</param>
/// <param name="Batch">Chunks of samples.</param>
internal sealed record PredictionPlan(StraightLinePlan? StraightLine, Pass? Row, Pass Batch)
{
    /// <summary>Whether threads share a single sample: only where it is so much work that handing it over is worthwhile.</summary>
    public bool DividesRow { get; init; }

    public long WorkspaceCount => Math.Max(Row?.Memory.Count ?? 0, Batch.Memory.Count);
}

/// <summary>A small network as a list of dense layers, each with the functions that follow it.</summary>
/// <param name="Steps">Its vector multiply-adds, functions counted in.</param>
internal sealed record StraightLinePlan(IReadOnlyList<StraightLineLayer> Layers, long Steps);

/// <summary>One layer of straight-line code: a sum and what is applied to it.</summary>
internal sealed record StraightLineLayer(DensePlan Dense, IReadOnlyList<ActivationFunction> Functions);

/// <summary>How a step is computed and what the trainer's arena holds, in floats from its start.</summary>
internal sealed record TrainingPlan(
    TrainDeclaration Declaration,
    int StateCount,
    bool StoresGradients,
    bool ClipsNorms,
    long StateOffset,
    long GradientOffset,
    long InputStagingOffset,
    long TargetStagingOffset,
    long WeightStagingOffset,
    long PassOffset,
    long ScratchOffset,
    long ScratchCount,
    long ArenaCount,
    Block Output,
    Pass Step,
    Pass Evaluation)
{
    /// <summary>Whether threads can share a step.</summary>
    public bool IsDivided => Step.Memory.IsShared;

    /// <summary>Where the outputs stand in the arena.</summary>
    public long OutputOffset => PassOffset + Step.Memory.Offset(Output);
}
