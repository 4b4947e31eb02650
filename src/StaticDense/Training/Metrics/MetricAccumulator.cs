namespace StaticDense;

/// <summary>
/// A metric over the batches of an epoch. What it holds is allocated when it is made; batches allocate nothing. Every sample counts by its
/// weight, whatever the size of its batch. Sums are chains of additions in double over rows and channels, ascending, so counts are exact.
/// </summary>
internal abstract class MetricAccumulator
{
    /// <summary>The metric so far; NaN or 0 over nothing, as its formula says.</summary>
    public abstract double Value { get; }

    /// <summary>Starts anew.</summary>
    public abstract void Reset();

    /// <summary>Takes in one batch.</summary>
    public abstract void Add(in MetricBatch batch);

    /// <summary>A metric over nothing yet.</summary>
    /// <param name="metric">What is measured; accuracy is resolved by <see cref="Resolve"/>.</param>
    /// <param name="takesLabels">Whether the loss takes integer labels.</param>
    /// <param name="channels">The size of the output's last axis.</param>
    /// <param name="options">The metrics' numbers.</param>
    /// <exception cref="ArgumentException">The metric compares with targets, but there are labels, or the other way round.</exception>
    public static MetricAccumulator Create(Metric metric, bool takesLabels, int channels, MetricOptions options)
    {
        metric = Resolve(metric, takesLabels, channels);
        if (channels != 1 && !(takesLabels ? FitsLabels(metric) : FitsTargets(metric)))
        {
            throw new ArgumentException(
                takesLabels ? $"{metric} compares with targets of {channels} values, but the loss takes integer labels." : $"{metric} compares with integer labels, but the loss takes targets of {channels} values.",
                nameof(metric));
        }

        switch (metric)
        {
            case >= Metric.TruePositives and <= Metric.Recall:
                return new ConfusionAccumulator(metric, (float)(options.Threshold ?? 0.5));
            case Metric.F1Score:
                return new F1Accumulator(channels, options);
            case Metric.AUC or Metric.PrecisionRecallAUC:
                return new CurveAccumulator(metric == Metric.PrecisionRecallAUC, options);
            case Metric.BinaryIoU:
                return new OverlapAccumulator((float)(options.Threshold ?? 0.5));
            case Metric.R2Score:
                return new R2Accumulator(channels);
            case <= Metric.SparseTopKCategoricalAccuracy:
                return new AccuracyAccumulator(metric, options);
            case Metric.CosineSimilarity or Metric.KLDivergence or Metric.CategoricalHinge or Metric.CategoricalCrossentropy or Metric.SparseCategoricalCrossentropy:
                return new RowAccumulator(metric, channels, options.OutputsAreLogits);
            default:
                return new ElementAccumulator(metric, options.OutputsAreLogits);
        }
    }

    /// <summary>
    /// What accuracy means (Keras): binary where the output's last axis has size 1; else sparse categorical for integer labels,
    /// categorical for targets. The other metrics stay.
    /// </summary>
    /// <param name="metric">The metric as declared.</param>
    /// <param name="takesLabels">Whether the loss takes integer labels.</param>
    /// <param name="channels">The size of the output's last axis.</param>
    public static Metric Resolve(Metric metric, bool takesLabels, int channels) =>
        metric != Metric.Accuracy ? metric :
        channels == 1 ? Metric.BinaryAccuracy :
        takesLabels ? Metric.SparseCategoricalAccuracy : Metric.CategoricalAccuracy;

    private static bool FitsLabels(Metric metric) =>
        !FitsTargets(metric) || metric is >= Metric.TruePositives and <= Metric.PrecisionRecallAUC;

    private static bool FitsTargets(Metric metric) =>
        metric is not (Metric.SparseCategoricalAccuracy or Metric.SparseTopKCategoricalAccuracy or Metric.SparseCategoricalCrossentropy);
}

/// <summary>A metric that is a weighted mean.</summary>
internal abstract class MeanAccumulator : MetricAccumulator
{
    private double total;
    private double count;

    /// <inheritdoc/>
    public override double Value => total / count;

    /// <inheritdoc/>
    public override void Reset() => (total, count) = (0, 0);

    /// <inheritdoc/>
    public override void Add(in MetricBatch batch)
    {
        Prepare(in batch);
        var values = ValuesOf(in batch);
        for (var row = 0; row < batch.Rows; row++)
        {
            var weight = batch.Weight(row);
            total += weight * Sum(in batch, row);
            count += weight * values;
        }
    }

    /// <summary>Looks at a whole batch before its rows.</summary>
    protected virtual void Prepare(in MetricBatch batch)
    {
    }

    /// <summary>How many values of a row the mean is over.</summary>
    protected abstract int ValuesOf(in MetricBatch batch);

    /// <summary>Their sum.</summary>
    protected abstract double Sum(in MetricBatch batch, int row);
}
