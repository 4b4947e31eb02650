namespace StaticDense;

/// <summary>
/// What is measured beside the loss, over all samples of an epoch. y is the target, p the output. Where a loss takes labels and a metric
/// compares with targets of several classes, a class's target is 1 at the label and 0 elsewhere.
/// </summary>
public enum Metric
{
    /// <summary>Resolved by shapes: binary for one output, sparse categorical for integer labels, categorical otherwise.</summary>
    Accuracy,

    /// <summary>The share of outputs on the right side of the threshold (<c>p &gt; 0.5</c> says 1).</summary>
    BinaryAccuracy,

    /// <summary>The share of samples whose largest output stands where the largest target stands; the first wins a tie.</summary>
    CategoricalAccuracy,

    /// <summary>The share of samples whose largest output is the label; the first wins a tie.</summary>
    SparseCategoricalAccuracy,

    /// <summary>The share of samples where fewer than k outputs are above that of the largest target.</summary>
    TopKCategoricalAccuracy,

    /// <summary>The share of samples where fewer than k outputs are above that of the label.</summary>
    SparseTopKCategoricalAccuracy,

    /// <summary>The number of outputs above the threshold whose target is not 0.</summary>
    TruePositives,

    /// <summary>The number of outputs not above the threshold whose target is 0.</summary>
    TrueNegatives,

    /// <summary>The number of outputs above the threshold whose target is 0.</summary>
    FalsePositives,

    /// <summary>The number of outputs not above the threshold whose target is not 0.</summary>
    FalseNegatives,

    /// <summary>True positives of all outputs above the threshold; 0 where there are none.</summary>
    Precision,

    /// <summary>True positives of all targets that are not 0; 0 where there are none.</summary>
    Recall,

    /// <summary>
    /// The harmonic mean of precision and recall of each class, averaged. The largest output says 1 unless a threshold is given; a single
    /// output says it above 0.5.
    /// </summary>
    F1Score,

    /// <summary>The area under the receiver operating curve, true positives over false positives.</summary>
    AUC,

    /// <summary>The area under the curve of precision over recall.</summary>
    PrecisionRecallAUC,

    /// <summary>The intersection over the union of the outputs at or above the threshold and the targets, the mean of classes 0 and 1.</summary>
    BinaryIoU,

    /// <summary>The mean of <c>(y - p)²</c>.</summary>
    MeanSquaredError,

    /// <summary>The root of the mean of <c>(y - p)²</c>.</summary>
    RootMeanSquaredError,

    /// <summary>The mean of <c>|y - p|</c>.</summary>
    MeanAbsoluteError,

    /// <summary>As the loss.</summary>
    MeanAbsolutePercentageError,

    /// <summary>As the loss.</summary>
    MeanSquaredLogarithmicError,

    /// <summary>As the loss <see cref="Loss.LogCosh"/>.</summary>
    LogCoshError,

    /// <summary>The cosine of the angle between y and p; as the loss, but positive.</summary>
    CosineSimilarity,

    /// <summary>The coefficient of determination, <c>1 - Σ(y - p)² / Σ(y - mean)²</c>: the mean over outputs.</summary>
    R2Score,

    /// <summary>As the loss.</summary>
    Poisson,

    /// <summary>As the loss.</summary>
    KLDivergence,

    /// <summary>As the loss.</summary>
    Hinge,

    /// <summary>As the loss.</summary>
    SquaredHinge,

    /// <summary>As the loss.</summary>
    CategoricalHinge,

    /// <summary>As the loss, without smoothing.</summary>
    BinaryCrossentropy,

    /// <summary>As the loss, without smoothing.</summary>
    CategoricalCrossentropy,

    /// <summary>As the loss; rows of an ignored class count 0 here.</summary>
    SparseCategoricalCrossentropy,
}

/// <summary>How <see cref="Metric.F1Score"/> joins the classes.</summary>
public enum F1Average
{
    /// <summary>The mean of the classes' scores.</summary>
    Macro,

    /// <summary>The score of all classes' counts together.</summary>
    Micro,

    /// <summary>The mean of the classes' scores, weighted by their targets.</summary>
    Weighted,
}

/// <summary>How areas under curves are summed between thresholds.</summary>
public enum AUCSummation
{
    /// <summary>By the middle of both heights; for precision over recall by interpolated counts.</summary>
    Interpolation,

    /// <summary>By the lower height.</summary>
    Minoring,

    /// <summary>By the higher height.</summary>
    Majoring,
}
