namespace StaticDense;

/// <summary>Counts of outputs above and below a threshold whose targets are and are not 0, and what is made of them.</summary>
/// <param name="metric">One of the counts, precision or recall.</param>
/// <param name="threshold">What an output has to be above.</param>
internal sealed class ConfusionAccumulator(Metric metric, float threshold) : MetricAccumulator
{
    private double truePositives, trueNegatives, falsePositives, falseNegatives;

    /// <inheritdoc/>
    public override double Value => metric switch
    {
        Metric.TruePositives => truePositives,
        Metric.TrueNegatives => trueNegatives,
        Metric.FalsePositives => falsePositives,
        Metric.FalseNegatives => falseNegatives,
        Metric.Precision => Share(truePositives, truePositives + falsePositives),
        _ => Share(truePositives, truePositives + falseNegatives),
    };

    /// <inheritdoc/>
    public override void Reset() => (truePositives, trueNegatives, falsePositives, falseNegatives) = (0, 0, 0, 0);

    /// <inheritdoc/>
    public override void Add(in MetricBatch batch)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            var weight = batch.Weight(row);
            for (var channel = 0; channel < batch.Channels; channel++)
                Count(batch.Output(row, channel) > threshold, batch.Target(row, channel) != 0) += weight;
        }
    }

    /// <summary>A quotient; 0 where the divisor is 0.</summary>
    public static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    private ref double Count(bool says, bool wanted)
    {
        if (says)
            return ref wanted ? ref truePositives : ref falsePositives;
        return ref wanted ? ref falseNegatives : ref trueNegatives;
    }
}

/// <summary>The mean of both classes' intersections over unions.</summary>
/// <param name="threshold">What an output has to reach to be of class 1.</param>
internal sealed class OverlapAccumulator(float threshold) : MetricAccumulator
{
    private const double Epsilon = 1e-7;

    private double bothZero, bothOne, different;

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            double zeros = bothZero + different, ones = bothOne + different;
            var classes = (zeros != 0 ? 1 : 0) + (ones != 0 ? 1 : 0);
            return ConfusionAccumulator.Share((bothZero / (zeros + Epsilon)) + (bothOne / (ones + Epsilon)), classes);
        }
    }

    /// <inheritdoc/>
    public override void Reset() => (bothZero, bothOne, different) = (0, 0, 0);

    /// <inheritdoc/>
    public override void Add(in MetricBatch batch)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            var weight = batch.Weight(row);
            for (var channel = 0; channel < batch.Channels; channel++)
            {
                bool says = batch.Output(row, channel) >= threshold, wanted = batch.Target(row, channel) >= 1;
                if (says != wanted)
                    different += weight;
                else if (says)
                    bothOne += weight;
                else
                    bothZero += weight;
            }
        }
    }
}
