using System.ComponentModel;

namespace StaticDense.Numerics;

/// <summary>The optimizer's numbers for one step, each computed in double and rounded once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct UpdateScalars
{
    /// <summary>The step size; for Adam with its bias corrections, <c>lr · √(1 - beta2ᵗ) / (1 - beta1ᵗ)</c>.</summary>
    public float Rate;

    /// <summary>Decoupled weight decay of this step, <c>weight decay · learning rate</c>; 0 when there is none.</summary>
    public float Decay;

    /// <summary>SGD, RMSprop: the share of the last step that is kept.</summary>
    public float Momentum;

    /// <summary>RMSprop: decay of the running means.</summary>
    public float Rho;

    /// <summary>RMSprop: <c>1 - rho</c>.</summary>
    public float OneMinusRho;

    /// <summary>Adam: <c>1 - beta1</c>.</summary>
    public float OneMinusBeta1;

    /// <summary>Adam: <c>1 - beta2</c>.</summary>
    public float OneMinusBeta2;

    /// <summary>RMSprop (inside the root), Adam (added to the root).</summary>
    public float Epsilon;

    /// <summary>Each element of the gradient is clipped to ± this; positive infinity when it is not.</summary>
    public float ClipValue;

    /// <summary>What the gradient is multiplied by first: 1, or the factor of a clipped norm.</summary>
    public float GradientScale;
}
