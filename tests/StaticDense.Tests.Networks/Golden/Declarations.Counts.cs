// The stacks of tables/param_counts.json with convolutional, pooling and normalizing layers.
namespace StaticDense.Tests.Golden;

[Network]
[Input(32, 32, 3)]
[Conv2D(32, KernelSize = 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "conv2d")]
public sealed partial class count_conv_seed_first;

[Network]
[Input(16, 16, 32)]
[Conv2D(64, KernelSize = 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "conv2d")]
public sealed partial class count_conv_seed_second;

[Network]
[Input(8, 8, 64)]
[Conv2D(128, KernelSize = 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "conv2d")]
public sealed partial class count_conv_seed_third;

[Network]
[Input(32, 32, 3)]
[Conv2D(32, KernelSize = 3, Padding = Padding.Same, Activation = Activation.Linear, Name = "conv2d")]
[MaxPooling2D(PoolSize = 2, Name = "max_pooling2d")]
[Conv2D(64, KernelSize = 3, Padding = Padding.Same, Activation = Activation.Linear, Name = "conv2d_1")]
[MaxPooling2D(PoolSize = 2, Name = "max_pooling2d_1")]
[Conv2D(128, KernelSize = 3, Padding = Padding.Same, Activation = Activation.Linear, Name = "conv2d_2")]
[Conv2D(256, KernelSize = 1, Activation = Activation.Linear, Name = "conv2d_3")]
[GlobalAveragePooling2D(Name = "global_average_pooling2d")]
[Dense(10, Activation.ReLU, Name = "dense")]
[Dense(10, Activation.Softmax, Name = "dense_1")]
public sealed partial class count_cnn_seed;

[Network]
[Input(28, 28, 1)]
[Conv2D(32, KernelSize = 3, Activation = Activation.Linear, Name = "conv2d")]
[MaxPooling2D(PoolSize = 2, Name = "max_pooling2d")]
[Conv2D(64, KernelSize = 3, Activation = Activation.Linear, Name = "conv2d_1")]
[MaxPooling2D(PoolSize = 2, Name = "max_pooling2d_1")]
[Flatten(Name = "flatten")]
[Dropout(0.5, Name = "dropout")]
[Dense(10, Activation.Softmax, Name = "dense")]
public sealed partial class count_cnn_flatten;

[Network]
[Input(32, 32, 1)]
[Conv2D(6, KernelSize = 5, Activation = Activation.Tanh, Name = "conv2d")]
[AveragePooling2D(PoolSize = 2, Name = "average_pooling2d")]
[Conv2D(16, KernelSize = 5, Activation = Activation.Tanh, Name = "conv2d_1")]
[AveragePooling2D(PoolSize = 2, Name = "average_pooling2d_1")]
[Flatten(Name = "flatten")]
[Dense(120, Activation.Tanh, Name = "dense")]
[Dense(84, Activation.Tanh, Name = "dense_1")]
[Dense(10, Activation.Softmax, Name = "dense_2")]
public sealed partial class count_lenet5;

[Network]
[Input(16, 16, 3)]
[Conv2D(8, KernelSize = 3, Activation = Activation.Linear, UseBias = false, Name = "conv2d")]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization")]
[Activation(Activation.ReLU, Name = "activation")]
public sealed partial class count_conv_no_bias_bn;

[Network]
[Input(17)]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization")]
public sealed partial class count_bn_only;

[Network]
[Input(17)]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = false, Name = "batch_normalization")]
public sealed partial class count_bn_no_scale;

[Network]
[Input(17)]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = false, Scale = false, Name = "batch_normalization")]
public sealed partial class count_bn_no_center_no_scale;

[Network]
[Input(12, 6)]
[LayerNormalization(Epsilon = 0.001, Center = true, Scale = true, Name = "layer_normalization")]
public sealed partial class count_layernorm;

[Network]
[Input(9, 9, 4)]
[DepthwiseConv2D(KernelSize = 3, DepthMultiplier = 2, Activation = Activation.Linear, Name = "depthwise_conv2d")]
public sealed partial class count_depthwise;

[Network]
[Input(9, 9, 4)]
[SeparableConv2D(7, KernelSize = 3, Activation = Activation.Linear, Name = "separable_conv2d")]
public sealed partial class count_separable;

[Network]
[Input(9, 9, 4)]
[SeparableConv2D(7, KernelSize = 3, DepthMultiplier = 3, Activation = Activation.Linear, UseBias = false, Name = "separable_conv2d")]
public sealed partial class count_separable_mult_no_bias;

[Network]
[Input(12, 12, 8)]
[DepthwiseConv2D(KernelSize = 3, Padding = Padding.Same, Activation = Activation.Linear, UseBias = false, Name = "depthwise_conv2d")]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization")]
[ReLU(MaxValue = 6.0, NegativeSlope = 0.0, Threshold = 0.0, Name = "re_lu")]
[Conv2D(16, KernelSize = 1, Activation = Activation.Linear, UseBias = false, Name = "conv2d")]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization_1")]
[ReLU(MaxValue = 6.0, NegativeSlope = 0.0, Threshold = 0.0, Name = "re_lu_1")]
public sealed partial class count_mobilenet_block;

[Network]
[Input(10, 10, 6)]
[Conv2D(12, KernelSize = 3, Groups = 3, Activation = Activation.Linear, Name = "conv2d")]
public sealed partial class count_conv_groups;

[Network]
[Input(20, 15, 2)]
[Conv2D(4, KernelSize = new[] { 5, 2 }, Strides = new[] { 2, 3 }, Padding = Padding.Same, Activation = Activation.Linear, Name = "conv2d")]
[Conv2D(5, KernelSize = 3, DilationRate = 2, Activation = Activation.Linear, Name = "conv2d_1")]
public sealed partial class count_conv_strided_dilated;

[Network]
[Input(30, 4)]
[Conv1D(8, KernelSize = 5, Activation = Activation.Linear, Name = "conv1d")]
[MaxPooling1D(PoolSize = 2, Name = "max_pooling1d")]
[Conv1D(6, KernelSize = 3, DilationRate = 2, Padding = Padding.Causal, Activation = Activation.Linear, Name = "conv1d_1")]
[Flatten(Name = "flatten")]
[Dense(3, Activation.Linear, Name = "dense")]
public sealed partial class count_conv1d;

[Network]
[Input(5, 6, 2)]
[ZeroPadding2D(Padding = new[] { 1, 0, 2, 3 }, Name = "zero_padding2d")]
[Conv2D(3, KernelSize = 2, Activation = Activation.Linear, Name = "conv2d")]
[UpSampling2D(Size = new[] { 2, 3 }, Name = "up_sampling2d")]
[Flatten(Name = "flatten")]
[Dense(1, Activation.Linear, Name = "dense")]
public sealed partial class count_pad_upsample;

[Network]
[Input(20)]
[Dense(24, Activation.Linear, Name = "dense")]
[Reshape(4, 3, 2, Name = "reshape")]
[Conv2D(3, KernelSize = 2, Activation = Activation.Linear, Name = "conv2d")]
[Flatten(Name = "flatten")]
[Dense(2, Activation.Linear, Name = "dense_1")]
public sealed partial class count_reshape;
