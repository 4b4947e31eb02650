using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense;

/// <summary>Sums losses and metrics over batches. Allocates nothing after construction.</summary>
internal sealed class EpochTotals
{
    private readonly TrainingDescription training;
    private readonly int channels;
    private readonly int measured;
    private MetricValues sums;
    private double lossSum;
    private int samples;

    /// <summary>Totals of nothing.</summary>
    /// <param name="network">The network's shapes.</param>
    /// <param name="training">Which metrics, and where the outputs stand.</param>
    public EpochTotals(NetworkDescription network, TrainingDescription training)
    {
        this.training = training;
        channels = network.OutputShape[^1];
        foreach (var metric in training.Metrics)
            measured |= 1 << (int)metric;
    }

    /// <summary>The means over all samples so far.</summary>
    public Evaluation Result
    {
        get
        {
            var means = sums;
            for (var metric = 0; metric < MetricNames.MetricCount; metric++)
                means[metric] = sums[metric] / samples;
            return new Evaluation(samples == 0 ? 0 : lossSum / samples, samples, means, measured);
        }
    }

    /// <summary>Forgets all samples.</summary>
    public void Clear()
    {
        sums = default;
        lossSum = 0;
        samples = 0;
    }

    /// <summary>Adds a batch whose outputs stand in the arena.</summary>
    /// <param name="loss">The batch's mean loss, which counts by the batch's size.</param>
    /// <param name="step">The batch.</param>
    public void Add(float loss, ref readonly TrainingStep step)
    {
        lossSum += (double)loss * step.Samples;
        samples += step.Samples;
        foreach (var metric in training.Metrics)
            sums[(int)metric] += Measure(metric, in step);
    }

    private double Measure(Metric metric, ref readonly TrainingStep step)
    {
        ref var outputs = ref Unsafe.Add(ref step.Arena, training.OutputOffset);
        var positions = training.LabelsPerSample;
        var rows = step.Samples * positions;
        var sum = 0.0;
        for (var row = 0; row < rows; row++)
        {
            sum += metric switch
            {
                Metric.MeanAbsoluteError => Mae(ref outputs, row, in step),
                Metric.BinaryAccuracy => Binary(ref outputs, row, in step),
                Metric.Accuracy when channels == 1 => Binary(ref outputs, row, in step),
                _ => Best(ref outputs, row) == (training.TakesLabels ? step.Labels[row] : Best(step.Targets.Slice(row * channels, channels))) ? 1 : 0,
            };
        }

        return sum / positions;
    }

    private double Mae(ref float outputs, int row, ref readonly TrainingStep step)
    {
        var sum = 0.0;
        for (var c = 0; c < channels; c++)
            sum += Math.Abs(At(ref outputs, row, c) - step.Targets[(row * channels) + c]);
        return sum / channels;
    }

    private double Binary(ref float outputs, int row, ref readonly TrainingStep step)
    {
        var sum = 0.0;
        for (var c = 0; c < channels; c++)
            sum += (At(ref outputs, row, c) > 0.5f ? 1f : 0f) == (training.TakesLabels ? step.Labels[row] : step.Targets[(row * channels) + c]) ? 1 : 0;
        return sum / channels;
    }

    private int Best(ref float outputs, int row)
    {
        var best = 0;
        for (var c = 0; c < channels; c++)
        {
            if (float.IsNaN(At(ref outputs, row, c)))
                return c;
            if (At(ref outputs, row, c) > At(ref outputs, row, best))
                best = c;
        }

        return best;
    }

    private static int Best(ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var c = 1; c < row.Length; c++)
        {
            if (row[c] > row[best])
                best = c;
        }

        return best;
    }

    private float At(ref float outputs, int row, int channel) =>
        Unsafe.Add(ref outputs, (((channel / 16 * training.OutputRows) + row) * 16) + (channel % 16));
}
