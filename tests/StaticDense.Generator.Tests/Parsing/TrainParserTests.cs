using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Parsing;

/// <summary>Training as declared, and Keras's defaults where nothing was given.</summary>
public class TrainParserTests
{
    private static TrainDeclaration Train(string arguments) => Parsed.Declaration(Declarations.Train($"[Train({arguments})]")).Train!;

    [Fact]
    public void Without_the_attribute_there_is_no_training() => Assert.Null(Parsed.Declaration(Declarations.Layers("[Dense(3)]")).Train);

    [Fact]
    public void Defaults_are_Kerass()
    {
        Assert.Equal(new(OptimizerKind.SGD, 0.01, 0, false, 0, false, 0, 0, 0, false, 0, 0, 0, 0), Train("Loss.Huber, Optimizer.SGD").Optimizer);
        Assert.Equal(new(OptimizerKind.RMSprop, 0.001, 0, false, 0.9, false, 0, 0, 1e-7, false, 0, 0, 0, 0), Train("Loss.Huber, Optimizer.RMSprop").Optimizer);
        Assert.Equal(new(OptimizerKind.Adam, 0.001, 0, false, 0, false, 0.9, 0.999, 1e-7, false, 0, 0, 0, 0), Train("Loss.Huber, Optimizer.Adam").Optimizer);
        Assert.Equal(new(OptimizerKind.AdamW, 0.001, 0, false, 0, false, 0.9, 0.999, 1e-7, false, 0.004, 0, 0, 0), Train("Loss.Huber, Optimizer.AdamW").Optimizer);
        Assert.Equal(new(OptimizerKind.Nadam, 0.001, 0, false, 0, false, 0.9, 0.999, 1e-7, false, 0, 0, 0, 0), Train("Loss.Huber, Optimizer.Nadam").Optimizer);
        Assert.Equal(new(OptimizerKind.Adamax, 0.001, 0, false, 0, false, 0.9, 0.999, 1e-7, false, 0, 0, 0, 0), Train("Loss.Huber, Optimizer.Adamax").Optimizer);
        Assert.Equal(
            new(OptimizerKind.Adagrad, 0.001, 0, false, 0, false, 0, 0, 1e-7, false, 0, 0, 0, 0) { InitialAccumulatorValue = 0.1 },
            Train("Loss.Huber, Optimizer.Adagrad").Optimizer);
        Assert.Equal(new(OptimizerKind.Adadelta, 0.001, 0, false, 0.95, false, 0, 0, 1e-7, false, 0, 0, 0, 0), Train("Loss.Huber, Optimizer.Adadelta").Optimizer);
        Assert.Equal(new(OptimizerKind.Lion, 0.001, 0, false, 0, false, 0.9, 0.99, 0, false, 0, 0, 0, 0), Train("Loss.Huber, Optimizer.Lion").Optimizer);
        Assert.Equal(
            new(OptimizerKind.SGD, 0.01, 0, false, 0, false, 0, 0, 0, false, 0, 0, 0, 0) { UseEma = true, EmaMomentum = 0.99 },
            Train("Loss.Huber, Optimizer.SGD, UseEma = true").Optimizer);
        var train = Train("Loss.Huber, Optimizer.SGD");
        Assert.Equal((LossKind.Huber, 32, 0.0, false, 1.0, false), (train.Loss, train.BatchSize, train.LabelSmoothing, train.FromLogits, train.Delta, train.KeepGradients));
    }

    [Fact]
    public void Arguments_are_taken()
    {
        Assert.Equal(
            new(OptimizerKind.SGD, 1, 0.5, true, 0, false, 0, 0, 0, false, 0.25, 2, 0, 0),
            Train("Loss.Huber, Optimizer.SGD, LearningRate = 1, Momentum = 0.5, Nesterov = true, WeightDecay = 0.25, ClipNorm = 2").Optimizer);
        Assert.Equal(
            new(OptimizerKind.RMSprop, 1, 0.5, false, 0.75, true, 0, 0, 0.125, false, 0, 0, 3, 0),
            Train("Loss.Huber, Optimizer.RMSprop, LearningRate = 1, Momentum = 0.5, Rho = 0.75, Centered = true, Epsilon = 0.125, GlobalClipNorm = 3").Optimizer);
        Assert.Equal(
            new(OptimizerKind.AdamW, 1, 0, false, 0, false, 0.5, 0.25, 0, true, 0, 0, 0, 4),
            Train("Loss.Huber, Optimizer.AdamW, LearningRate = 1, Beta1 = 0.5, Beta2 = 0.25, Epsilon = 0, AMSGrad = true, WeightDecay = 0, ClipValue = 4").Optimizer);
        Assert.Equal(
            new(OptimizerKind.Adagrad, 1, 0, false, 0, false, 0, 0, 0.5, false, 0, 0, 0, 0) { InitialAccumulatorValue = 2, UseEma = true, EmaMomentum = 0.5, EmaOverwriteFrequency = 7 },
            Train("Loss.Huber, Optimizer.Adagrad, LearningRate = 1, Epsilon = 0.5, InitialAccumulatorValue = 2, UseEma = true, EmaMomentum = 0.5, EmaOverwriteFrequency = 7").Optimizer);
        var train = Train("optimizer: Optimizer.SGD, loss: Loss.CategoricalCrossentropy, BatchSize = 7, LabelSmoothing = 0.5, FromLogits = true, KeepGradients = true");
        Assert.Equal((LossKind.CategoricalCrossentropy, 7, 0.5, true, true), (train.Loss, train.BatchSize, train.LabelSmoothing, train.FromLogits, train.KeepGradients));
        Assert.Equal(2, Train("Loss.Huber, Optimizer.SGD, Delta = 2").Delta);
        train = Train("Loss.BinaryFocalCrossentropy, Optimizer.SGD, FromLogits = true, ApplyClassBalancing = true, Alpha = 0.5, Gamma = 3");
        Assert.Equal((true, 0.5, 3.0), (train.ApplyClassBalancing, train.Alpha, train.Gamma));
        train = Train("Loss.CategoricalFocalCrossentropy, Optimizer.SGD, FromLogits = true");
        Assert.Equal((false, 0.25, 2.0), (train.ApplyClassBalancing, train.Alpha, train.Gamma));
        Assert.Equal(-1, Train("Loss.SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true, IgnoreClass = -1").IgnoreClass);
        Assert.Equal(0, Train("Loss.SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true, IgnoreClass = 0").IgnoreClass);
        Assert.Null(Train("Loss.SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true").IgnoreClass);
    }

    [Theory]
    [InlineData("Loss.MeanSquaredError, Optimizer.SGD", new int[0])]
    [InlineData("Loss.MeanAbsoluteError, Optimizer.SGD", new int[0])]
    [InlineData("Loss.Huber, Optimizer.SGD", new int[0])]
    [InlineData("Loss.BinaryCrossentropy, Optimizer.SGD", new[] { 0 })]
    [InlineData("Loss.CategoricalCrossentropy, Optimizer.SGD", new[] { 0 })]
    [InlineData("Loss.SparseCategoricalCrossentropy, Optimizer.SGD", new[] { 0 })]
    [InlineData("Loss.BinaryCrossentropy, Optimizer.SGD, Metrics = new Metric[0]", new int[0])]
    [InlineData("Loss.Huber, Optimizer.SGD, Metrics = new[] { Metric.MeanAbsoluteError, Metric.BinaryAccuracy }", new[] { 4, 1 })]
    public void Metrics_are_accuracy_for_crossentropies_unless_given(string arguments, int[] metrics) =>
        Assert.Equal(metrics, Train(arguments).Metrics);
}
