namespace StaticDense.Tests.Networks;

internal static partial class LayerShapes
{
    [Sample(5)]
    [BatchNormalization]
    [Dense(4, Activation.Tanh)]
    [BatchNormalization(Epsilon = 0.1, GammaL1 = 0.01, GammaL2 = 0.02, BetaL1 = 0.02, BetaL2 = 0.01, ActivityL2 = 0.02)]
    [Dense(2)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class BatchNormalized;

    [Sample(5, 6, 3)]
    [Conv2D(4, 3, UseBias = false)]
    [BatchNormalization(Scale = false)]
    [Activation(Activation.Sigmoid)]
    [Conv2D(3, 2, Padding = Padding.Same)]
    [BatchNormalization(Center = false)]
    [Conv2D(2, 3, Padding = Padding.Same)]
    [BatchNormalization(Center = false, Scale = false)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class BatchNormalizedImages;

    [Sample(12, 12, 2)]
    [BatchNormalization]
    [Conv2D(2, 3, Strides = 2, Activation = Activation.Tanh)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class BatchNormalizedInput;

    [Sample(7, 3)]
    [BatchNormalization(Momentum = 0.5)]
    [Conv1D(3, 3, Activation = Activation.Tanh)]
    [BatchNormalization]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class BatchNormalizedSequence;

    [Sample(9)]
    [LayerNormalization]
    [Dense(20, Activation.Tanh)]
    [LayerNormalization(Scale = false, BetaL2 = 0.1)]
    [Dense(5)]
    [LayerNormalization(Center = false, GammaL1 = 0.1, GammaL2 = 0.02, ActivityL1 = 0.05)]
    [Dense(3)]
    [LayerNormalization(Center = false, Scale = false, Epsilon = 0.1)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class LayerNormalized;

    [Sample(4, 5, 3)]
    [LayerNormalization]
    [Conv2D(17, 2, Activation = Activation.Tanh)]
    [LayerNormalization]
    [Conv2D(2, 2)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class LayerNormalizedImages;
}
