// The network whose bits are the same on every machine with fused multiply-add.
namespace StaticDense.Tests.Networks;

[Network]
[Input(37)]
[Dense(37, Activation.ReLU)]
[Dropout(0.2)]
[Dense(17, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
public sealed partial class Hashed;

// And the network of images whose bits are: convolutions in blocks and side by side, groups, strides, branches, every normalization and pooling.
[Network]
[Input(9, 8, 3)]
[Conv2D(17, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU(Name = "stem")]
[Conv2D(17, 3, Padding = Padding.Same, Activation = Activation.GELU, Name = "inner")]
[Add("stem", "inner")]
[MaxPooling2D]
[DepthwiseConv2D(3, DepthMultiplier = 2, Padding = Padding.Same)]
[LayerNormalization]
[GaussianNoise(0.05)]
[Conv2D(20, 2, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[AveragePooling2D(2, Strides = 1, Padding = Padding.Same)]
[SpatialDropout2D(0.1)]
[GlobalAveragePooling2D]
[Dense(5, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop, BatchSize = 32)]
public sealed partial class HashedImages;
