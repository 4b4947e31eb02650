using StaticDense.Numerics;

namespace StaticDense;

/// <summary>The mean of a function of each row's outputs and targets.</summary>
/// <param name="metric">Which function.</param>
/// <param name="channels">The size of the output's last axis.</param>
/// <param name="outputsAreLogits">Whether crossentropies are of logits.</param>
internal sealed class RowAccumulator(Metric metric, int channels, bool outputsAreLogits) : MeanAccumulator
{
    private const double Lowest = 1e-7;

    private readonly double[] logarithms = new double[channels];

    /// <inheritdoc/>
    protected override int ValuesOf(in MetricBatch batch) => 1;

    /// <inheritdoc/>
    protected override double Sum(in MetricBatch batch, int row)
    {
        switch (metric)
        {
            case Metric.CosineSimilarity:
                return Cosine(in batch, row);
            case Metric.KLDivergence:
                return Divergence(in batch, row);
            case Metric.CategoricalHinge:
                return Hinge(in batch, row);
            default:
                var sum = 0.0;
                FindLogarithms(in batch, row);
                for (var channel = 0; channel < channels; channel++)
                {
                    var target = batch.Target(row, channel);
                    if (target != 0)
                        sum -= target * logarithms[channel];
                }

                return sum;
        }
    }

    private static double Cosine(in MetricBatch batch, int row)
    {
        double targets = 0, outputs = 0, products = 0;
        for (var channel = 0; channel < batch.Channels; channel++)
        {
            double target = batch.Target(row, channel), output = batch.Output(row, channel);
            targets += target * target;
            outputs += output * output;
            products += target * output;
        }

        return products * Math.Min(1 / Math.Sqrt(targets), 1 / Lowest) * Math.Min(1 / Math.Sqrt(outputs), 1 / Lowest);
    }

    private static double Divergence(in MetricBatch batch, int row)
    {
        var sum = 0.0;
        for (var channel = 0; channel < batch.Channels; channel++)
        {
            double target = Math.Clamp(batch.Target(row, channel), Lowest, 1), output = Math.Clamp(batch.Output(row, channel), Lowest, 1);
            sum += target * DoubleFunctions.Log(target / output);
        }

        return sum;
    }

    private static double Hinge(in MetricBatch batch, int row)
    {
        double products = 0, others = double.NegativeInfinity;
        for (var channel = 0; channel < batch.Channels; channel++)
        {
            double target = batch.Target(row, channel), output = batch.Output(row, channel);
            products += target * output;
            others = Math.Max(others, (1 - target) * output);
        }

        return Math.Max(others - products + 1, 0);
    }

    /// <summary>The logarithms of a row's probabilities: exact from logits; else of their shares in the sum, clipped.</summary>
    private void FindLogarithms(in MetricBatch batch, int row)
    {
        double max = double.NegativeInfinity, sum = 0;
        for (var channel = 0; channel < channels; channel++)
            max = Math.Max(max, batch.Output(row, channel));
        for (var channel = 0; channel < channels; channel++)
            sum += outputsAreLogits ? DoubleFunctions.Exp(batch.Output(row, channel) - max) : batch.Output(row, channel);
        for (var channel = 0; channel < channels; channel++)
        {
            var output = batch.Output(row, channel);
            logarithms[channel] = outputsAreLogits
                ? output - max - DoubleFunctions.Log(sum)
                : DoubleFunctions.Log(Math.Min(Math.Max(output / sum, Lowest), 1 - Lowest));
        }
    }
}
