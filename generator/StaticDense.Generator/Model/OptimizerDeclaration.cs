namespace StaticDense.Generator.Model;

/// <summary>Numbers that the optimizer does not use hold their neutral value; 0 stands for no clipping and no decay.</summary>
internal sealed record OptimizerDeclaration(
    OptimizerKind Kind,
    double LearningRate,
    double Momentum,
    bool Nesterov,
    double Rho,
    bool Centered,
    double Beta1,
    double Beta2,
    double Epsilon,
    bool AMSGrad,
    double WeightDecay,
    double ClipNorm,
    double GlobalClipNorm,
    double ClipValue)
{
    /// <summary>Where Adagrad's sum of squares starts.</summary>
    public double InitialAccumulatorValue { get; init; }

    /// <summary>Whether a moving average of the parameters is kept.</summary>
    public bool UseEma { get; init; }

    public double EmaMomentum { get; init; }

    public int EmaOverwriteFrequency { get; init; }

    /// <summary>State values for each parameter; the library's OptimizerDescription counts the same.</summary>
    public int StateCount => OwnStateCount + (UseEma ? 1 : 0);

    private int OwnStateCount => Kind switch
    {
        OptimizerKind.SGD => Momentum != 0 ? 1 : 0,
        OptimizerKind.RMSprop => 1 + (Momentum != 0 ? 1 : 0) + (Centered ? 1 : 0),
        OptimizerKind.Adagrad or OptimizerKind.Lion => 1,
        OptimizerKind.Nadam or OptimizerKind.Adamax or OptimizerKind.Adadelta => 2,
        _ => AMSGrad ? 3 : 2,
    };
}

/// <inheritdoc cref="LossKind"/>
internal enum OptimizerKind
{
    SGD,
    RMSprop,
    Adam,
    AdamW,
    Nadam,
    Adamax,
    Adagrad,
    Adadelta,
    Lion,
}
