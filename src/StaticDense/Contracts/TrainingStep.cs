using System.ComponentModel;

namespace StaticDense.Numerics;

/// <summary>One step's batch, memory and numbers, as the trainer hands them to emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct TrainingStep
{
    /// <summary>The first parameter.</summary>
    public ref float Parameters;

    /// <summary>The first float of the trainer's arena.</summary>
    public ref float Arena;

    /// <summary>Samples · InputSize values, row-major.</summary>
    public ReadOnlySpan<float> Inputs;

    /// <summary>Samples · LabelsPerSample labels, for losses that take labels.</summary>
    public ReadOnlySpan<int> Labels;

    /// <summary>Samples · OutputSize values, row-major, for losses that take targets.</summary>
    public ReadOnlySpan<float> Targets;

    /// <summary>One weight a sample, or empty.</summary>
    public ReadOnlySpan<float> SampleWeights;

    /// <summary>The number of samples, from 1 to BatchSize.</summary>
    public int Samples;

    /// <summary>The seed of the trainer's random draws.</summary>
    public ulong Seed;

    /// <summary>The number of steps taken before this one.</summary>
    public long Step;

    /// <summary>The optimizer's numbers for this step.</summary>
    public UpdateScalars Update;
}
