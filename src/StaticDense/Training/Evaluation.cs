using System.Runtime.CompilerServices;

namespace StaticDense;

/// <summary>Loss and metrics over some samples.</summary>
public readonly struct Evaluation
{
    private readonly MetricValues values;
    private readonly int measured;

    internal Evaluation(double loss, int samples, MetricValues values, int measured)
    {
        Loss = loss;
        Samples = samples;
        this.values = values;
        this.measured = measured;
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

    /// <summary>A metric that the network declares, a mean over the samples; sample weights do not change it.</summary>
    /// <param name="metric">One of the declaration's metrics.</param>
    /// <exception cref="ArgumentException">The network does not declare it.</exception>
    public double this[Metric metric] => Has(metric)
        ? values[(int)metric]
        : throw new ArgumentException($"{metric} was not measured; measured: {Measured()}. Name it in [Train(..., Metrics = new[] {{ ... }})].", nameof(metric));

    /// <summary>Whether the network declares the metric.</summary>
    /// <param name="metric">Any metric.</param>
    public bool Has(Metric metric) => (uint)metric < MetricNames.MetricCount && (measured & (1 << (int)metric)) != 0;

    /// <summary>A value by Keras's name: <c>loss</c>, <c>accuracy</c>, <c>mean_absolute_error</c>, ...</summary>
    /// <param name="name">The name, without <c>val_</c>.</param>
    /// <param name="value">The value; NaN where there is none.</param>
    /// <returns>Whether something of this name was measured.</returns>
    public bool TryGetValue(string name, out double value)
    {
        value = double.NaN;
        if (string.Equals(name, MetricNames.Loss, StringComparison.Ordinal))
            value = Loss;
        else if (MetricNames.TryParse(name, out var metric) && Has(metric))
            value = values[(int)metric];
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
    }

    private string Measured()
    {
        var names = new List<string>();
        AddNames(string.Empty, names);
        return string.Join(", ", names);
    }
}

/// <summary>One value for each member of <see cref="Metric"/>.</summary>
[InlineArray(MetricNames.MetricCount)]
internal struct MetricValues
{
    private double first;
}
