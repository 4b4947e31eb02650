namespace StaticDense.Tests.Reference;

/// <summary>What a training attribute says.</summary>
internal sealed record ReferenceTraining(Loss Loss, OptimizerDescription Optimizer, int BatchSize)
{
    public double LabelSmoothing { get; init; }

    public bool FromLogits { get; init; }

    /// <summary>Huber: where the loss turns linear.</summary>
    public double Delta { get; init; } = 1;

    /// <summary>Focal crossentropies: the factor, or the weight of class 1.</summary>
    public double Alpha { get; init; } = 0.25;

    /// <summary>Focal crossentropies: the exponent.</summary>
    public double Gamma { get; init; } = 2;

    public bool ApplyClassBalancing { get; init; }

    /// <summary>The label whose rows count nothing.</summary>
    public int? IgnoreClass { get; init; }

    public bool KeepGradients { get; init; }

    /// <summary>
    /// Whether the loss is computed from what the last layer's activation takes: crossentropy after its own activation, unless the output
    /// itself is declared to be logits.
    /// </summary>
    public bool IsFusedWith(ReferenceLayer last) => last.Activation is { IsGeneralReLU: false } activation && (Loss, activation.Kind) is
        (Loss.BinaryCrossentropy or Loss.BinaryFocalCrossentropy, Activation.Sigmoid) or
        (Loss.CategoricalCrossentropy, Activation.Softmax) or
        (Loss.SparseCategoricalCrossentropy, Activation.Softmax);

    /// <summary>Whether the loss takes logits rather than probabilities.</summary>
    public bool UsesLogits(ReferenceLayer last) => FromLogits || IsFusedWith(last);
}

/// <summary>What a batch should give: labels or targets, and weights of the samples, empty for none.</summary>
internal sealed record ReferenceTargets(int[] Labels, float[] Values, float[] Weights)
{
    public ReferenceTargets(int[] labels) : this(labels, [], [])
    {
    }

    public ReferenceTargets(float[] values) : this([], values, [])
    {
    }
}
