using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>Losses that do not belong to the network's last function: computed, but not what was meant.</summary>
internal static class LossAdvice
{
    public static void Check(ShapedNetwork network, TrainDeclaration train, List<Finding> findings)
    {
        var channels = network.OutputShape.Channels;
        if (train.Loss == LossKind.SparseCategoricalCrossentropy && channels == 1)
            return; // An error says so already.
        var final = FinalFunction.Of(network);
        if (train.Loss is LossKind.CategoricalCrossentropy or LossKind.CategoricalFocalCrossentropy && channels == 1)
            findings.Add(Finding.Of(RuleIds.OneClass, FindingTarget.Train.At("loss"), train.Loss, network.OutputShape));
        else if (final is { Kind: var kind, Layer: var layer } && RuleFor(train, kind, channels) is { } rule)
            findings.Add(Finding.Of(rule, FindingTarget.Train.At(train.FromLogits ? "FromLogits" : "loss"), train.Loss, kind, network.Layers[layer].Declaration.Name, Remedy(train.Loss)));
    }

    private static string? RuleFor(TrainDeclaration train, ActivationKind last, int channels)
    {
        var isSoftmax = last == ActivationKind.Softmax;
        var isSigmoid = last is ActivationKind.Sigmoid or ActivationKind.HardSigmoid;
        if (IsDistance(train.Loss))
            return isSoftmax && channels > 1 ? RuleIds.SoftmaxWithRegression : null;
        if (!IsCrossentropy(train.Loss))
            return null;
        if (train.FromLogits)
            return isSoftmax || isSigmoid ? RuleIds.LogitsAreProbabilities : IsLimited(last) ? RuleIds.LogitsAreLimited : null;
        if (IsBinary(train.Loss))
            return isSigmoid ? null : !isSoftmax ? RuleIds.NoProbabilities : channels > 1 ? RuleIds.BinaryAfterSoftmax : null;
        if (isSoftmax)
            return null;
        return isSigmoid && train.Loss == LossKind.SparseCategoricalCrossentropy ? RuleIds.SparseAfterSigmoid : RuleIds.NoProbabilities;
    }

    private static bool IsDistance(LossKind loss) => loss is LossKind.MeanSquaredError or LossKind.MeanAbsoluteError
        or LossKind.MeanAbsolutePercentageError or LossKind.MeanSquaredLogarithmicError or LossKind.Huber or LossKind.LogCosh;

    private static bool IsBinary(LossKind loss) => loss is LossKind.BinaryCrossentropy or LossKind.BinaryFocalCrossentropy;

    private static bool IsCrossentropy(LossKind loss) =>
        IsBinary(loss) || loss is LossKind.CategoricalCrossentropy or LossKind.CategoricalFocalCrossentropy or LossKind.SparseCategoricalCrossentropy;

    /// <summary>Functions that keep a logit from one of its signs or from growing.</summary>
    private static bool IsLimited(ActivationKind function) => function is ActivationKind.ReLU or ActivationKind.ReLU6
        or ActivationKind.GeneralReLU or ActivationKind.Tanh or ActivationKind.Softsign or ActivationKind.Softplus or ActivationKind.Exponential;

    private static ActivationKind Remedy(LossKind loss) =>
        IsBinary(loss) ? ActivationKind.Sigmoid : ActivationKind.Softmax;
}
