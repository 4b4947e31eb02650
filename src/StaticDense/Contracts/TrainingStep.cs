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

    /// <summary>The first sample that this thread computes.</summary>
    public int FirstSample;

    /// <summary>The number of samples that this thread computes: all of them where it is alone, maybe none where it is not.</summary>
    public int OwnSamples;

    /// <summary>This thread's share of what is divided otherwise than by samples.</summary>
    public WorkShare Share;

    /// <summary>The first float of memory that this thread has for itself.</summary>
    public ref float Scratch;

    /// <summary>The seed of the trainer's random draws.</summary>
    public ulong Seed;

    /// <summary>The number of steps taken before this one.</summary>
    public long Step;

    /// <summary>The optimizer's numbers for this step.</summary>
    public UpdateScalars Update;

    /// <summary>The inputs of this thread's samples.</summary>
    public readonly ReadOnlySpan<float> OwnInputs => OwnSamples == Samples
        ? Inputs
        : Inputs.Slice(FirstSample * (Inputs.Length / Samples), OwnSamples * (Inputs.Length / Samples));
}
