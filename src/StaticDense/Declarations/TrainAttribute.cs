namespace StaticDense;

/// <summary>
/// Declares how a network is trained. Without it the network is for inference only: no training code is emitted. Arguments left
/// out take Keras's defaults for the optimizer.
/// </summary>
/// <param name="loss">What is minimised.</param>
/// <param name="optimizer">How the parameters follow their gradients.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class TrainAttribute(Loss loss, Optimizer optimizer) : Attribute
{
    /// <summary>What is minimised.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>How the parameters follow their gradients.</summary>
    public Optimizer Optimizer { get; } = optimizer;

    /// <summary>The largest number of samples in one step (32).</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>The step size; SGD 0.01, the others 0.001 unless given.</summary>
    public double LearningRate { get; set; }

    /// <summary>SGD, RMSprop: the share of the last step that is kept (0).</summary>
    public double Momentum { get; set; }

    /// <summary>SGD: look ahead along the momentum.</summary>
    public bool Nesterov { get; set; }

    /// <summary>RMSprop (0.9), Adadelta (0.95): decay of the running mean square.</summary>
    public double Rho { get; set; }

    /// <summary>RMSprop: subtract the square of the running mean.</summary>
    public bool Centered { get; set; }

    /// <summary>Adam, AdamW, Nadam, Adamax: decay of the first moment; Lion: the momentum's share in a step (0.9).</summary>
    public double Beta1 { get; set; }

    /// <summary>Adam, AdamW, Nadam, Adamax: decay of the second moment (0.999); Lion: decay of the momentum (0.99).</summary>
    public double Beta2 { get; set; }

    /// <summary>All but SGD and Lion: keeps divisions finite (1e-7).</summary>
    public double Epsilon { get; set; }

    /// <summary>Adam, AdamW: use the largest second moment seen.</summary>
    public bool AMSGrad { get; set; }

    /// <summary>Adagrad: where the sum of squares starts (0.1).</summary>
    public double InitialAccumulatorValue { get; set; } = 0.1;

    /// <summary>Decoupled weight decay, <c>w -= w · decay · rate</c> before the update (AdamW 0.004, otherwise none).</summary>
    public double WeightDecay { get; set; }

    /// <summary>Scales each parameter's gradient down to this norm.</summary>
    public double ClipNorm { get; set; }

    /// <summary>Scales all gradients together down to this norm.</summary>
    public double GlobalClipNorm { get; set; }

    /// <summary>Clips each element of the gradients to ± this value.</summary>
    public double ClipValue { get; set; }

    /// <summary>
    /// Keep a moving average of the trainable parameters, <c>average = momentum · average + (1 - momentum) · w</c> after each update. Fit ends
    /// with the average in the parameters' place.
    /// </summary>
    public bool UseEma { get; set; }

    /// <summary>With <see cref="UseEma"/>: what the average keeps of itself in a step (0.99).</summary>
    public double EmaMomentum { get; set; } = 0.99;

    /// <summary>With <see cref="UseEma"/>: overwrite the parameters by their average after every so many steps (never unless given).</summary>
    public int EmaOverwriteFrequency { get; set; }

    /// <summary>Crossentropies with targets: moves targets towards the uniform distribution by this share, in [0, 1].</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>Crossentropies: the network's outputs are logits, not probabilities.</summary>
    public bool FromLogits { get; set; }

    /// <summary>Huber: where the loss turns from quadratic to linear (1).</summary>
    public double Delta { get; set; } = 1;

    /// <summary>CategoricalFocalCrossentropy: a factor; BinaryFocalCrossentropy with class balancing: the weight of class 1 (0.25).</summary>
    public double Alpha { get; set; } = 0.25;

    /// <summary>Focal crossentropies: how much less sure outputs count (2).</summary>
    public double Gamma { get; set; } = 2;

    /// <summary>BinaryFocalCrossentropy: weigh class 1 by alpha and class 0 by <c>1 - alpha</c>.</summary>
    public bool ApplyClassBalancing { get; set; }

    /// <summary>
    /// SparseCategoricalCrossentropy: labels of this class count nothing, and the mean is over the others. It need not be one of the
    /// output's classes: -1 and 255 are usual. (None unless given.)
    /// </summary>
    public int IgnoreClass { get; set; }

    /// <summary>Keep each step's gradients: enables <c>Gradients</c>, <c>ComputeGradients</c> and <c>ApplyGradients</c>.</summary>
    public bool KeepGradients { get; set; }

    /// <summary>What is measured beside the loss; when absent, accuracy for crossentropies and nothing for the other losses.</summary>
    public Metric[] Metrics { get; set; } = [];
}
