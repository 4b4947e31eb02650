namespace StaticDense;

/// <summary>What one epoch of <see cref="Trainer{TNetwork}.Fit(Dataset, int, Dataset?, Callback[])"/> came to.</summary>
public readonly struct EpochResult
{
    internal EpochResult(int epoch, Evaluation training, Evaluation? validation, TimeSpan duration, double learningRate)
    {
        Epoch = epoch;
        Training = training;
        Validation = validation;
        Duration = duration;
        LearningRate = learningRate;
    }

    /// <summary>The epoch's number in its call of Fit, from 0.</summary>
    public int Epoch { get; }

    /// <summary>Over the training samples, each measured in training mode just before the step that learned from it.</summary>
    public Evaluation Training { get; }

    /// <summary>Over the validation samples after the epoch; null where Fit was given none.</summary>
    public Evaluation? Validation { get; }

    /// <summary>How long the epoch took, validation and callbacks up to the epoch's end included.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The learning rate when the epoch ended.</summary>
    public double LearningRate { get; }

    /// <summary>The training loss.</summary>
    public double Loss => Training.Loss;

    /// <summary>The training accuracy; NaN where the network declares none.</summary>
    public double Accuracy => Training.Accuracy;

    /// <summary>The validation loss; NaN without validation.</summary>
    public double ValidationLoss => Validation?.Loss ?? double.NaN;

    /// <summary>The validation accuracy; NaN without validation, and where the network declares no accuracy.</summary>
    public double ValidationAccuracy => Validation?.Accuracy ?? double.NaN;

    /// <summary>
    /// A value by Keras's name: <c>loss</c>, <c>accuracy</c>, <c>mean_absolute_error</c>, ...; the validation's with <c>val_</c> before it;
    /// <c>learning_rate</c>; and <c>duration</c> in seconds.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; NaN where there is none.</param>
    /// <returns>Whether there is a value of this name.</returns>
    public bool TryGetValue(string name, out double value)
    {
        ArgumentNullException.ThrowIfNull(name);
        value = double.NaN;
        switch (name)
        {
            case LearningRateName:
                value = LearningRate;
                return true;
            case DurationName:
                value = Duration.TotalSeconds;
                return true;
        }

        if (!name.StartsWith(MetricNames.ValidationPrefix, StringComparison.Ordinal))
            return Training.TryGetValue(name, out value);
        return Validation is { } validation && validation.TryGetValue(name[MetricNames.ValidationPrefix.Length..], out value);
    }

    /// <summary>The names that <see cref="TryGetValue"/> knows here.</summary>
    internal List<string> Names()
    {
        var names = new List<string>();
        Training.AddNames(string.Empty, names);
        Validation?.AddNames(MetricNames.ValidationPrefix, names);
        names.Add(LearningRateName);
        names.Add(DurationName);
        return names;
    }

    private const string LearningRateName = "learning_rate";
    private const string DurationName = "duration";
}
