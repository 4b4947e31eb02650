namespace StaticDense;

/// <summary>The numbers of a network's metrics; those that no declared metric uses are ignored.</summary>
public sealed record MetricOptions
{
    /// <summary>Top-k accuracies: how many outputs may be right.</summary>
    public int TopK { get; init; } = 5;

    /// <summary>What an output has to be above to say 1; null when not given: 0.5, or the largest output for F1 over several.</summary>
    public double? Threshold { get; init; }

    /// <summary>How F1 joins the classes.</summary>
    public F1Average F1Average { get; init; }

    /// <summary>How many thresholds approximate a curve, at least 2.</summary>
    public int AUCThresholds { get; init; } = 200;

    /// <summary>How areas under curves are summed.</summary>
    public AUCSummation AUCSummation { get; init; }

    /// <summary>Whether the network's outputs are logits: crossentropies and areas under curves make probabilities of them first.</summary>
    public bool OutputsAreLogits { get; init; }
}
