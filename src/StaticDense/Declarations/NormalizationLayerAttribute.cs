namespace StaticDense;

/// <summary>A layer that takes a mean away, divides by a deviation, multiplies by gamma and adds beta.</summary>
public abstract class NormalizationLayerAttribute : UnaryLayerAttribute
{
    /// <summary>What is added to the variance before its root is taken (0.001).</summary>
    public double Epsilon { get; set; } = 1e-3;

    /// <summary>Whether beta is added.</summary>
    public bool Center { get; set; } = true;

    /// <summary>Whether there is a factor gamma.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>How gamma starts.</summary>
    public Initializer GammaInitializer { get; set; } = Initializer.Ones;

    /// <summary>VarianceScaling: the scale (1).</summary>
    public double GammaInitializerScale { get; set; } = 1;

    /// <summary>VarianceScaling: what divides the scale.</summary>
    public FanMode GammaInitializerMode { get; set; }

    /// <summary>VarianceScaling: what is drawn from.</summary>
    public Distribution GammaInitializerDistribution { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the mean (0).</summary>
    public double GammaInitializerMean { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the standard deviation (0.05).</summary>
    public double GammaInitializerStddev { get; set; } = 0.05;

    /// <summary>RandomUniform: the lower bound (-0.05).</summary>
    public double GammaInitializerMinval { get; set; } = -0.05;

    /// <summary>RandomUniform: the upper bound (0.05).</summary>
    public double GammaInitializerMaxval { get; set; } = 0.05;

    /// <summary>Constant: the value (0).</summary>
    public double GammaInitializerValue { get; set; }

    /// <summary>Penalty <c>c Σ|g|</c> of gamma.</summary>
    public double GammaL1 { get; set; }

    /// <summary>Penalty <c>c Σg²</c> of gamma.</summary>
    public double GammaL2 { get; set; }

    /// <summary>MaxNorm: the largest norm of gamma; with GammaMinNorm it is MinMaxNorm's (1).</summary>
    public double GammaMaxNorm { get; set; }

    /// <summary>MinMaxNorm: the least norm of gamma.</summary>
    public double GammaMinNorm { get; set; }

    /// <summary>MinMaxNorm: how far a step takes the norm towards its bounds, in [0, 1] (1).</summary>
    public double GammaNormRate { get; set; } = 1;

    /// <summary>Norms: the axes of gamma that one norm runs over, from 0 (0).</summary>
    public int[] GammaConstraintAxes { get; set; } = [0];

    /// <summary>NonNeg: negative values of gamma become 0.</summary>
    public bool GammaNonNegative { get; set; }

    /// <summary>UnitNorm: norms of gamma become 1.</summary>
    public bool GammaUnitNorm { get; set; }

    /// <summary>How beta starts.</summary>
    public Initializer BetaInitializer { get; set; } = Initializer.Zeros;

    /// <summary>VarianceScaling: the scale (1).</summary>
    public double BetaInitializerScale { get; set; } = 1;

    /// <summary>VarianceScaling: what divides the scale.</summary>
    public FanMode BetaInitializerMode { get; set; }

    /// <summary>VarianceScaling: what is drawn from.</summary>
    public Distribution BetaInitializerDistribution { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the mean (0).</summary>
    public double BetaInitializerMean { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the standard deviation (0.05).</summary>
    public double BetaInitializerStddev { get; set; } = 0.05;

    /// <summary>RandomUniform: the lower bound (-0.05).</summary>
    public double BetaInitializerMinval { get; set; } = -0.05;

    /// <summary>RandomUniform: the upper bound (0.05).</summary>
    public double BetaInitializerMaxval { get; set; } = 0.05;

    /// <summary>Constant: the value (0).</summary>
    public double BetaInitializerValue { get; set; }

    /// <summary>Penalty <c>c Σ|b|</c> of beta.</summary>
    public double BetaL1 { get; set; }

    /// <summary>Penalty <c>c Σb²</c> of beta.</summary>
    public double BetaL2 { get; set; }

    /// <summary>MaxNorm: the largest norm of beta; with BetaMinNorm it is MinMaxNorm's (1).</summary>
    public double BetaMaxNorm { get; set; }

    /// <summary>MinMaxNorm: the least norm of beta.</summary>
    public double BetaMinNorm { get; set; }

    /// <summary>MinMaxNorm: how far a step takes the norm towards its bounds, in [0, 1] (1).</summary>
    public double BetaNormRate { get; set; } = 1;

    /// <summary>Norms: the axes of beta that one norm runs over, from 0 (0).</summary>
    public int[] BetaConstraintAxes { get; set; } = [0];

    /// <summary>NonNeg: negative values of beta become 0.</summary>
    public bool BetaNonNegative { get; set; }

    /// <summary>UnitNorm: norms of beta become 1.</summary>
    public bool BetaUnitNorm { get; set; }
}
