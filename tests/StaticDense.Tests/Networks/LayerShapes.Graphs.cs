namespace StaticDense.Tests.Networks;

internal static partial class LayerShapes
{
    [Sample(5, 6, 3)]
    [Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Tanh, Name = "a")]
    [Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Tanh, Name = "b")]
    [Add("a", "b", Name = "sum", ActivityL2 = 0.01)]
    [Conv2D(4, 1, Name = "c")]
    [Add("sum", "c", "a")]
    [BatchNormalization]
    [Conv2D(2, 3, Strides = 2)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class Residual;

    [Sample(6)]
    [Dense(4, Activation.Tanh, Name = "a")]
    [Dense(4, Activation.Sigmoid, Name = "b", From = "input")]
    [Subtract("a", "b", Name = "difference")]
    [Multiply("a", "b", "difference", Name = "product")]
    [Average("product", "a", "b", Name = "mean")]
    [Maximum("mean", "a", Name = "largest")]
    [Minimum("largest", "b", "product", Name = "smallest")]
    [Dense(2)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class EveryMerge;

    [Sample(5)]
    [Add("input", "input", Name = "twice")]
    [Multiply("twice", "twice", "input", Name = "power")]
    [Dense(3, Activation.Tanh)]
    [Average("dense", "dense", "dense", Name = "same")]
    [Subtract("same", "dense", Name = "nothing")]
    [Maximum("nothing", "dense")]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ValuesTakenTwice;

    [Sample(4, 3, 2)]
    [Conv2D(3, 2, Padding = Padding.Same, Activation = Activation.Tanh, Name = "a")]
    [Conv2D(5, 1, Name = "b", From = "input")]
    [Concatenate("a", "input", "b", Name = "channels")]
    [Dense(3, Activation.Tanh, Name = "d")]
    [Concatenate("d", "a", Name = "columns", Axis = 2)]
    [Concatenate("columns", "columns", Name = "rows", Axis = 1)]
    [Conv2D(2, 2)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class EveryConcatenation;

    [Sample(4)]
    [Dense(3, Activation.Tanh, Name = "late", From = "early")]
    [Dense(5, Activation.Tanh, Name = "early", From = "input")]
    [Dense(3, Name = "side")]
    [Add("side", "late")]
    [Softmax]
    [Train(Loss.CategoricalCrossentropy, Optimizer.SGD)]
    public sealed class NamedFurtherDown;
}
