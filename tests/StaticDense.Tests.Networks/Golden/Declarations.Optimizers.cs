// One optimizer each. Declarations.cs says what the names mean.
namespace StaticDense.Tests.Golden;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adadelta, LearningRate = 1, Rho = 0.95, Epsilon = 0.0001, BatchSize = 5)]
public sealed partial class opt_adadelta_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adagrad, LearningRate = 0.1, InitialAccumulatorValue = 0.1, Epsilon = 1e-07, BatchSize = 5)]
public sealed partial class opt_adagrad_T;

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
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adamax, LearningRate = 0.02, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-07, BatchSize = 5)]
public sealed partial class opt_adamax_T;

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
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Lion, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.99, BatchSize = 5)]
public sealed partial class opt_lion_T;

[Network]
[Input(4)]
[Dense(8, Activation.ReLU, Name = "dense")]
[Dense(3, Activation.Softmax, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Nadam, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-07, BatchSize = 5)]
public sealed partial class opt_nadam_T;

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
[Dense(8, Activation.ReLU, KernelMaxNorm = 0.9, BiasNonNegative = true, Name = "dense")]
[Dense(3, Activation.Softmax, KernelUnitNorm = true, Name = "dense_1")]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, LearningRate = 0.1, BatchSize = 5)]
public sealed partial class opt_sgd_constraints_T;

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
