using System.Runtime.CompilerServices;

namespace StaticDense;

/// <summary>Loss and metrics over some samples.</summary>
public readonly struct Evaluation
{
    private readonly MetricValues values;
    private readonly MetricValues weightedValues;
    private readonly MetricSet measured;
    private readonly MetricSet weighted;

    internal Evaluation(double loss, int samples, MetricValues values, MetricSet measured, MetricValues weightedValues = default, MetricSet weighted = default)
    {
        Loss = loss;
        Samples = samples;
        this.values = values;
        this.measured = measured;
        this.weightedValues = weightedValues;
        this.weighted = weighted;
    }

    /// <summary>The mean of the batches' losses weighted by their sizes, penalties included; so a short last batch counts by its samples.</summary>
    public double Loss { get; }

    /// <summary>The number of samples.</summary>
    public int Samples { get; }

    /// <summary>
    /// The accuracy: <see cref="Metric.Accuracy"/> where the network measures it, else the first of its kinds in the order of
    /// <see cref="Metric"/>; NaN where it measures none.
    /// </summary>
    public double Accuracy
    {
        get
        {
            for (var metric = Metric.Accuracy; metric <= Metric.SparseCategoricalAccuracy; metric++)
            {
                if (Has(metric))
                    return values[(int)metric];
            }

            return double.NaN;
        }
    }

    /// <summary>A metric that the network declares, over all samples; sample weights do not change it.</summary>
    /// <param name="metric">One of the declaration's metrics.</param>
    /// <exception cref="ArgumentException">The network does not declare it.</exception>
    public double this[Metric metric] => Has(metric)
        ? values[(int)metric]
        : throw new ArgumentException($"{metric} was not measured; measured: {Measured()}. Name it in [Train(..., Metrics = new[] {{ ... }})].", nameof(metric));

    /// <summary>Whether the network declares the metric.</summary>
    /// <param name="metric">Any metric.</param>
    public bool Has(Metric metric) => measured.Has(metric);

    /// <summary>A metric that the network declares to be weighted, over all samples by their weights and, in training, those of their classes.</summary>
    /// <param name="metric">One of the declaration's weighted metrics.</param>
    /// <exception cref="ArgumentException">The network does not declare it.</exception>
    public double Weighted(Metric metric) => HasWeighted(metric)
        ? weightedValues[(int)metric]
        : throw new ArgumentException($"{metric} was not measured with weights; measured: {Measured()}. Name it in [Train(..., WeightedMetrics = new[] {{ ... }})].", nameof(metric));

    /// <summary>Whether the network declares the metric to be weighted.</summary>
    /// <param name="metric">Any metric.</param>
    public bool HasWeighted(Metric metric) => weighted.Has(metric);

    /// <summary>
    /// A value by Keras's name: <c>loss</c>, <c>accuracy</c>, <c>mean_absolute_error</c>, ... A weighted metric has <c>weighted_</c> before its name, which can
    /// be left out where the metric is not measured without weights too.
    /// </summary>
    /// <param name="name">The name, without <c>val_</c>.</param>
    /// <param name="value">The value; NaN where there is none.</param>
    /// <returns>Whether something of this name was measured.</returns>
    public bool TryGetValue(string name, out double value)
    {
        value = double.NaN;
        if (string.Equals(name, MetricNames.Loss, StringComparison.Ordinal))
            value = Loss;
        else if (MetricNames.TryParse(name, out var metric) && (Has(metric) || HasWeighted(metric)))
            value = Has(metric) ? values[(int)metric] : weightedValues[(int)metric];
        else if (name.StartsWith(MetricNames.WeightedPrefix, StringComparison.Ordinal)
            && MetricNames.TryParse(name[MetricNames.WeightedPrefix.Length..], out metric)
            && HasWeighted(metric))
            value = weightedValues[(int)metric];
        else
            return false;
        return true;
    }

    /// <summary>Adds the names of all values, each behind a prefix.</summary>
    internal void AddNames(string prefix, List<string> names)
    {
        names.Add(prefix + MetricNames.Loss);
        for (var metric = 0; metric < MetricNames.MetricCount; metric++)
        {
            if (Has((Metric)metric))
                names.Add(prefix + MetricNames.Of((Metric)metric));
        }

        for (var metric = 0; metric < MetricNames.MetricCount; metric++)
        {
            if (HasWeighted((Metric)metric))
                names.Add(prefix + (Has((Metric)metric) ? MetricNames.WeightedPrefix : string.Empty) + MetricNames.Of((Metric)metric));
        }
    }

    private string Measured()
    {
        var names = new List<string>();
        AddNames(string.Empty, names);
        return string.Join(", ", names);
    }
}

/// <summary>Some of the metrics.</summary>
internal readonly struct MetricSet
{
    private readonly ulong members;

    /// <summary>A set of metrics.</summary>
    public MetricSet(ReadOnlySpan<Metric> metrics)
    {
        foreach (var metric in metrics)
            members |= 1UL << (int)metric;
    }

    /// <summary>Whether a metric is one of them.</summary>
    public bool Has(Metric metric) => (uint)metric < MetricNames.MetricCount && (members & (1UL << (int)metric)) != 0;
}

/// <summary>One value for each member of <see cref="Metric"/>.</summary>
[InlineArray(MetricNames.MetricCount)]
internal struct MetricValues
{
    private double first;
}
