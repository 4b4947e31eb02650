// A loss alone: one linear activation with that loss. Declarations.cs says what the names mean.
#pragma warning disable SD0053 // A loss case has nothing to train.
namespace StaticDense.Tests.Golden;

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
