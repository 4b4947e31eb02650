using System.ComponentModel;

namespace StaticDense.Numerics;

/// <summary>The optimizer's numbers for one step, each computed in double and rounded once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct UpdateScalars
{
    /// <summary>
    /// The step size. For Adam with its bias corrections, <c>lr · √(1 - beta2ᵗ) / (1 - beta1ᵗ)</c>; for Adamax <c>lr / (1 - beta1ᵗ)</c>; for Nadam
    /// that of the momentum, <c>lr · uₜ₊₁ / (1 - Pₜ₊₁)</c>.
    /// </summary>
    public float Rate;

    /// <summary>Nadam: the step size of the gradient itself, <c>lr · (1 - uₜ) / (1 - Pₜ)</c>.</summary>
    public float GradientRate;

    /// <summary>Decoupled weight decay of this step, <c>weight decay · learning rate</c>; 0 when there is none.</summary>
    public float Decay;

    /// <summary>SGD, RMSprop: the share of the last step that is kept.</summary>
    public float Momentum;

    /// <summary>RMSprop, Adadelta: decay of the running means.</summary>
    public float Rho;

    /// <summary>RMSprop, Adadelta: <c>1 - rho</c>.</summary>
    public float OneMinusRho;

    /// <summary>Lion: the momentum's share in a step.</summary>
    public float Beta1;

    /// <summary>Adam and its kin, Lion: <c>1 - beta1</c>.</summary>
    public float OneMinusBeta1;

    /// <summary>Adamax: decay of the largest gradient; Lion: decay of the momentum.</summary>
    public float Beta2;

    /// <summary>Adam, Nadam, Lion: <c>1 - beta2</c>.</summary>
    public float OneMinusBeta2;

    /// <summary>Nadam: the bias correction of the mean square, <c>1 / (1 - beta2ᵗ)</c>.</summary>
    public float SquareCorrection;

    /// <summary>RMSprop, Adagrad, Adadelta (inside the root), Adam, Nadam (added to the root), Adamax (added to the largest gradient).</summary>
    public float Epsilon;

    /// <summary>Each element of the gradient is clipped to ± this; positive infinity when it is not.</summary>
    public float ClipValue;

    /// <summary>What the gradient is multiplied by first: 1, or the factor of a clipped norm.</summary>
    public float GradientScale;

    /// <summary>What the average of the parameters keeps of itself: 0 in the first step.</summary>
    public float AverageMomentum;

    /// <summary>What the average takes of the new parameters: <c>1 - momentum</c>.</summary>
    public float OneMinusAverageMomentum;

    /// <summary>Whether this step's parameters are overwritten by their average: 1 or 0.</summary>
    public float Overwrites;
}
