namespace StaticDense;

/// <summary>Applies an activation function to each value (softmax and log-softmax: over the last axis).</summary>
/// <param name="activation">The function.</param>
public sealed class ActivationAttribute(Activation activation) : UnaryLayerAttribute
{
    /// <summary>The function.</summary>
    public Activation Function { get; } = activation;
}

/// <summary>
/// Rectified linear: <c>max value</c> where x reaches it, <c>x</c> where x is above the threshold, else
/// <c>negative slope · (x - threshold)</c>.
/// </summary>
public sealed class ReLUAttribute : UnaryLayerAttribute
{
    /// <summary>The largest output; unbounded when absent.</summary>
    public double MaxValue { get; set; }

    /// <summary>The slope below the threshold (0).</summary>
    public double NegativeSlope { get; set; }

    /// <summary>Where the slope begins (0).</summary>
    public double Threshold { get; set; }
}

/// <summary><c>x</c> for positive x, <c>slope · x</c> otherwise; the slope is 0.3 unless given.</summary>
/// <param name="negativeSlope">The slope for negative x.</param>
public sealed class LeakyReLUAttribute(double negativeSlope = 0.3) : UnaryLayerAttribute
{
    /// <summary>The slope for negative x.</summary>
    public double NegativeSlope { get; set; } = negativeSlope;
}

/// <summary><c>x</c> for positive x, <c>alpha (exp(x) - 1)</c> otherwise.</summary>
/// <param name="alpha">The factor, 1 unless given.</param>
public sealed class ELUAttribute(double alpha = 1) : UnaryLayerAttribute
{
    /// <summary>The factor.</summary>
    public double Alpha { get; set; } = alpha;
}

/// <summary>The softmax over the last axis.</summary>
public sealed class SoftmaxAttribute : UnaryLayerAttribute
{
    /// <summary>The axis, -1: the last one is the only one supported.</summary>
    public int Axis { get; set; } = -1;
}

/// <summary><c>x</c> for positive x, <c>alpha · x</c> otherwise, with a trained alpha for each input element.</summary>
public sealed class PReLUAttribute : UnaryLayerAttribute
{
    /// <summary>Axes along which alpha is shared, counted from 1 (the batch is axis 0), as in Keras.</summary>
    public int[] SharedAxes { get; set; } = [];

    /// <summary>How alpha starts.</summary>
    public Initializer AlphaInitializer { get; set; } = Initializer.Zeros;

    /// <summary>VarianceScaling: the scale (1).</summary>
    public double AlphaInitializerScale { get; set; } = 1;

    /// <summary>VarianceScaling: what divides the scale.</summary>
    public FanMode AlphaInitializerMode { get; set; }

    /// <summary>VarianceScaling: what is drawn from.</summary>
    public Distribution AlphaInitializerDistribution { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the mean (0).</summary>
    public double AlphaInitializerMean { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the standard deviation (0.05).</summary>
    public double AlphaInitializerStddev { get; set; } = 0.05;

    /// <summary>RandomUniform: the lower bound (-0.05).</summary>
    public double AlphaInitializerMinval { get; set; } = -0.05;

    /// <summary>RandomUniform: the upper bound (0.05).</summary>
    public double AlphaInitializerMaxval { get; set; } = 0.05;

    /// <summary>Orthogonal, Identity: the factor (1).</summary>
    public double AlphaInitializerGain { get; set; } = 1;

    /// <summary>Constant: the value (0).</summary>
    public double AlphaInitializerValue { get; set; }

    /// <summary>Penalty <c>c Σ|α|</c> of alpha.</summary>
    public double AlphaL1 { get; set; }

    /// <summary>Penalty <c>c Σα²</c> of alpha.</summary>
    public double AlphaL2 { get; set; }

    /// <summary>MaxNorm: the largest norm of alpha; with AlphaMinNorm it is MinMaxNorm's (1).</summary>
    public double AlphaMaxNorm { get; set; }

    /// <summary>MinMaxNorm: the least norm of alpha.</summary>
    public double AlphaMinNorm { get; set; }

    /// <summary>MinMaxNorm: how far a step takes the norm towards its bounds, in [0, 1] (1).</summary>
    public double AlphaNormRate { get; set; } = 1;

    /// <summary>Norms: the axes of alpha that one norm runs over, from 0 (0).</summary>
    public int[] AlphaConstraintAxes { get; set; } = [0];

    /// <summary>NonNeg: negative values of alpha become 0.</summary>
    public bool AlphaNonNegative { get; set; }

    /// <summary>UnitNorm: norms of alpha become 1.</summary>
    public bool AlphaUnitNorm { get; set; }
}
