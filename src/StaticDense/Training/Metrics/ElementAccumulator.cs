using StaticDense.Numerics;

namespace StaticDense;

/// <summary>The mean of a function of each output and its target, or the root of that mean.</summary>
/// <param name="metric">Which function.</param>
/// <param name="outputsAreLogits">Whether binary crossentropy is of logits.</param>
internal sealed class ElementAccumulator(Metric metric, bool outputsAreLogits) : MeanAccumulator
{
    private const double Lowest = 1e-7;

    /// <summary>Whether all targets of the batch are 0 or 1: hinges take them as -1 and 1 then.</summary>
    private bool areBinary;

    /// <inheritdoc/>
    public override double Value => metric == Metric.RootMeanSquaredError ? Math.Sqrt(base.Value) : base.Value;

    /// <inheritdoc/>
    protected override void Prepare(in MetricBatch batch)
    {
        if (metric is Metric.Hinge or Metric.SquaredHinge)
            areBinary = !batch.Targets.ContainsAnyExcept(0, 1);
    }

    /// <inheritdoc/>
    protected override int ValuesOf(in MetricBatch batch) => batch.Channels;

    /// <inheritdoc/>
    protected override double Sum(in MetricBatch batch, int row)
    {
        var sum = 0.0;
        for (var channel = 0; channel < batch.Channels; channel++)
            sum += Element(batch.Output(row, channel), batch.Target(row, channel));
        return sum;
    }

    private double Element(double output, double target)
    {
        var error = output - target;
        switch (metric)
        {
            case Metric.MeanSquaredError or Metric.RootMeanSquaredError:
                return error * error;
            case Metric.MeanAbsoluteError:
                return Math.Abs(error);
            case Metric.MeanAbsolutePercentageError:
                return 100 * Math.Abs(error) / Math.Max(Math.Abs(target), Lowest);
            case Metric.MeanSquaredLogarithmicError:
                var difference = DoubleFunctions.Log(1 + Math.Max(output, Lowest)) - DoubleFunctions.Log(1 + Math.Max(target, Lowest));
                return difference * difference;
            case Metric.LogCoshError:
                return Math.Abs(error) + DoubleFunctions.Log(0.5 + (0.5 * DoubleFunctions.Exp(-2 * Math.Abs(error))));
            case Metric.Poisson:
                return output - (target * DoubleFunctions.Log(output + Lowest));
            case Metric.Hinge or Metric.SquaredHinge:
                var margin = Math.Max(1 - ((areBinary ? (2 * target) - 1 : target) * output), 0);
                return metric == Metric.Hinge ? margin : margin * margin;
            default:
                return Binary(output, target);
        }
    }

    private double Binary(double output, double target)
    {
        if (outputsAreLogits)
            return Math.Max(output, 0) - (output * target) + DoubleFunctions.Log(1 + DoubleFunctions.Exp(-Math.Abs(output)));
        var p = Math.Min(Math.Max(output, Lowest), 1 - Lowest);
        return -(target * DoubleFunctions.Log(p)) - ((1 - target) * DoubleFunctions.Log(1 - p));
    }
}
