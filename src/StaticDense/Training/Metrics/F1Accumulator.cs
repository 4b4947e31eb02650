namespace StaticDense;

/// <summary>Precision and recall of each class, joined to F1 with Keras's epsilon of 1e-7 in each divisor.</summary>
/// <param name="channels">The classes.</param>
/// <param name="options">Threshold and average.</param>
internal sealed class F1Accumulator(int channels, MetricOptions options) : MetricAccumulator
{
    private const double Epsilon = 1e-7;

    /// <summary>An output this close to 0 says nothing, even where it is the largest.</summary>
    private const float Nothing = 1e-9f;

    private readonly double[] truePositives = new double[channels];
    private readonly double[] falsePositives = new double[channels];
    private readonly double[] targets = new double[channels];
    private readonly double? threshold = options.Threshold ?? (channels == 1 ? 0.5 : null);

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            if (options.F1Average == F1Average.Micro)
                return Score(Total(truePositives), Total(falsePositives), Total(targets));
            double sum = 0, support = Total(targets) + Epsilon;
            for (var channel = 0; channel < channels; channel++)
            {
                var score = Score(truePositives[channel], falsePositives[channel], targets[channel]);
                sum += score * (options.F1Average == F1Average.Weighted ? targets[channel] / support : 1.0 / channels);
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(truePositives);
        Array.Clear(falsePositives);
        Array.Clear(targets);
    }

    /// <inheritdoc/>
    public override void Add(in MetricBatch batch)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            var weight = batch.Weight(row);
            var largest = threshold is null ? batch.Output(row, batch.OutputClass(row)) : 0;
            for (var channel = 0; channel < channels; channel++)
            {
                double target = batch.Target(row, channel);
                targets[channel] += weight * target;
                if (!Says(batch.Output(row, channel), largest))
                    continue;
                truePositives[channel] += weight * target;
                falsePositives[channel] += weight * (1 - target);
            }
        }
    }

    private static double Total(double[] values)
    {
        var total = 0.0;
        foreach (var value in values)
            total += value;
        return total;
    }

    private static double Score(double truePositives, double falsePositives, double targets)
    {
        var precision = truePositives / (truePositives + falsePositives + Epsilon);
        var recall = truePositives / (targets + Epsilon);
        return 2 * (precision * recall / (precision + recall + Epsilon));
    }

    private bool Says(float output, float largest) =>
        threshold is { } limit ? output > (float)limit : output >= largest && Math.Abs(output) > Nothing;
}
