namespace StaticDense;

/// <summary>Whether a monitored value is better when it is smaller or larger.</summary>
public enum MonitorMode
{
    /// <summary>By the name: accuracies are to grow, everything else is to shrink.</summary>
    Auto,

    /// <summary>Smaller is better.</summary>
    Min,

    /// <summary>Larger is better.</summary>
    Max,
}

/// <summary>Compares a value of each epoch with earlier ones, as Keras's callbacks do. NaN is never better.</summary>
internal sealed class Monitor
{
    private readonly bool isMaximised;
    private readonly double signedDelta;

    /// <summary>A monitor of one value.</summary>
    /// <param name="name">Keras's name: <c>val_loss</c>, <c>accuracy</c>, ...</param>
    /// <param name="mode">The better direction.</param>
    /// <param name="minDelta">The least change that counts; its sign is ignored.</param>
    public Monitor(string name, MonitorMode mode, double minDelta)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!double.IsFinite(minDelta))
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "The least change that counts is a finite number.");
        Name = name;
        isMaximised = mode switch
        {
            MonitorMode.Auto => MetricNames.IsMaximised(name),
            MonitorMode.Min => false,
            MonitorMode.Max => true,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode."),
        };
        signedDelta = isMaximised ? Math.Abs(minDelta) : -Math.Abs(minDelta);
    }

    /// <summary>The value's name.</summary>
    public string Name { get; }

    /// <summary>What every number but infinity is better than.</summary>
    public double Worst => isMaximised ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Whether a value is better than another by more than the least change: <c>value + delta &lt; other</c>, or <c>value - delta &gt; other</c>.</summary>
    public bool IsImprovement(double value, double other) => isMaximised ? value - signedDelta > other : value - signedDelta < other;

    /// <summary>Refuses a training in which the value will never be there, rather than watch nothing.</summary>
    /// <exception cref="InvalidOperationException">The epochs will not end with such a value; the message lists those there will be.</exception>
    public void Check(FitContext context, string callback)
    {
        if (context.Monitors(Name))
            return;
        var cause = Name.StartsWith(MetricNames.ValidationPrefix, StringComparison.Ordinal) && context.ValidationSamples == 0
            ? "Fit was given no validation dataset"
            : $"{context.Network.Name} does not measure it";
        throw new InvalidOperationException($"{callback} monitors '{Name}', but {cause}. There will be {context.MonitoredNames()}.");
    }
}
