namespace StaticDense.Generator.Model;

/// <summary>The numbers of metrics, Keras's defaults filled in.</summary>
/// <param name="Threshold">Null when not given: what it means then depends on the metric.</param>
internal sealed record MetricNumbers(int TopK, double? Threshold, F1AverageKind F1Average, int AUCThresholds, AUCSummationKind AUCSummation);

/// <inheritdoc cref="LossKind"/>
internal enum MetricKind
{
    Accuracy,
    BinaryAccuracy,
    CategoricalAccuracy,
    SparseCategoricalAccuracy,
    TopKCategoricalAccuracy,
    SparseTopKCategoricalAccuracy,
    TruePositives,
    TrueNegatives,
    FalsePositives,
    FalseNegatives,
    Precision,
    Recall,
    F1Score,
    AUC,
    PrecisionRecallAUC,
    BinaryIoU,
    MeanSquaredError,
    RootMeanSquaredError,
    MeanAbsoluteError,
    MeanAbsolutePercentageError,
    MeanSquaredLogarithmicError,
    LogCoshError,
    CosineSimilarity,
    R2Score,
    Poisson,
    KLDivergence,
    Hinge,
    SquaredHinge,
    CategoricalHinge,
    BinaryCrossentropy,
    CategoricalCrossentropy,
    SparseCategoricalCrossentropy,
}

/// <inheritdoc cref="LossKind"/>
internal enum F1AverageKind
{
    Macro,
    Micro,
    Weighted,
}

/// <inheritdoc cref="LossKind"/>
internal enum AUCSummationKind
{
    Interpolation,
    Minoring,
    Majoring,
}
