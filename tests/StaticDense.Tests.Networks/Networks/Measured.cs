// Networks that declare what is measured, with weights and without.
namespace StaticDense.Tests.Networks;

[Network]
[Input(5)]
[Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.Adam, BatchSize = 33, Metrics = new[] { Metric.Accuracy, Metric.AUC, Metric.Precision, Metric.F1Score },
    WeightedMetrics = new[] { Metric.Recall, Metric.Accuracy }, MetricThreshold = 0.4, AUCThresholds = 50, AUCSummation = AUCSummation.Majoring)]
public sealed partial class MeasuredBinary;

[Network]
[Input(5)]
[Dense(18)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33, FromLogits = true, TopK = 3, F1Average = F1Average.Micro, IgnoreClass = -1,
    Metrics = new[] { Metric.SparseTopKCategoricalAccuracy, Metric.SparseCategoricalCrossentropy, Metric.F1Score, Metric.AUC })]
public sealed partial class MeasuredClasses;
