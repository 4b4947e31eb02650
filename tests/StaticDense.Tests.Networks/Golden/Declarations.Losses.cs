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
[Train(Loss.BinaryFocalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6, Gamma = 2)]
public sealed partial class loss_binary_focal_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.BinaryFocalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6, ApplyClassBalancing = true, Alpha = 0.25, Gamma = 2)]
public sealed partial class loss_binary_focal_balanced_G;

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
[Train(Loss.CategoricalFocalCrossentropy, Optimizer.SGD, LearningRate = 1, BatchSize = 6, Alpha = 0.25, Gamma = 2)]
public sealed partial class loss_categorical_focal_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.CategoricalHinge, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_categorical_hinge_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.CosineSimilarity, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_cosine_similarity_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.Hinge, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_hinge_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.Hinge, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_hinge_01_G;

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
[Train(Loss.KLDivergence, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_kl_divergence_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.KLDivergence, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_kl_divergence_onehot_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.LogCosh, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_log_cosh_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.MeanAbsoluteError, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_mae_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.MeanAbsolutePercentageError, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_mape_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_mse_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.MeanSquaredLogarithmicError, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_msle_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.Poisson, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_poisson_G;

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
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.SquaredHinge, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_squared_hinge_G;

[Network]
[Input(5)]
[Activation(Activation.Linear)]
[Train(Loss.SquaredHinge, Optimizer.SGD, LearningRate = 1, BatchSize = 6)]
public sealed partial class loss_squared_hinge_01_G;
