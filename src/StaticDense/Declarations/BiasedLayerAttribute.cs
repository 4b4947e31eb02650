namespace StaticDense;

/// <summary>A layer that adds a bias to its sums and applies a function to them: how the bias starts, what penalises and what limits it.</summary>
/// <remarks>
/// Penalties are added to the loss once per batch: <c>L1 Σ|w| + L2 Σw²</c> (no factor 1/2). Constraints (at most one for each parameter) are
/// kept after every update, with Keras's formulas: MaxNorm <c>w · clip(n, 0, max) / (1e-7 + n)</c>, UnitNorm <c>w / (1e-7 + n)</c>, MinMaxNorm
/// <c>w · (rate · clip(n, min, max) + (1 - rate) · n) / (1e-7 + n)</c>, where n is the norm <c>√Σw²</c> over the constraint's axes.
/// </remarks>
public abstract class BiasedLayerAttribute : UnaryLayerAttribute
{
    /// <summary>The function applied to the layer's sum; the identity when absent.</summary>
    public Activation Activation { get; set; }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the bias starts.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>VarianceScaling: the scale (1).</summary>
    public double BiasInitializerScale { get; set; } = 1;

    /// <summary>VarianceScaling: what divides the scale.</summary>
    public FanMode BiasInitializerMode { get; set; }

    /// <summary>VarianceScaling: what is drawn from.</summary>
    public Distribution BiasInitializerDistribution { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the mean (0).</summary>
    public double BiasInitializerMean { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the standard deviation (0.05).</summary>
    public double BiasInitializerStddev { get; set; } = 0.05;

    /// <summary>RandomUniform: the lower bound (-0.05).</summary>
    public double BiasInitializerMinval { get; set; } = -0.05;

    /// <summary>RandomUniform: the upper bound (0.05).</summary>
    public double BiasInitializerMaxval { get; set; } = 0.05;

    /// <summary>Constant: the value (0).</summary>
    public double BiasInitializerValue { get; set; }

    /// <summary>Penalty <c>c Σ|b|</c> of the bias.</summary>
    public double BiasL1 { get; set; }

    /// <summary>Penalty <c>c Σb²</c> of the bias.</summary>
    public double BiasL2 { get; set; }

    /// <summary>MaxNorm: the largest norm of the bias; with BiasMinNorm it is MinMaxNorm's (1).</summary>
    public double BiasMaxNorm { get; set; }

    /// <summary>MinMaxNorm: the least norm of the bias.</summary>
    public double BiasMinNorm { get; set; }

    /// <summary>MinMaxNorm: how far a step takes the norm towards its bounds, in [0, 1] (1).</summary>
    public double BiasNormRate { get; set; } = 1;

    /// <summary>Norms: the axes of the bias that one norm runs over, from 0 (0).</summary>
    public int[] BiasConstraintAxes { get; set; } = [0];

    /// <summary>NonNeg: negative values of the bias become 0.</summary>
    public bool BiasNonNegative { get; set; }

    /// <summary>UnitNorm: norms of the bias become 1.</summary>
    public bool BiasUnitNorm { get; set; }
}
