using StaticDense.Generator.Model;
using static StaticDense.Generator.Tests.Infrastructure.Declarations;

namespace StaticDense.Generator.Tests.Diagnostics;

internal static class ArgumentExamples
{
    public static RuleExample[] All { get; } =
    [
        new(RuleIds.NoInput, Net("[Dense(3)]"), "Network", "'Net' has no [Input]", Layers("[Dense(3)]")),
        new(RuleIds.NoLayer, Net("[Input(4)]"), "Network", "'Net' has 0 layers", Layers("[Dense(3)]")),
        new(RuleIds.LayersOnSeveralParts, Layers("[Dense(3)]\n[Dense(5)]") + "[Dense(2)] public partial class Net;", "Dense(2)", "2 layers on one part and 1 on others",
            Layers("[Dense(3)]\n[Dense(2)]").Replace("[Network]", "", StringComparison.Ordinal) + "[Network] public partial class Net;"),
        new(RuleIds.UnknownLayer, Layers("[Dense(3)]\n[Mine]") + "public sealed class MineAttribute : LayerAttribute;", "Mine", "'Mine' is no layer of StaticDense",
            Layers("[Dense(3)]\n[Mine]") + "public sealed class MineAttribute : System.Attribute;"),
        new(RuleIds.NetworkAttributeMissing, "[StaticDense.Input(4), StaticDense.Dense(3)] public partial class Net;", "StaticDense.Input(4)", "'Net' has [Input] but not [Network]", Layers("[Dense(3)]")),

        new(RuleIds.MissingArgument, Layers("[Dense]"), "Dense", "[Dense] needs the number of units: [Dense(10)]", Layers("[Dense(Units = 3)]")),
        new(RuleIds.MissingArgument, Layers("[Dense(3)]\n[Dropout(Name = \"a\")]\n[Dense(3)]"), "Dropout(Name = \"a\")", "needs the rate", Layers("[Dense(3)]\n[Dropout(Rate = 0.5)]\n[Dense(3)]")),
        new(RuleIds.MissingArgument, Layers("[Reshape]\n[Dense(3)]"), "Reshape", "needs the size of at least one axis", Layers("[Reshape(4)]\n[Dense(3)]")),
        new(RuleIds.MissingArgument, Net("[Input]\n[Dense(3)]"), "Input", "needs the size of at least one axis", Net("[Input(1)]\n[Dense(3)]")),
        new(RuleIds.ArgumentGivenTwice, Layers("[Dense(3, Units = 5)]"), "Units = 5", "by position as 3 and by name as 5", Layers("[Dense(units: 3)]")),
        new(RuleIds.ArgumentGivenTwice, Layers("[LeakyReLU(negativeSlope: 0.1, NegativeSlope = 0.2)]\n[Dense(3)]"), "NegativeSlope = 0.2", "as 0.1 and by name as 0.2", Layers("[LeakyReLU(NegativeSlope = 0.2)]\n[Dense(3)]")),

        new(RuleIds.ArgumentKind, Net("[Input(null!)]\n[Dense(3)]"), "null!", "'shape' is null; it must be an array", Net("[Input(1)]\n[Dense(3)]")),
        new(RuleIds.ArgumentKind, Layers("[Dense(3, Name = null!)]"), "Name = null!", "'Name' is null", Layers("[Dense(3, Name = \"a\")]")),
        new(RuleIds.ArgumentKind, Layers("[Dense(3, (Activation)77)]"), "(Activation)77", "'Activation' is 77; it must be one of the members of its enum, Linear to LogSoftmax", Layers("[Dense(3, (Activation)1)]")),
        new(RuleIds.ArgumentKind, Layers("[Dense(3, KernelL1 = double.NaN)]"), "KernelL1 = double.NaN", "'KernelL1' is NaN", Layers("[Dense(3, KernelL1 = 0.1)]")),
        new(RuleIds.ArgumentKind, Train("[Train(Loss.Huber, Optimizer.SGD, LearningRate = 1e39)]"), "LearningRate = 1e39", "'LearningRate' is 1E+39", Train("[Train(Loss.Huber, Optimizer.SGD, LearningRate = 1e38)]")),
        new(RuleIds.ArgumentKind, Train("[Train(Loss.Huber, Optimizer.SGD, Metrics = new[] { (Metric)9 })]"), "Metrics = new[] { (Metric)9 }", "'Metrics' is 9", Train("[Train(Loss.Huber, Optimizer.SGD, Metrics = new[] { Metric.MeanAbsoluteError })]")),

        new(RuleIds.SizeNotPositive, Net("[Input(3, 0)]\n[Dense(3)]"), "0", "axis 2 of the input is 0; it must be at least 1", Net("[Input(3, 1)]\n[Dense(3)]")),
        new(RuleIds.SizeNotPositive, Layers("[Dense(-3)]"), "-3", "units of 'dense' is -3", Layers("[Dense(3)]")),
        new(RuleIds.SizeNotPositive, Layers("[Reshape(2, -2)]"), "-2", "axis 2 of 'reshape' is -2", Layers("[Reshape(2, 2)]")),
        new(RuleIds.SizeNotPositive, Train("[Train(Loss.Huber, Optimizer.SGD, BatchSize = 0)]"), "BatchSize = 0", "the batch size is 0", Train("[Train(Loss.Huber, Optimizer.SGD, BatchSize = 1)]")),

        new(RuleIds.OutOfRange, Layers("[Dropout(1.5)]\n[Dense(3)]"), "1.5", "'Rate' is 1.5; it must be from 0 to 1", Layers("[Dropout(0)]\n[Dense(3)]")),
        new(RuleIds.OutOfRange, Layers("[Dense(3, BiasL2 = -1)]"), "BiasL2 = -1", "'BiasL2' is -1; it must be at least 0", Layers("[Dense(3, BiasL2 = 1)]")),
        new(RuleIds.OutOfRange, Train("[Train(Loss.Huber, Optimizer.Adam, Beta1 = 1)]"), "Beta1 = 1", "from 0 to 1, 1 excluded", Train("[Train(Loss.Huber, Optimizer.Adam, Beta1 = 0)]")),
        new(RuleIds.OutOfRange, Train("[Train(Loss.Huber, Optimizer.Adam, Delta = 0)]"), "Delta = 0", "greater than 0", Train("[Train(Loss.Huber, Optimizer.Adam, Delta = 0.1)]")),
        new(RuleIds.OutOfRange, Train("[Train(Loss.CategoricalCrossentropy, Optimizer.Adam, FromLogits = true, LabelSmoothing = 2)]"), "LabelSmoothing = 2", "'LabelSmoothing' is 2",
            Train("[Train(Loss.CategoricalCrossentropy, Optimizer.Adam, FromLogits = true, LabelSmoothing = 1)]")),
        new(RuleIds.OutOfRange, Layers("[Dense(3, KernelInitializer = Initializer.RandomUniform, KernelInitializerMinval = 1)]"), "KernelInitializerMinval = 1", "at least KernelInitializerMinval = 1",
            Layers("[Dense(3, KernelInitializer = Initializer.RandomUniform, KernelInitializerMinval = -1)]")),
        new(RuleIds.OutOfRange, Layers("[ReLU(MaxValue = -6)]\n[Dense(3)]"), "MaxValue = -6", "at least 0", Layers("[ReLU(MaxValue = 5)]\n[Dense(3)]")),

        new(RuleIds.UnusedArgument, Train("[Train(Loss.Huber, Optimizer.Adam, Momentum = 0.9)]"), "Momentum = 0.9", "'Momentum' is not used by Adam but by SGD, RMSprop", Train("[Train(Loss.Huber, Optimizer.RMSprop, Momentum = 0.9)]")),
        new(RuleIds.UnusedArgument, Train("[Train(Loss.Huber, Optimizer.Adam, EmaMomentum = 0.9)]"), "EmaMomentum = 0.9", "not used by Adam without a moving average but by every optimizer with UseEma = true",
            Train("[Train(Loss.Huber, Optimizer.Adam, UseEma = true, EmaMomentum = 0.9)]")),
        new(RuleIds.OutOfRange, Train("[Train(Loss.Huber, Optimizer.Adam, UseEma = true, EmaOverwriteFrequency = 0)]"), "EmaOverwriteFrequency = 0", "'EmaOverwriteFrequency' is 0; it must be at least 1",
            Train("[Train(Loss.Huber, Optimizer.Adam, UseEma = true, EmaOverwriteFrequency = 1)]")),
        new(RuleIds.UnusedArgument, Train("[Train(Loss.MeanSquaredError, Optimizer.SGD, Delta = 2)]"), "Delta = 2", "not used by MeanSquaredError but by Huber", Train("[Train(Loss.Huber, Optimizer.SGD, Delta = 2)]")),
        new(RuleIds.UnusedArgument, Train("[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true, LabelSmoothing = 0.1)]"), "LabelSmoothing = 0.1", "but by BinaryCrossentropy, BinaryFocalCrossentropy, CategoricalCrossentropy, CategoricalFocalCrossentropy",
            Train("[Train(Loss.BinaryCrossentropy, Optimizer.SGD, FromLogits = true, LabelSmoothing = 0.1)]")),
        new(RuleIds.UnusedArgument, Train("[Train(Loss.Huber, Optimizer.SGD, Gamma = 1)]"), "Gamma = 1", "not used by Huber but by BinaryFocalCrossentropy, CategoricalFocalCrossentropy", Train("[Train(Loss.Huber, Optimizer.SGD)]")),
        new(RuleIds.UnusedArgument, Train("[Train(Loss.BinaryFocalCrossentropy, Optimizer.SGD, FromLogits = true, Alpha = 0.5)]"), "Alpha = 0.5", "not used by BinaryFocalCrossentropy without ApplyClassBalancing",
            Train("[Train(Loss.BinaryFocalCrossentropy, Optimizer.SGD, FromLogits = true, Alpha = 0.5, ApplyClassBalancing = true)]")),
        new(RuleIds.UnusedArgument, Train("[Train(Loss.CategoricalCrossentropy, Optimizer.SGD, FromLogits = true, IgnoreClass = -1)]"), "IgnoreClass = -1", "but by SparseCategoricalCrossentropy",
            Train("[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true, IgnoreClass = -1)]")),
        new(RuleIds.OutOfRange, Train("[Train(Loss.CategoricalFocalCrossentropy, Optimizer.SGD, FromLogits = true, Gamma = -1)]"), "Gamma = -1", "'Gamma' is -1; it must be at least 0",
            Train("[Train(Loss.CategoricalFocalCrossentropy, Optimizer.SGD, FromLogits = true, Gamma = 0)]")),
        new(RuleIds.OutOfRange, Train("[Train(Loss.BinaryFocalCrossentropy, Optimizer.SGD, FromLogits = true, Alpha = 2, ApplyClassBalancing = true)]"), "Alpha = 2", "'Alpha' is 2; it must be from 0 to 1",
            Train("[Train(Loss.CategoricalFocalCrossentropy, Optimizer.SGD, FromLogits = true, Alpha = 2)]")),
        new(RuleIds.UnusedArgument, Layers("[Dense(3, KernelInitializerGain = 2)]"), "KernelInitializerGain = 2", "not used by GlorotUniform but by Orthogonal, Identity", Layers("[Dense(3, KernelInitializer = Initializer.Orthogonal, KernelInitializerGain = 2)]")),
        new(RuleIds.UnusedArgument, Layers("[Dense(3, UseBias = false, BiasL2 = 2)]"), "BiasL2 = 2", "not used by 'dense' with UseBias = false", Layers("[Dense(3, UseBias = true, BiasL2 = 2)]")),
    ];
}
