namespace StaticDense;

/// <summary>The share of outputs or rows that are right.</summary>
/// <param name="metric">Which accuracy, resolved.</param>
/// <param name="options">Threshold and k.</param>
internal sealed class AccuracyAccumulator(Metric metric, MetricOptions options) : MeanAccumulator
{
    private readonly float threshold = (float)(options.Threshold ?? 0.5);

    /// <inheritdoc/>
    protected override int ValuesOf(in MetricBatch batch) => metric == Metric.BinaryAccuracy ? batch.Channels : 1;

    /// <inheritdoc/>
    protected override double Sum(in MetricBatch batch, int row)
    {
        if (metric == Metric.BinaryAccuracy)
        {
            var right = 0;
            for (var channel = 0; channel < batch.Channels; channel++)
            {
                if (batch.Target(row, channel) == (batch.Output(row, channel) > threshold ? 1 : 0))
                    right++;
            }

            return right;
        }

        var wanted = Wanted(in batch, row);
        return metric is Metric.TopKCategoricalAccuracy or Metric.SparseTopKCategoricalAccuracy
            ? IsAmongTop(in batch, row, wanted) ? 1 : 0
            : batch.OutputClass(row) == wanted ? 1 : 0;
    }

    /// <summary>The class that is right. Over one output, a sparse metric takes a target for the label, and the only class there is is 0.</summary>
    private int Wanted(in MetricBatch batch, int row)
    {
        var isSparse = metric is Metric.SparseCategoricalAccuracy or Metric.SparseTopKCategoricalAccuracy;
        return isSparse == !batch.Labels.IsEmpty ? batch.TargetClass(row) : isSparse ? (int)batch.Targets[row] : 0;
    }

    /// <summary>Whether fewer than k outputs are above the wanted one. Where there is a NaN nothing is known, and it is not.</summary>
    private bool IsAmongTop(in MetricBatch batch, int row, int wanted)
    {
        if ((uint)wanted >= (uint)batch.Channels)
            return false;
        var value = batch.Output(row, wanted);
        var above = 0;
        for (var channel = 0; channel < batch.Channels; channel++)
        {
            var other = batch.Output(row, channel);
            if (float.IsNaN(other))
                return false;
            if (other > value)
                above++;
        }

        return above < options.TopK;
    }
}
