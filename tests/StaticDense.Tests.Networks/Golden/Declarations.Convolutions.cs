// The golden cases with convolutional, pooling and normalizing layers as declarations; Declarations.cs says what the forms mean.
namespace StaticDense.Tests.Golden;

[Network]
[Input(4, 4, 2)]
[Conv2D(3, KernelSize = 3, Padding = Padding.Same, Activation = Activation.Linear, Name = "conv2d")]
[PReLU(SharedAxes = new[] { 1, 2 }, Name = "p_re_lu")]
[Flatten(Name = "flatten")]
[Dense(3, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 3)]
public sealed partial class act_prelu_shared_G;

[Network]
[Input(6, 6, 2)]
[Conv2D(4, KernelSize = 3, Activation = Activation.Linear, UseBias = false, Name = "conv2d")]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization")]
[Activation(Activation.ReLU, Name = "activation")]
[MaxPooling2D(PoolSize = 2, Name = "max_pooling2d")]
[Flatten(Name = "flatten")]
[Dense(3, Activation.Softmax, Name = "dense")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 3)]
public sealed partial class batchnorm_conv_G;

[Network]
[Input(6, 6, 2)]
[Conv2D(4, KernelSize = 3, Activation = Activation.Linear, UseBias = false, Name = "conv2d")]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization")]
[Activation(Activation.ReLU, Name = "activation")]
[MaxPooling2D(PoolSize = 2, Name = "max_pooling2d")]
[Flatten(Name = "flatten")]
[Dense(3, Activation.Softmax, Name = "dense")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.05, BatchSize = 3)]
public sealed partial class batchnorm_conv_T;

[Network]
[Input(5)]
[Dense(7, Activation.Linear, Name = "dense")]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization")]
[Activation(Activation.ReLU, Name = "activation")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class batchnorm_dense_G;

[Network]
[Input(5)]
[Dense(7, Activation.Linear, Name = "dense")]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization")]
[Activation(Activation.ReLU, Name = "activation")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6, KeepGradients = true)]
public sealed partial class batchnorm_dense_K;

[Network]
[Input(5)]
[Dense(7, Activation.Linear, Name = "dense")]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization")]
[Activation(Activation.ReLU, Name = "activation")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.05, BatchSize = 6)]
public sealed partial class batchnorm_dense_T;

[Network]
[Input(3)]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization")]
[Dense(4, Activation.Tanh, Name = "dense")]
[Dense(2, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 8)]
public sealed partial class batchnorm_input_G;

[Network]
[Input(3)]
[BatchNormalization(Momentum = 0.99, Epsilon = 0.001, Center = true, Scale = true, Name = "batch_normalization")]
[Dense(4, Activation.Tanh, Name = "dense")]
[Dense(2, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.05, BatchSize = 8)]
public sealed partial class batchnorm_input_T;

[Network]
[Input(7, 6, 2)]
[Conv2D(3, KernelSize = new[] { 4, 2 }, Strides = new[] { 3, 2 }, Padding = Padding.Same, Activation = Activation.Linear, Name = "conv2d")]
[Conv2D(2, KernelSize = 2, Padding = Padding.Same, Activation = Activation.Linear, Name = "conv2d_1")]
[Flatten(Name = "flatten")]
[Dense(2, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 2)]
public sealed partial class cnn_even_same_G;

[Network]
[Input(32, 32, 3)]
[Conv2D(32, KernelSize = 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "conv2d")]
[MaxPooling2D(PoolSize = 2, Name = "max_pooling2d")]
[Conv2D(64, KernelSize = 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "conv2d_1")]
[MaxPooling2D(PoolSize = 2, Name = "max_pooling2d_1")]
[Conv2D(128, KernelSize = 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "conv2d_2")]
[Conv2D(256, KernelSize = 1, Activation = Activation.ReLU, Name = "conv2d_3")]
[GlobalAveragePooling2D(Name = "global_average_pooling2d")]
[Dense(10, Activation.ReLU, Name = "dense")]
[Dense(10, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 2)]
public sealed partial class cnn_seed_G;

[Network]
[Input(8, 8, 3)]
[Conv2D(4, KernelSize = 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "conv2d")]
[MaxPooling2D(PoolSize = 2, Name = "max_pooling2d")]
[Conv2D(6, KernelSize = 3, Strides = 2, Activation = Activation.Linear, Name = "conv2d_1")]
[Flatten(Name = "flatten")]
[Dense(5, Activation.Softmax, Name = "dense")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class cnn_small_G;

[Network]
[Input(8, 8, 3)]
[Conv2D(4, KernelSize = 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "conv2d")]
[MaxPooling2D(PoolSize = 2, Name = "max_pooling2d")]
[Conv2D(6, KernelSize = 3, Strides = 2, Activation = Activation.Linear, Name = "conv2d_1")]
[Flatten(Name = "flatten")]
[Dense(5, Activation.Softmax, Name = "dense")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-07, BatchSize = 4)]
public sealed partial class cnn_small_T;

[Network]
[Input(9, 10, 4)]
[Conv2D(6, KernelSize = new[] { 2, 3 }, Strides = new[] { 2, 3 }, Padding = Padding.Same, Groups = 2, Activation = Activation.ReLU, Name = "conv2d")]
[Conv2D(4, KernelSize = 2, DilationRate = new[] { 1, 2 }, Activation = Activation.Linear, Name = "conv2d_1")]
[AveragePooling2D(PoolSize = 2, Strides = 1, Padding = Padding.Same, Name = "average_pooling2d")]
[Flatten(Name = "flatten")]
[Dense(3, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 2)]
public sealed partial class cnn_variants_G;

[Network]
[Input(9, 10, 4)]
[Conv2D(6, KernelSize = new[] { 2, 3 }, Strides = new[] { 2, 3 }, Padding = Padding.Same, Groups = 2, Activation = Activation.ReLU, Name = "conv2d")]
[Conv2D(4, KernelSize = 2, DilationRate = new[] { 1, 2 }, Activation = Activation.Linear, Name = "conv2d_1")]
[AveragePooling2D(PoolSize = 2, Strides = 1, Padding = Padding.Same, Name = "average_pooling2d")]
[Flatten(Name = "flatten")]
[Dense(3, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 2, KeepGradients = true)]
public sealed partial class cnn_variants_K;

[Network]
[Input(12, 3)]
[Conv1D(4, KernelSize = 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU, Name = "conv1d")]
[Conv1D(5, KernelSize = 2, DilationRate = 2, Padding = Padding.Causal, Activation = Activation.Linear, Name = "conv1d_1")]
[Flatten(Name = "flatten")]
[Dense(2, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class conv1d_G;

[Network]
[Input(13, 2)]
[Conv1D(4, KernelSize = 4, Activation = Activation.Tanh, Name = "conv1d")]
[MaxPooling1D(PoolSize = 2, Name = "max_pooling1d")]
[Conv1D(3, KernelSize = 2, Activation = Activation.Linear, Name = "conv1d_1")]
[GlobalAveragePooling1D(Name = "global_average_pooling1d")]
[Dense(2, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 3)]
public sealed partial class conv1d_pool_G;

[Network]
[Input(5, 5, 2)]
[Conv2D(3, KernelSize = 3, Activation = Activation.Tanh, KernelL2 = 0.02, BiasL1 = 0.01, ActivityL1 = 0.004, Name = "conv2d")]
[Flatten(Name = "flatten")]
[Dense(2, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 3)]
public sealed partial class conv_regularized_G;

[Network]
[Input(7, 7, 3)]
[DepthwiseConv2D(KernelSize = 3, Padding = Padding.Same, DepthMultiplier = 2, Activation = Activation.ReLU, Name = "depthwise_conv2d")]
[Flatten(Name = "flatten")]
[Dense(3, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 3)]
public sealed partial class depthwise_G;

[Network]
[Input(4, 4, 2)]
[Conv2D(5, KernelSize = 3, Padding = Padding.Same, Activation = Activation.Tanh, Name = "conv2d")]
[LayerNormalization(Epsilon = 0.001, Center = true, Scale = true, Name = "layer_normalization")]
[Flatten(Name = "flatten")]
[Dense(2, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 3)]
public sealed partial class layernorm_conv_G;

[Network]
[Input(6)]
[Dense(8, Activation.Tanh, Name = "dense")]
[LayerNormalization(Epsilon = 0.001, Center = true, Scale = true, Name = "layer_normalization")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class layernorm_dense_G;

[Network]
[Input(5, 4, 2)]
[ZeroPadding2D(Padding = new[] { 1, 2, 0, 1 }, Name = "zero_padding2d")]
[Conv2D(3, KernelSize = 3, Activation = Activation.Tanh, Name = "conv2d")]
[UpSampling2D(Size = 2, Name = "up_sampling2d")]
[Conv2D(2, KernelSize = 2, Activation = Activation.Linear, Name = "conv2d_1")]
[Flatten(Name = "flatten")]
[Dense(2, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 3)]
public sealed partial class padding_upsampling_G;

[Network]
[Input(7, 7, 3)]
[MaxPooling2D(PoolSize = 3, Strides = 2, Name = "max_pooling2d")]
[AveragePooling2D(PoolSize = new[] { 2, 3 }, Strides = 1, Name = "average_pooling2d")]
[Flatten(Name = "flatten")]
[Dense(2, Activation.Linear, Name = "dense")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 2)]
public sealed partial class pool_overlap_G;

[Network]
[Input(12)]
[Dense(18, Activation.Tanh, Name = "dense")]
[Reshape(3, 3, 2, Name = "reshape")]
[Conv2D(4, KernelSize = 2, Activation = Activation.Sigmoid, Name = "conv2d")]
[GlobalMaxPooling2D(Name = "global_max_pooling2d")]
[Dense(2, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class reshape_G;

[Network]
[Input(6, 7, 3)]
[SeparableConv2D(5, KernelSize = 3, Activation = Activation.Tanh, Name = "separable_conv2d")]
[Flatten(Name = "flatten")]
[Dense(3, Activation.Softmax, Name = "dense")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 3)]
public sealed partial class separable_G;

[Network]
[Input(6, 7, 3)]
[SeparableConv2D(5, KernelSize = 3, Activation = Activation.Tanh, Name = "separable_conv2d")]
[Flatten(Name = "flatten")]
[Dense(3, Activation.Softmax, Name = "dense")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 3, KeepGradients = true)]
public sealed partial class separable_K;
