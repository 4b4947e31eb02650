// One activation each. Declarations.cs says what the names mean.
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
