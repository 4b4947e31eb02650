using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about what can be computed but is nearly surely a mistake.</summary>
internal static class AdviceRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Warning(RuleIds.DropoutEverything, "A dropout drops everything",
            "'{0}' has rate 1 and sets all {1} values to zero in training, so nothing above it learns; use a rate below 1"),
        Warning(RuleIds.DropoutLast, "A dropout is the last layer",
            "'{0}' sets the share {1} of the {2} outputs to zero in training; move it above the last layer with parameters"),
        Warning(RuleIds.SoftmaxOfOne, "A softmax is over one value",
            "{0} of '{1}' is over the last axis of {2}, which has 1 value, so it is always {3}; use Sigmoid, or more units"),
        Warning(RuleIds.SparseAfterSigmoid, "Sparse categorical crossentropy follows a sigmoid",
            "{0} expects probabilities that sum to 1, but '{2}' ends with {1}, which takes each output by itself; use {3} there"),
        Warning(RuleIds.NoProbabilities, "A crossentropy is given no probabilities",
            "{0} expects probabilities, but '{2}' ends with {1}; use {3} there, or a linear output and FromLogits = true"),
        Warning(RuleIds.LogitsAreProbabilities, "Logits are probabilities already",
            "{0} with FromLogits = true expects logits, but '{2}' ends with {1}, which makes them probabilities; remove FromLogits or make '{2}' linear"),
        Warning(RuleIds.LogitsAreLimited, "Logits are limited by an activation",
            "{0} with FromLogits = true expects any number, but '{2}' ends with {1}, which limits it; make '{2}' linear"),
        Warning(RuleIds.SoftmaxWithRegression, "A regression loss follows a softmax",
            "{0} measures distances, but '{2}' ends with {1}; use a categorical crossentropy, or a linear output"),
        Warning(RuleIds.BinaryAfterSoftmax, "Binary crossentropy follows a softmax",
            "{0} takes each output by itself, but '{2}' ends with {1}, whose outputs sum to 1; use {3} there, or CategoricalCrossentropy"),
        Warning(RuleIds.OneClass, "A categorical crossentropy is over one class",
            "{0} over the last axis of {1} is over 1 class, so it is always 0; use BinaryCrossentropy, or one unit for each class"),
        Warning(RuleIds.PenaltyAndDecay, "Weights are decayed twice",
            "'{0}' = {1} shrinks weights through the gradient, and {3} with WeightDecay = {2} shrinks them directly; keep one of them"),
        Warning(RuleIds.ActivationTwice, "An activation is applied twice",
            "{0} is applied by '{1}' and again by '{2}' right after it; remove one of them"),
        Warning(RuleIds.NesterovWithoutMomentum, "Nesterov has no momentum to look along",
            "Nesterov = true has no effect with Momentum = 0; give a momentum, such as 0.9"),
        Warning(RuleIds.EqualUnits, "Units that start equal stay equal",
            "{0} starts all {1} units of '{2}' with equal weights, so they learn the same; use a random initializer"),
        Warning(RuleIds.NothingToTrain, "A trained network has no parameters",
            "[Train] has nothing to train: the network's {0} layers have 0 parameters; add a layer such as [Dense(10)], or remove [Train]"),
        Warning(RuleIds.DuplicateMetric, "A metric is named twice",
            "{0} is named {1} times; name it once"),
        Warning(RuleIds.BatchOfOne, "Batch normalization is trained with one sample",
            "With BatchSize = {0} '{1}' takes its statistics from {2} in training; use a batch of at least 2 samples, or LayerNormalization"),
        Warning(RuleIds.FlattenMissing, "An image goes through dense layers to the loss",
            "'{0}' works on the last axis of {1}, which {2} gives, so {3} compares a class at each of {4} positions; put [Flatten] above '{0}', or use a Conv2D of kernel 1 if that is meant"),
        Information(RuleIds.BiasBeforeNormalization, "A bias stands before batch normalization",
            "'{1}' takes the mean away, and with it the bias of '{0}'; UseBias = false saves {2} parameters"),
    ];
}
