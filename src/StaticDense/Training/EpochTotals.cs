using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense;

/// <summary>Loss and metrics over the batches of an epoch or an evaluation. Allocates nothing after construction.</summary>
internal sealed class EpochTotals
{
    private readonly TrainingDescription training;
    private readonly MetricAccumulator[] accumulators;
    private readonly int channels;
    private readonly int measured;
    private double lossSum;
    private int samples;

    /// <summary>Totals of nothing.</summary>
    /// <param name="network">The network's shapes.</param>
    /// <param name="training">Which metrics, and where the outputs stand.</param>
    public EpochTotals(NetworkDescription network, TrainingDescription training)
    {
        this.training = training;
        channels = network.OutputShape[^1];
        accumulators = new MetricAccumulator[training.Metrics.Length];
        for (var index = 0; index < accumulators.Length; index++)
        {
            accumulators[index] = new MetricAccumulator(training.Metrics[index], training.TakesLabels, channels);
            measured |= 1 << (int)training.Metrics[index];
        }
    }

    /// <summary>The means over all samples so far: NaN over none.</summary>
    public Evaluation Result
    {
        get
        {
            var means = default(MetricValues);
            for (var index = 0; index < accumulators.Length; index++)
                means[(int)training.Metrics[index]] = accumulators[index].Mean;
            return new Evaluation(lossSum / samples, samples, means, measured);
        }
    }

    /// <summary>Forgets all samples.</summary>
    public void Clear()
    {
        lossSum = 0;
        samples = 0;
        foreach (ref var accumulator in accumulators.AsSpan())
            accumulator.Reset();
    }

    /// <summary>Adds a batch whose outputs stand in the arena.</summary>
    /// <param name="loss">The batch's mean loss, which counts by the batch's size.</param>
    /// <param name="step">The batch.</param>
    public void Add(float loss, ref readonly TrainingStep step)
    {
        lossSum += (double)loss * step.Samples;
        samples += step.Samples;
        var rows = step.Samples * training.LabelsPerSample;
        foreach (ref var accumulator in accumulators.AsSpan())
            accumulator.Add(ref Unsafe.Add(ref step.Arena, training.OutputOffset), rows, channels, training.OutputRows, step.Labels, step.Targets);
    }
}
