// The golden cases as declarations. NAME_G trains with SGD at rate 1, so that parameters before minus after one step are the gradient;
// some have NAME_K, the same with kept gradients; NAME_T trains with the case's own optimizer. The opt_ cases are one network, so opt_sgd_G
// and opt_sgd_K serve them all. A loss case is one linear activation with that loss.
// count_NAME is a stack of tables/param_counts.json.
namespace StaticDense.Tests.Golden;

[Network]
[Input(2)]
[Dense(4, Activation.Tanh, Name = "dense")]
[Dense(1, Activation.Sigmoid, Name = "dense_1")]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class binary_saturated_G;

[Network]
[Input(2)]
[Dense(5, Activation.Tanh, Name = "dense")]
[Dense(1, Activation.Sigmoid, Name = "dense_1")]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 7, LabelSmoothing = 0.1)]
public sealed partial class binary_smoothing_weight_G;

[Network]
[Input(2)]
[Dense(5, Activation.Tanh, Name = "dense")]
[Dense(1, Activation.Sigmoid, Name = "dense_1")]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 7, LabelSmoothing = 0.1, KeepGradients = true)]
public sealed partial class binary_smoothing_weight_K;

[Network]
[Input(2)]
[Dense(8, Activation.Tanh, Name = "dense")]
[Dense(1, Activation.Sigmoid, Name = "dense_1")]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class binary_tanh_sigmoid_G;

[Network]
[Input(100)]
[Dense(64, Activation.ReLU, Name = "dense")]
[Dense(10, Activation.Softmax, Name = "dense_1")]
[Train(Loss.CategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 32)]
public sealed partial class categorical_onehot_G;

[Network]
[Input(100)]
[Dense(64, Activation.ReLU, Name = "dense")]
[Dense(10, Activation.Softmax, Name = "dense_1")]
[Train(Loss.CategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 32, LabelSmoothing = 0.1)]
public sealed partial class categorical_smoothing_G;

[Network]
[Input(100)]
[Dense(64, Activation.ReLU, Name = "dense")]
[Dense(10, Activation.Softmax, Name = "dense_1")]
[Train(Loss.CategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.05, Momentum = 0.9, BatchSize = 32, LabelSmoothing = 0.1)]
public sealed partial class categorical_smoothing_T;

[Network]
[Input(4, 3)]
[Dense(5, Activation.Tanh, Name = "dense")]
[Dense(2, Activation.Linear, Name = "dense_1")]
[Flatten(Name = "flatten")]
[Dense(2, Activation.Linear, Name = "dense_2")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 3)]
public sealed partial class dense_rank3_G;

[Network]
[Input(4, 3)]
[Dense(5, Activation.Tanh, Name = "dense")]
[Dense(2, Activation.Linear, Name = "dense_1")]
[Flatten(Name = "flatten")]
[Dense(2, Activation.Linear, Name = "dense_2")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 3, KeepGradients = true)]
public sealed partial class dense_rank3_K;

[Network]
[Input(4)]
[Dense(6, Activation.Linear, Name = "dense")]
[Activation(Activation.ReLU, Name = "activation")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Softmax(Name = "softmax")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 5)]
public sealed partial class mlp_separate_activations_G;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 5)]
public sealed partial class mlp_sparse_G;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 5, KeepGradients = true)]
public sealed partial class mlp_sparse_K;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 5, FromLogits = true)]
public sealed partial class mlp_sparse_from_logits_G;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, UseBias = false, Name = "dense")]
[Dense(3, Activation.Softmax, UseBias = false, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 5)]
public sealed partial class mlp_sparse_no_bias_G;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, UseBias = false, Name = "dense")]
[Dense(3, Activation.Softmax, UseBias = false, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 5, KeepGradients = true)]
public sealed partial class mlp_sparse_no_bias_K;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 5)]
public sealed partial class mlp_sparse_sample_weight_G;

[Network]
[Input(6)]
[Dense(7, Activation.Tanh, KernelL2 = 0.01, BiasL1 = 0.02, ActivityL2 = 0.03, Name = "dense")]
[Dense(5, Activation.Sigmoid, KernelL1 = 0.005, BiasL2 = 0.015, Name = "dense_1")]
[Dense(2, Activation.Linear, KernelL1 = 0.004, KernelL2 = 0.02, BiasL1 = 0.01, BiasL2 = 0.01, Name = "dense_2")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 8)]
public sealed partial class regression_regularized_G;

[Network]
[Input(6)]
[Dense(7, Activation.Tanh, KernelL2 = 0.01, BiasL1 = 0.02, ActivityL2 = 0.03, Name = "dense")]
[Dense(5, Activation.Sigmoid, KernelL1 = 0.005, BiasL2 = 0.015, Name = "dense_1")]
[Dense(2, Activation.Linear, KernelL1 = 0.004, KernelL2 = 0.02, BiasL1 = 0.01, BiasL2 = 0.01, Name = "dense_2")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 8, KeepGradients = true)]
public sealed partial class regression_regularized_K;

[Network]
[Input(6)]
[Dense(7, Activation.Tanh, KernelL2 = 0.01, BiasL1 = 0.02, ActivityL2 = 0.03, Name = "dense")]
[Dense(5, Activation.Sigmoid, KernelL1 = 0.005, BiasL2 = 0.015, Name = "dense_1")]
[Dense(2, Activation.Linear, KernelL1 = 0.004, KernelL2 = 0.02, BiasL1 = 0.01, BiasL2 = 0.01, Name = "dense_2")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.1, BatchSize = 8)]
public sealed partial class regression_regularized_T;

[Network]
[Input(4)]
[Dense(5, Activation.Tanh, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class softmax_saturated_G;

[Network]
[Input(10)]
[Dense(5, Activation.Linear, Name = "dense")]
public sealed partial class count_dense_10x5;

[Network]
[Input(10)]
[Dense(5, Activation.Linear, UseBias = false, Name = "dense")]
public sealed partial class count_dense_no_bias;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
public sealed partial class count_mlp_4_8_3;

[Network]
[Input(100)]
[Dense(64, Activation.ReLU, Name = "dense")]
[Dense(10, Activation.Softmax, Name = "dense_1")]
public sealed partial class count_mlp_100_64_10;

[Network]
[Input(784)]
[Dense(128, Activation.ReLU, Name = "dense")]
[Dropout(0.2, Name = "dropout")]
[Dense(64, Activation.ReLU, Name = "dense_1")]
[Dense(10, Activation.Softmax, Name = "dense_2")]
public sealed partial class count_mlp_784_128_64_10;

[Network]
[Input(6, 5, 3)]
[PReLU(Name = "p_re_lu")]
[PReLU(SharedAxes = new[] { 1, 2 }, Name = "p_re_lu_1")]
[Flatten(Name = "flatten")]
[Dense(4, Activation.Linear, Name = "dense")]
[PReLU(Name = "p_re_lu_2")]
public sealed partial class count_prelu;

[Network]
[Input(7, 5)]
[Dense(9, Activation.Linear, Name = "dense")]
[Dense(2, Activation.Linear, Name = "dense_1")]
public sealed partial class count_dense_rank3;
