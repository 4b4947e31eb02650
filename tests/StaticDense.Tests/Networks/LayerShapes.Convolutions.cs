namespace StaticDense.Tests.Networks;

internal static partial class LayerShapes
{
    [Sample(7, 9, 3)]
    [Conv2D(5, 3, Activation = Activation.Tanh)]
    [Conv2D(2, KernelSize = new[] { 2, 3 })]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionValid;

    [Sample(5, 6, 2)]
    [Conv2D(3, KernelSize = new[] { 2, 3 }, Padding = Padding.Same, Activation = Activation.Sigmoid)]
    [Conv2D(2, 4, Padding = Padding.Same)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionSame;

    [Sample(8, 7, 2)]
    [Conv2D(3, 3, Strides = 2, Activation = Activation.Tanh)]
    [Conv2D(2, 2, Strides = new[] { 1, 2 })]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionStridesValid;

    [Sample(8, 9, 2)]
    [Conv2D(3, KernelSize = new[] { 3, 2 }, Strides = new[] { 3, 2 }, Padding = Padding.Same, Activation = Activation.Tanh)]
    [Conv2D(2, 3, Strides = 2, Padding = Padding.Same)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionStridesSame;

    [Sample(7, 6, 2)]
    [Conv2D(3, 1, Strides = 2, Activation = Activation.Tanh)]
    [Conv2D(2, 1, UseBias = false)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionOfOne;

    [Sample(9, 8, 2)]
    [Conv2D(3, 3, DilationRate = 2, Activation = Activation.Tanh)]
    [Conv2D(2, 2, DilationRate = new[] { 1, 3 }, Padding = Padding.Same)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionDilated;

    [Sample(4, 5, 3)]
    [Conv2D(2, KernelSize = new[] { 4, 5 }, Activation = Activation.Tanh)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionOfEverything;

    [Sample(3, 2, 2)]
    [Conv2D(3, 5, Padding = Padding.Same)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionLargerThanItsInput;

    [Sample(6, 5, 6)]
    [Conv2D(9, 3, Groups = 3, Activation = Activation.Tanh)]
    [Conv2D(6, 2, Groups = 3, Padding = Padding.Same, UseBias = false)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionGroups;

    [Sample(7, 6, 4)]
    [Conv2D(4, KernelSize = new[] { 3, 2 }, Groups = 2, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
    [Conv2D(4, 2, Groups = 4, DilationRate = 2, Padding = Padding.Same)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionGroupsStridesDilation;

    [Sample(4, 5, 20)]
    [Conv2D(17, 2, Activation = Activation.Tanh, KernelL1 = 0.01, KernelL2 = 0.02, BiasL1 = 0.03, BiasL2 = 0.02, ActivityL1 = 0.03, ActivityL2 = 0.01)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionPenalties;

    [Sample(5, 4, 2)]
    [Conv2D(3, 2, Activation = Activation.Softmax, ActivityL2 = 0.1)]
    [Train(Loss.CategoricalCrossentropy, Optimizer.SGD)]
    public sealed class ConvolutionFusedSoftmax;

    [Sample(11, 3)]
    [Conv1D(5, 3, Activation = Activation.Tanh)]
    [Conv1D(4, 4, Strides = 2, Padding = Padding.Same)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class Convolution1D;

    [Sample(9, 4)]
    [Conv1D(6, 3, DilationRate = 2, Padding = Padding.Causal, Activation = Activation.Tanh, Groups = 2)]
    [Conv1D(4, 2, Padding = Padding.Causal, UseBias = false)]
    [Conv1D(3, 3, Strides = 2, Padding = Padding.Causal)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class Convolution1DCausal;

    [Sample(6, 7, 3)]
    [DepthwiseConv2D(3, DepthMultiplier = 2, Activation = Activation.Tanh)]
    [DepthwiseConv2D(KernelSize = new[] { 2, 3 }, Padding = Padding.Same, UseBias = false)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class Depthwise;

    [Sample(8, 7, 2)]
    [DepthwiseConv2D(3, Strides = 2, Padding = Padding.Same, DepthMultiplier = 3, Activation = Activation.Sigmoid, DepthwiseL1 = 0.01, DepthwiseL2 = 0.02, BiasL2 = 0.01)]
    [DepthwiseConv2D(2, DilationRate = 2, ActivityL1 = 0.01)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class DepthwiseStridesDilation;

    [Sample(6, 5, 1)]
    [DepthwiseConv2D(2, DepthMultiplier = 4)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class DepthwiseOfOneChannel;

    [Sample(7, 6, 3)]
    [SeparableConv2D(5, 3, Activation = Activation.Tanh)]
    [SeparableConv2D(2, KernelSize = new[] { 2, 3 }, DepthMultiplier = 2, Padding = Padding.Same, Strides = 2, UseBias = false)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class Separable;

    [Sample(7, 6, 2)]
    [SeparableConv2D(3, 2, DilationRate = 2, DepthMultiplier = 3, Padding = Padding.Same, Activation = Activation.Softmax,
        DepthwiseL1 = 0.01, DepthwiseL2 = 0.02, PointwiseL1 = 0.02, PointwiseL2 = 0.01, BiasL1 = 0.01, ActivityL2 = 0.05)]
    [Train(Loss.CategoricalCrossentropy, Optimizer.SGD)]
    public sealed class SeparablePenalties;

    [Sample(6, 5, 2)]
    [Conv2D(3, 2)]
    [PReLU(SharedAxes = new[] { 1, 2 }, AlphaL2 = 0.1)]
    [Conv2D(4, 2)]
    [PReLU(SharedAxes = new[] { 3 })]
    [Conv2D(2, 2)]
    [PReLU]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class ConvolutionWithSlopes;
}
