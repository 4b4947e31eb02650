namespace StaticDense;

/// <summary>The coefficient of determination of each output, and their mean.</summary>
/// <param name="channels">The outputs.</param>
internal sealed class R2Accumulator(int channels) : MetricAccumulator
{
    private readonly double[] sums = new double[channels];
    private readonly double[] squares = new double[channels];
    private readonly double[] residuals = new double[channels];
    private double count;

    /// <summary>The mean of <c>1 - residuals / (Σy² - (Σy)² / n)</c>; an output whose targets are all equal counts 0, as in Keras.</summary>
    public override double Value
    {
        get
        {
            var sum = 0.0;
            for (var channel = 0; channel < channels; channel++)
            {
                var score = 1 - (residuals[channel] / (squares[channel] - (sums[channel] * sums[channel] / count)));
                sum += double.IsInfinity(score) ? 0 : score;
            }

            return sum / channels;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(sums);
        Array.Clear(squares);
        Array.Clear(residuals);
        count = 0;
    }

    /// <inheritdoc/>
    public override void Add(in MetricBatch batch)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            var weight = batch.Weight(row);
            count += weight;
            for (var channel = 0; channel < channels; channel++)
            {
                double target = batch.Target(row, channel), error = target - batch.Output(row, channel);
                sums[channel] += weight * target;
                squares[channel] += weight * target * target;
                residuals[channel] += weight * error * error;
            }
        }
    }
}
