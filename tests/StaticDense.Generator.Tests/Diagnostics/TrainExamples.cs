using StaticDense.Generator.Model;
using static StaticDense.Generator.Tests.Infrastructure.Declarations;

namespace StaticDense.Generator.Tests.Diagnostics;

internal static class TrainExamples
{
    private static string Loss(string last, string arguments) => Layers($"[Dense(8, Activation.ReLU)]\n{last}\n[Train(Loss.{arguments})]");

    public static RuleExample[] All { get; } =
    [
        new(RuleIds.LossShape, Loss("[Dense(1, Activation.Sigmoid)]", "SparseCategoricalCrossentropy, Optimizer.SGD"), "Loss.SparseCategoricalCrossentropy", "at least 2 classes, but the output's shape is (1,)",
            Loss("[Dense(2, Activation.Softmax)]", "SparseCategoricalCrossentropy, Optimizer.SGD")),
        new(RuleIds.MetricLoss, Train("[Train(Loss.Huber, Optimizer.SGD, Metrics = new[] { Metric.SparseCategoricalAccuracy })]"), "Metrics = new[] { Metric.SparseCategoricalAccuracy }", "compares with labels, but Huber is given targets",
            Train("[Train(Loss.Huber, Optimizer.SGD, Metrics = new[] { Metric.CategoricalAccuracy })]")),
        new(RuleIds.MetricLoss, Train("[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true, Metrics = new[] { Metric.MeanAbsoluteError })]"), "Metrics = new[] { Metric.MeanAbsoluteError }", "compares with targets",
            Train("[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true, Metrics = new[] { Metric.SparseCategoricalAccuracy })]")),
        new(RuleIds.SeveralClippings, Train("[Train(Loss.Huber, Optimizer.SGD, ClipValue = 1, ClipNorm = 2)]"), "ClipValue = 1", "ClipNorm and ClipValue are 2 ways", Train("[Train(Loss.Huber, Optimizer.SGD, ClipNorm = 2)]")),

        new(RuleIds.DropoutEverything, Layers("[Dropout(1)]\n[Dense(3)]"), "1", "rate 1 and sets all 4 values", Layers("[Dropout(0.9)]\n[Dense(3)]")),
        new(RuleIds.DropoutLast, Layers("[Dense(3)]\n[Dropout(0.5)]"), "Dropout(0.5)", "the share 0.5 of the 3 outputs", Layers("[Dropout(0.5)]\n[Dense(3)]")),
        new(RuleIds.DropoutLast, Layers("[Dense(3)]\n[Dropout(0.5)]\n[Reshape(3, 1)]"), "Dropout(0.5)", "outputs to zero", Layers("[Dropout(0.5)]\n[Dense(3)]\n[Reshape(3, 1)]")),
        new(RuleIds.SoftmaxOfOne, Layers("[Dense(1, Activation.Softmax)]"), "Activation.Softmax", "Softmax of 'dense' is over the last axis of (1,)", Layers("[Dense(2, Activation.Softmax)]")),
        new(RuleIds.SoftmaxOfOne, Layers("[Dense(1)]\n[Activation(Activation.LogSoftmax)]"), "Activation.LogSoftmax", "so it is always 0", Layers("[Dense(2)]\n[Activation(Activation.LogSoftmax)]")),
        new(RuleIds.SparseAfterSigmoid, Loss("[Dense(3, Activation.Sigmoid)]", "SparseCategoricalCrossentropy, Optimizer.SGD"), "Loss.SparseCategoricalCrossentropy", "'dense_1' ends with Sigmoid",
            Loss("[Dense(3, Activation.Softmax)]", "SparseCategoricalCrossentropy, Optimizer.SGD")),
        new(RuleIds.NoProbabilities, Loss("[Dense(3)]", "CategoricalCrossentropy, Optimizer.SGD"), "Loss.CategoricalCrossentropy", "'dense_1' ends with Linear; use Softmax", Loss("[Dense(3)]", "CategoricalCrossentropy, Optimizer.SGD, FromLogits = true")),
        new(RuleIds.NoProbabilities, Loss("[Dense(3)]\n[ReLU]", "BinaryCrossentropy, Optimizer.SGD"), "Loss.BinaryCrossentropy", "'re_lu' ends with ReLU; use Sigmoid", Loss("[Dense(3, Activation.Sigmoid)]", "BinaryCrossentropy, Optimizer.SGD")),
        new(RuleIds.LogitsAreProbabilities, Loss("[Dense(3, Activation.Softmax)]", "SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true"), "FromLogits = true", "'dense_1' ends with Softmax",
            Loss("[Dense(3)]", "SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true")),
        new(RuleIds.LogitsAreLimited, Loss("[Dense(3, Activation.ReLU)]", "CategoricalCrossentropy, Optimizer.SGD, FromLogits = true"), "FromLogits = true", "'dense_1' ends with ReLU, which limits it",
            Loss("[Dense(3)]", "CategoricalCrossentropy, Optimizer.SGD, FromLogits = true")),
        new(RuleIds.SoftmaxWithRegression, Loss("[Dense(3, Activation.Softmax)]", "MeanSquaredError, Optimizer.SGD"), "Loss.MeanSquaredError", "measures distances", Loss("[Dense(3, Activation.Softmax)]", "CategoricalCrossentropy, Optimizer.SGD")),
        new(RuleIds.SoftmaxWithRegression, Loss("[Dense(3, Activation.Softmax)]", "LogCosh, Optimizer.SGD"), "Loss.LogCosh", "measures distances", Loss("[Dense(3, Activation.Softmax)]", "KLDivergence, Optimizer.SGD")),
        new(RuleIds.NoProbabilities, Loss("[Dense(3)]", "BinaryFocalCrossentropy, Optimizer.SGD"), "Loss.BinaryFocalCrossentropy", "use Sigmoid there", Loss("[Dense(3, Activation.Sigmoid)]", "BinaryFocalCrossentropy, Optimizer.SGD")),
        new(RuleIds.NoProbabilities, Loss("[Dense(3)]", "CategoricalFocalCrossentropy, Optimizer.SGD"), "Loss.CategoricalFocalCrossentropy", "use Softmax there", Loss("[Dense(3)]", "CategoricalHinge, Optimizer.SGD")),
        new(RuleIds.OneClass, Loss("[Dense(1)]", "CategoricalFocalCrossentropy, Optimizer.SGD, FromLogits = true"), "Loss.CategoricalFocalCrossentropy", "over 1 class", Loss("[Dense(1)]", "BinaryFocalCrossentropy, Optimizer.SGD, FromLogits = true")),
        new(RuleIds.BinaryAfterSoftmax, Loss("[Dense(3, Activation.Softmax)]", "BinaryCrossentropy, Optimizer.SGD"), "Loss.BinaryCrossentropy", "whose outputs sum to 1; use Sigmoid", Loss("[Dense(3, Activation.Sigmoid)]", "BinaryCrossentropy, Optimizer.SGD")),
        new(RuleIds.OneClass, Loss("[Dense(1)]", "CategoricalCrossentropy, Optimizer.SGD, FromLogits = true"), "Loss.CategoricalCrossentropy", "over 1 class, so it is always 0", Loss("[Dense(2)]", "CategoricalCrossentropy, Optimizer.SGD, FromLogits = true")),
        new(RuleIds.PenaltyAndDecay, Layers("[Dense(3, KernelL2 = 0.1)]\n[Train(Loss.Huber, Optimizer.AdamW)]"), "KernelL2 = 0.1", "'KernelL2' = 0.1 shrinks weights through the gradient, and AdamW with WeightDecay = 0.004",
            Layers("[Dense(3, KernelL2 = 0.1)]\n[Train(Loss.Huber, Optimizer.Adam)]")),
        new(RuleIds.ActivationTwice, Layers("[Dense(3, Activation.ReLU)]\n[ReLU]\n[Dense(3)]"), "ReLU", "applied by 'dense' and again by 're_lu'", Layers("[Dense(3, Activation.ReLU)]\n[Activation(Activation.Tanh)]\n[Dense(3)]")),
        new(RuleIds.NesterovWithoutMomentum, Train("[Train(Loss.Huber, Optimizer.SGD, Nesterov = true)]"), "Nesterov = true", "no effect with Momentum = 0", Train("[Train(Loss.Huber, Optimizer.SGD, Nesterov = true, Momentum = 0.9)]")),
        new(RuleIds.EqualUnits, Layers("[Dense(8, KernelInitializer = Initializer.Zeros)]\n[Dense(3)]\n[Train(Loss.Huber, Optimizer.SGD)]"), "KernelInitializer = Initializer.Zeros", "Zeros starts all 8 units of 'dense' with equal weights",
            Layers("[Dense(8)]\n[Dense(3, KernelInitializer = Initializer.Zeros)]\n[Train(Loss.Huber, Optimizer.SGD)]")),
        new(RuleIds.NothingToTrain, Layers("[Flatten]\n[Train(Loss.Huber, Optimizer.SGD)]"), "Train(Loss.Huber, Optimizer.SGD)", "1 layers have 0 parameters", Layers("[PReLU]\n[Train(Loss.Huber, Optimizer.SGD)]")),
        new(RuleIds.DuplicateMetric, Train("[Train(Loss.Huber, Optimizer.SGD, Metrics = new[] { Metric.Accuracy, Metric.Accuracy })]"), "Metrics = new[] { Metric.Accuracy, Metric.Accuracy }", "Accuracy is named 2 times", Train("[Train(Loss.Huber, Optimizer.SGD, Metrics = new[] { Metric.Accuracy })]")),
    ];
}
