// The golden cases as declarations. NAME_G trains with SGD at rate 1, so that parameters before minus after one step are the gradient;
// some have NAME_K, the same with kept gradients; NAME_T trains with the case's own optimizer. The opt_ cases are one network, so opt_sgd_G
// and opt_sgd_K serve them all. A loss case is one linear activation with that loss.
// count_NAME is a stack of tables/param_counts.json.
#pragma warning disable SD0053 // A loss case has nothing to train.
namespace StaticDense.Tests.Golden;

[Network]
[Input(5)]
[Dense(6, Activation.ReLU, Name = "dense")]
[Dense(7, Activation.ReLU6, Name = "dense_1")]
[Dense(8, Activation.LeakyReLU, Name = "dense_2")]
[Dense(6, Activation.ELU, Name = "dense_3")]
[Dense(7, Activation.SELU, Name = "dense_4")]
[Dense(8, Activation.GELU, Name = "dense_5")]
[Dense(6, Activation.Softplus, Name = "dense_6")]
[Dense(7, Activation.Softsign, Name = "dense_7")]
[Dense(8, Activation.SiLU, Name = "dense_8")]
[Dense(6, Activation.HardSigmoid, Name = "dense_9")]
[Dense(7, Activation.HardSiLU, Name = "dense_10")]
[Dense(8, Activation.Mish, Name = "dense_11")]
[Dense(6, Activation.Tanh, Name = "dense_12")]
[Dense(7, Activation.Sigmoid, Name = "dense_13")]
[Dense(8, Activation.LogSoftmax, Name = "dense_14")]
[Dense(6, Activation.Softmax, Name = "dense_15")]
[Dense(7, Activation.Linear, Name = "dense_16")]
[Dense(3, Activation.Linear, Name = "dense_17")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_chain_G;

[Network]
[Input(5)]
[Dense(6, Activation.ReLU, Name = "dense")]
[Dense(7, Activation.ReLU6, Name = "dense_1")]
[Dense(8, Activation.LeakyReLU, Name = "dense_2")]
[Dense(6, Activation.ELU, Name = "dense_3")]
[Dense(7, Activation.SELU, Name = "dense_4")]
[Dense(8, Activation.GELU, Name = "dense_5")]
[Dense(6, Activation.Softplus, Name = "dense_6")]
[Dense(7, Activation.Softsign, Name = "dense_7")]
[Dense(8, Activation.SiLU, Name = "dense_8")]
[Dense(6, Activation.HardSigmoid, Name = "dense_9")]
[Dense(7, Activation.HardSiLU, Name = "dense_10")]
[Dense(8, Activation.Mish, Name = "dense_11")]
[Dense(6, Activation.Tanh, Name = "dense_12")]
[Dense(7, Activation.Sigmoid, Name = "dense_13")]
[Dense(8, Activation.LogSoftmax, Name = "dense_14")]
[Dense(6, Activation.Softmax, Name = "dense_15")]
[Dense(7, Activation.Linear, Name = "dense_16")]
[Dense(3, Activation.Linear, Name = "dense_17")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4, KeepGradients = true)]
public sealed partial class act_chain_K;

[Network]
[Input(5)]
[Dense(6, Activation.ELU, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_elu_G;

[Network]
[Input(5)]
[Dense(6, Activation.Linear, Name = "dense")]
[ELU(0.7, Name = "elu")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_elu_layer_G;

[Network]
[Input(5)]
[Dense(6, Activation.Exponential, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_exponential_G;

[Network]
[Input(5)]
[Dense(6, Activation.GELU, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_gelu_G;

[Network]
[Input(5)]
[Dense(6, Activation.GELUApproximate, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_gelu_approximate_G;

[Network]
[Input(5)]
[Dense(6, Activation.HardSigmoid, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_hard_sigmoid_G;

[Network]
[Input(5)]
[Dense(6, Activation.HardSiLU, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_hard_silu_G;

[Network]
[Input(5)]
[Dense(6, Activation.LeakyReLU, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_leaky_relu_G;

[Network]
[Input(5)]
[Dense(6, Activation.Linear, Name = "dense")]
[LeakyReLU(0.3, Name = "leaky_re_lu")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_leaky_relu_layer_G;

[Network]
[Input(5)]
[Dense(6, Activation.Linear, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_linear_G;

[Network]
[Input(5)]
[Dense(6, Activation.LogSoftmax, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_log_softmax_G;

[Network]
[Input(5)]
[Dense(6, Activation.Mish, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_mish_G;

[Network]
[Input(5)]
[Dense(6, Activation.Linear, Name = "dense")]
[PReLU(Name = "p_re_lu")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_prelu_G;

[Network]
[Input(5)]
[Dense(6, Activation.Linear, Name = "dense")]
[PReLU(Name = "p_re_lu")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4, KeepGradients = true)]
public sealed partial class act_prelu_K;

[Network]
[Input(5)]
[Dense(6, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_relu_G;

[Network]
[Input(5)]
[Dense(6, Activation.ReLU6, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_relu6_G;

[Network]
[Input(5)]
[Dense(6, Activation.Linear, Name = "dense")]
[ReLU(MaxValue = 1.5, NegativeSlope = 0.1, Threshold = 0.25, Name = "re_lu")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_relu_layer_G;

[Network]
[Input(5)]
[Dense(6, Activation.SELU, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_selu_G;

[Network]
[Input(5)]
[Dense(6, Activation.Sigmoid, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_sigmoid_G;

[Network]
[Input(5)]
[Dense(6, Activation.SiLU, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_silu_G;

[Network]
[Input(5)]
[Dense(6, Activation.Softmax, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_softmax_G;

[Network]
[Input(5)]
[Dense(6, Activation.Softplus, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_softplus_G;

[Network]
[Input(5)]
[Dense(6, Activation.Softsign, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_softsign_G;

[Network]
[Input(5)]
[Dense(6, Activation.Tanh, Name = "dense")]
[Dense(3, Activation.Linear, Name = "dense_1")]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 4)]
public sealed partial class act_tanh_G;

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
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6, FromLogits = true)]
public sealed partial class loss_binary_crossentropy_logits_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_binary_crossentropy_probs_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6, LabelSmoothing = 0.1)]
public sealed partial class loss_binary_crossentropy_smoothing_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.BinaryCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_binary_crossentropy_soft_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.CategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6, FromLogits = true)]
public sealed partial class loss_categorical_crossentropy_logits_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.CategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_categorical_crossentropy_probs_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.CategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_categorical_crossentropy_unnormalised_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.Huber, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_huber_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.Huber, Optimizer.SGD, LearningRate = 1, BatchSize = 6, Delta = 1.7)]
public sealed partial class loss_huber_delta_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.MeanAbsoluteError, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_mae_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_mse_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6, FromLogits = true)]
public sealed partial class loss_sparse_categorical_crossentropy_logits_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_sparse_categorical_crossentropy_probs_G;

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
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-07, BatchSize = 5)]
public sealed partial class opt_adam_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.6, Epsilon = 1e-07, AMSGrad = true, BatchSize = 5)]
public sealed partial class opt_adam_amsgrad_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 0.01, ClipNorm = 0.1, BatchSize = 5)]
public sealed partial class opt_adam_clipnorm_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 0.01, ClipValue = 0.05, BatchSize = 5)]
public sealed partial class opt_adam_clipvalue_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-07, BatchSize = 5)]
public sealed partial class opt_adam_defaults_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, LearningRate = 0.05, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-07, BatchSize = 5)]
public sealed partial class opt_adam_exponential_decay_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 0.01, GlobalClipNorm = 0.15, BatchSize = 5)]
public sealed partial class opt_adam_global_clipnorm_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 0.1, BatchSize = 5)]
public sealed partial class opt_adam_large_epsilon_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.AdamW, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-07, WeightDecay = 0.1, BatchSize = 5)]
public sealed partial class opt_adamw_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.AdamW, LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-07, WeightDecay = 0.004, BatchSize = 5)]
public sealed partial class opt_adamw_defaults_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop, LearningRate = 0.01, Rho = 0.9, Epsilon = 1e-07, BatchSize = 5)]
public sealed partial class opt_rmsprop_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop, LearningRate = 0.005, Momentum = 0.5, Rho = 0.9, Epsilon = 1e-07, Centered = true, BatchSize = 5)]
public sealed partial class opt_rmsprop_momentum_centered_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 5)]
public sealed partial class opt_sgd_G;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 5, KeepGradients = true)]
public sealed partial class opt_sgd_K;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 5)]
public sealed partial class opt_sgd_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.5, ClipNorm = 0.2, BatchSize = 5)]
public sealed partial class opt_sgd_clipnorm_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.5, ClipValue = 0.05, BatchSize = 5)]
public sealed partial class opt_sgd_clipvalue_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.05, BatchSize = 5)]
public sealed partial class opt_sgd_exponential_decay_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.5, GlobalClipNorm = 0.2, BatchSize = 5)]
public sealed partial class opt_sgd_global_clipnorm_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.05, GlobalClipNorm = 50.0, BatchSize = 5)]
public sealed partial class opt_sgd_global_clipnorm_inactive_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.05, Momentum = 0.9, BatchSize = 5)]
public sealed partial class opt_sgd_momentum_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.05, Momentum = 0.9, Nesterov = true, BatchSize = 5)]
public sealed partial class opt_sgd_nesterov_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, WeightDecay = 0.05, BatchSize = 5)]
public sealed partial class opt_sgd_weight_decay_T;

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
