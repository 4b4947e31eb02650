using System.Diagnostics;

namespace StaticDense.Demo;

/// <summary>
/// Measures training steps alone: from the moment a batch is fetched to the updated parameters, without validation and
/// without what other callbacks do. It has to stand before the callbacks that do something after a step.
/// </summary>
internal sealed class StepClock : Callback
{
    private long begin;
    private long ticks;

    /// <summary>The time spent in steps.</summary>
    public TimeSpan Duration => Stopwatch.GetElapsedTime(0, ticks);

    /// <summary>The samples of these steps.</summary>
    public long Samples { get; private set; }

    public double SamplesPerSecond => Samples / Duration.TotalSeconds;

    public override void OnBatchBegin(FitContext context) => begin = Stopwatch.GetTimestamp();

    public override void OnBatchEnd(FitContext context)
    {
        ticks += Stopwatch.GetTimestamp() - begin;
        // What the epoch has trained on so far, on top of the whole epochs before it.
        Samples = ((long)context.Epoch * context.Samples) + context.Training.Samples;
    }
}
