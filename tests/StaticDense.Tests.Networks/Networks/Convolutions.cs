// Convolutions and pooling: few and many channels around the block of 16, odd images, strides, dilation, groups, sequences.
namespace StaticDense.Tests.Networks;

[Network]
[Input(7, 9, 3)]
[Conv2D(16, 3, Activation = Activation.ReLU)]
[Conv2D(33, KernelSize = new[] { 2, 3 }, Strides = new[] { 2, 1 }, Activation = Activation.Tanh)]
[Flatten]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33)]
public sealed partial class ConvolutionValid;

[Network]
[Input(8, 8, 1)]
[Conv2D(5, 3, Padding = Padding.Same, Activation = Activation.Sigmoid)]
[Conv2D(17, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU, KernelL2 = 0.01, ActivityL1 = 0.01)]
[Conv2D(3, KernelSize = new[] { 1, 4 }, Padding = Padding.Same)]
[GlobalAveragePooling2D]
[Dense(2)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, Momentum = 0.9, BatchSize = 33, KeepGradients = true)]
public sealed partial class ConvolutionSame;

[Network]
[Input(5, 6, 20)]
[Conv2D(33, 1, Activation = Activation.GELU)]
[Conv2D(16, 3, DilationRate = 2, Padding = Padding.Same, UseBias = false)]
[MaxPooling2D]
[Conv2D(5, 2, Activation = Activation.SiLU)]
[Flatten]
[Dense(1, Activation.Sigmoid)]
[Train(Loss.BinaryCrossentropy, Optimizer.RMSprop, BatchSize = 33)]
public sealed partial class ConvolutionOfManyChannels;

[Network]
[Input(12, 5, 3)]
[Conv2D(17, KernelSize = new[] { 5, 2 }, Strides = new[] { 3, 2 }, Padding = Padding.Same, Activation = Activation.ELU)]
[Conv2D(16, 2, DilationRate = new[] { 2, 1 }, UseBias = false)]
[PReLU(SharedAxes = new[] { 1, 2 })]
[Conv2D(20, 1, Activation = Activation.Tanh)]
[Conv2D(4, KernelSize = new[] { 1, 2 }, Activation = Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 33)]
public sealed partial class ConvolutionToPositions;

[Network]
[Input(7, 6, 6)]
[Conv2D(12, 3, Groups = 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv2D(32, 2, Groups = 2, Activation = Activation.ReLU)]
[Conv2D(48, 3, Groups = 2, Strides = 2, Padding = Padding.Same)]
[Conv2D(24, 2, Groups = 8, DilationRate = 2, Padding = Padding.Same, UseBias = false)]
[Flatten]
[Dense(3)]
[Train(Loss.Huber, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33, KeepGradients = true)]
public sealed partial class ConvolutionInGroups;

[Network]
[Input(8, 7, 3)]
[DepthwiseConv2D(3, DepthMultiplier = 6, Padding = Padding.Same, Activation = Activation.ReLU)]
[DepthwiseConv2D(KernelSize = new[] { 3, 2 }, Strides = 2, Padding = Padding.Same, UseBias = false)]
[DepthwiseConv2D(2, DilationRate = new[] { 1, 2 }, DepthMultiplier = 2, Activation = Activation.Tanh, DepthwiseL2 = 0.01)]
[GlobalMaxPooling2D]
[Dense(5, Activation.Softmax)]
[Train(Loss.CategoricalCrossentropy, Optimizer.Adam, BatchSize = 33)]
public sealed partial class DepthwiseConvolution;

[Network]
[Input(7, 9, 5)]
[SeparableConv2D(17, 3, Activation = Activation.ReLU)]
[SeparableConv2D(16, 2, Strides = 2, DepthMultiplier = 3, Padding = Padding.Same, UseBias = false, DepthwiseL1 = 0.01, PointwiseL2 = 0.01)]
[SeparableConv2D(3, KernelSize = new[] { 2, 1 }, Padding = Padding.Same, Activation = Activation.Sigmoid)]
[Flatten]
[Dense(3)]
[Train(Loss.MeanSquaredError, Optimizer.Adam, BatchSize = 33, KeepGradients = true, ClipNorm = 0.05)]
public sealed partial class SeparableConvolution;

[Network]
[Input(20, 3)]
[Conv1D(16, 5, Activation = Activation.ReLU)]
[MaxPooling1D(3, Strides = 2)]
[Conv1D(5, 3, DilationRate = 2, Padding = Padding.Causal, Activation = Activation.Tanh)]
[AveragePooling1D(2, Padding = Padding.Same)]
[Conv1D(18, 2, Strides = 2, Padding = Padding.Same)]
[Conv1D(6, 2, Groups = 3, Padding = Padding.Same, Activation = Activation.Softsign)]
[GlobalAveragePooling1D]
[Dense(4, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 33)]
public sealed partial class SequenceConvolution;

[Network]
[Input(9, 12, 5)]
[MaxPooling2D(3, Strides = 2, Padding = Padding.Same)]
[Dense(17, Activation.Tanh)]
[AveragePooling2D(2, Strides = 1, Padding = Padding.Same)]
[AveragePooling2D(PoolSize = new[] { 2, 3 }, Strides = new[] { 1, 2 })]
[Dense(33)]
[MaxPooling2D(PoolSize = new[] { 2, 1 }, Strides = 1)]
[GlobalMaxPooling2D(KeepDims = true)]
[Conv2D(2, 1)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 33)]
public sealed partial class PoolingForms;
