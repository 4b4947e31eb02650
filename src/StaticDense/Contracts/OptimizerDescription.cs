namespace StaticDense;

/// <summary>An optimizer with its numbers, as declared or Keras's defaults.</summary>
/// <param name="Kind">Which optimizer.</param>
public sealed record OptimizerDescription(Optimizer Kind)
{
    /// <summary>The step size at the start.</summary>
    public required double LearningRate { get; init; }

    /// <summary>SGD, RMSprop: the share of the last step that is kept.</summary>
    public double Momentum { get; init; }

    /// <summary>SGD: look ahead along the momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>RMSprop, Adadelta: decay of the running mean square.</summary>
    public double Rho { get; init; } = 0.9;

    /// <summary>RMSprop: subtract the square of the running mean.</summary>
    public bool Centered { get; init; }

    /// <summary>Adam and its kin: decay of the first moment; Lion: the momentum's share in a step.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Adam and its kin: decay of the second moment; Lion: decay of the momentum.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>All but SGD and Lion: keeps divisions finite.</summary>
    public double Epsilon { get; init; } = 1e-7;

    /// <summary>Adam: use the largest second moment seen.</summary>
    public bool AMSGrad { get; init; }

    /// <summary>Adagrad: where the sum of squares starts.</summary>
    public double InitialAccumulatorValue { get; init; } = 0.1;

    /// <summary>Decoupled weight decay; 0 when there is none.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Clip each tensor's norm; 0 when not.</summary>
    public double ClipNorm { get; init; }

    /// <summary>Clip the norm of all gradients; 0 when not.</summary>
    public double GlobalClipNorm { get; init; }

    /// <summary>Clip each element; 0 when not.</summary>
    public double ClipValue { get; init; }

    /// <summary>Keep a moving average of the trainable parameters.</summary>
    public bool UseEma { get; init; }

    /// <summary>What the moving average keeps of itself in a step.</summary>
    public double EmaMomentum { get; init; } = 0.99;

    /// <summary>After how many steps each the parameters are overwritten by their average; 0 when only at the end of Fit.</summary>
    public int EmaOverwriteFrequency { get; init; }

    /// <summary>The number of state values for each parameter: the optimizer's own, then the moving average.</summary>
    public int StateCount => OwnStateCount + (UseEma ? 1 : 0);

    /// <summary>The state values of the optimizer itself.</summary>
    internal int OwnStateCount => Kind switch
    {
        Optimizer.SGD => Momentum != 0 ? 1 : 0,
        Optimizer.RMSprop => 1 + (Momentum != 0 ? 1 : 0) + (Centered ? 1 : 0),
        Optimizer.Adagrad or Optimizer.Lion => 1,
        Optimizer.Nadam or Optimizer.Adamax or Optimizer.Adadelta => 2,
        _ => AMSGrad ? 3 : 2,
    };
}
