namespace StaticDense;

/// <summary>The names by which histories, callbacks and checkpoints know what was measured: Keras's.</summary>
internal static class MetricNames
{
    /// <summary>What a name of a validation's value begins with.</summary>
    public const string ValidationPrefix = "val_";

    /// <summary>What the name of a weighted metric begins with where the metric is also measured without weights.</summary>
    public const string WeightedPrefix = "weighted_";

    /// <summary>The name of the loss.</summary>
    public const string Loss = "loss";

    /// <summary>The number of metrics there are.</summary>
    public const int MetricCount = (int)Metric.SparseCategoricalCrossentropy + 1;

    /// <summary>The names in the order of <see cref="Metric"/>.</summary>
    private static readonly string[] Names =
    [
        "accuracy",
        "binary_accuracy",
        "categorical_accuracy",
        "sparse_categorical_accuracy",
        "top_k_categorical_accuracy",
        "sparse_top_k_categorical_accuracy",
        "true_positives",
        "true_negatives",
        "false_positives",
        "false_negatives",
        "precision",
        "recall",
        "f1_score",
        "auc",
        "precision_recall_auc",
        "binary_io_u",
        "mean_squared_error",
        "root_mean_squared_error",
        "mean_absolute_error",
        "mean_absolute_percentage_error",
        "mean_squared_logarithmic_error",
        "logcosh",
        "cosine_similarity",
        "r2_score",
        "poisson",
        "kl_divergence",
        "hinge",
        "squared_hinge",
        "categorical_hinge",
        "binary_crossentropy",
        "categorical_crossentropy",
        "sparse_categorical_crossentropy",
    ];

    /// <summary>A metric's name.</summary>
    public static string Of(Metric metric) => (uint)metric < MetricCount
        ? Names[(int)metric]
        : throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric.");

    /// <summary>The metric of a name.</summary>
    public static bool TryParse(string name, out Metric metric)
    {
        var index = Array.IndexOf(Names, name);
        metric = (Metric)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>
    /// Whether more is better: so for accuracies and what else counts right answers, for areas under curves, overlap, similarity and determination; not
    /// for the loss, errors and what else is a loss too.
    /// </summary>
    public static bool IsMaximised(string name)
    {
        var plain = Without(WeightedPrefix, Without(ValidationPrefix, name));
        return TryParse(plain, out var metric)
            && metric is (< Metric.MeanSquaredError and not (Metric.FalsePositives or Metric.FalseNegatives)) or Metric.CosineSimilarity or Metric.R2Score;
    }

    private static string Without(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
}
