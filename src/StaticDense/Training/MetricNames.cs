namespace StaticDense;

/// <summary>The names by which histories, callbacks and checkpoints know what was measured: Keras's.</summary>
internal static class MetricNames
{
    /// <summary>What a name of a validation's value begins with.</summary>
    public const string ValidationPrefix = "val_";

    /// <summary>The name of the loss.</summary>
    public const string Loss = "loss";

    /// <summary>The number of metrics there are.</summary>
    public const int MetricCount = (int)Metric.MeanAbsoluteError + 1;

    /// <summary>A metric's name.</summary>
    public static string Of(Metric metric) => metric switch
    {
        Metric.Accuracy => "accuracy",
        Metric.BinaryAccuracy => "binary_accuracy",
        Metric.CategoricalAccuracy => "categorical_accuracy",
        Metric.SparseCategoricalAccuracy => "sparse_categorical_accuracy",
        Metric.MeanAbsoluteError => "mean_absolute_error",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric."),
    };

    /// <summary>The metric of a name.</summary>
    public static bool TryParse(string name, out Metric metric)
    {
        for (var index = 0; index < MetricCount; index++)
        {
            metric = (Metric)index;
            if (string.Equals(name, Of(metric), StringComparison.Ordinal))
                return true;
        }

        metric = default;
        return false;
    }

    /// <summary>Whether more is better: so for every accuracy, and for nothing else.</summary>
    public static bool IsMaximised(string name)
    {
        var plain = name.StartsWith(ValidationPrefix, StringComparison.Ordinal) ? name[ValidationPrefix.Length..] : name;
        return TryParse(plain, out var metric) && metric != Metric.MeanAbsoluteError;
    }
}
