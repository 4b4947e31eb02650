using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense;

/// <summary>Loss and metrics over the batches of an epoch or an evaluation. Allocates nothing after construction.</summary>
internal sealed class EpochTotals
{
    private readonly TrainingDescription training;
    private readonly MetricAccumulator[] accumulators;
    private readonly MetricAccumulator[] weighted;
    private readonly MetricSet measuredSet;
    private readonly MetricSet weightedSet;
    private readonly int channels;
    private double lossSum;
    private int samples;

    /// <summary>Totals of nothing.</summary>
    /// <param name="network">The network's shapes.</param>
    /// <param name="training">Which metrics, and where the outputs stand.</param>
    public EpochTotals(NetworkDescription network, TrainingDescription training)
    {
        this.training = training;
        channels = network.OutputShape[^1];
        accumulators = Create(training.Metrics.AsSpan());
        weighted = Create(training.WeightedMetrics.AsSpan());
        measuredSet = new MetricSet(training.Metrics.AsSpan());
        weightedSet = new MetricSet(training.WeightedMetrics.AsSpan());
    }

    /// <summary>Loss and metrics over all samples so far: means are NaN over none.</summary>
    public Evaluation Result
    {
        get
        {
            MetricValues values = default, weightedValues = default;
            for (var index = 0; index < accumulators.Length; index++)
                values[(int)training.Metrics[index]] = accumulators[index].Value;
            for (var index = 0; index < weighted.Length; index++)
                weightedValues[(int)training.WeightedMetrics[index]] = weighted[index].Value;
            return new Evaluation(lossSum / samples, samples, values, measuredSet, weightedValues, weightedSet);
        }
    }

    /// <summary>Forgets all samples.</summary>
    public void Clear()
    {
        lossSum = 0;
        samples = 0;
        foreach (var accumulator in accumulators)
            accumulator.Reset();
        foreach (var accumulator in weighted)
            accumulator.Reset();
    }

    /// <summary>Adds a batch whose outputs stand in the arena.</summary>
    /// <param name="loss">The batch's mean loss, which counts by the batch's size.</param>
    /// <param name="step">The batch.</param>
    public void Add(float loss, ref readonly TrainingStep step)
    {
        lossSum += (double)loss * step.Samples;
        samples += step.Samples;
        var batch = new MetricBatch(
            ref Unsafe.Add(ref step.Arena, training.OutputOffset),
            step.Samples * training.LabelsPerSample,
            training.LabelsPerSample,
            channels,
            training.OutputRows,
            step.Labels,
            step.Targets,
            step.SampleWeights);
        var unweighted = batch.Unweighted;
        foreach (var accumulator in accumulators)
            accumulator.Add(in unweighted);
        foreach (var accumulator in weighted)
            accumulator.Add(in batch);
    }

    private MetricAccumulator[] Create(ReadOnlySpan<Metric> metrics)
    {
        var created = new MetricAccumulator[metrics.Length];
        for (var index = 0; index < created.Length; index++)
            created[index] = MetricAccumulator.Create(metrics[index], training.TakesLabels, channels, training.MetricOptions);
        return created;
    }
}
