namespace StaticDense;

/// <summary>A layer with a kernel and a bias: how they start, what penalises and what limits them.</summary>
public abstract class WeightedLayerAttribute : BiasedLayerAttribute
{
    /// <summary>How the kernel starts.</summary>
    public Initializer KernelInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>VarianceScaling: the scale (1).</summary>
    public double KernelInitializerScale { get; set; } = 1;

    /// <summary>VarianceScaling: what divides the scale.</summary>
    public FanMode KernelInitializerMode { get; set; }

    /// <summary>VarianceScaling: what is drawn from.</summary>
    public Distribution KernelInitializerDistribution { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the mean (0).</summary>
    public double KernelInitializerMean { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the standard deviation (0.05).</summary>
    public double KernelInitializerStddev { get; set; } = 0.05;

    /// <summary>RandomUniform: the lower bound (-0.05).</summary>
    public double KernelInitializerMinval { get; set; } = -0.05;

    /// <summary>RandomUniform: the upper bound (0.05).</summary>
    public double KernelInitializerMaxval { get; set; } = 0.05;

    /// <summary>Orthogonal, Identity: the factor (1).</summary>
    public double KernelInitializerGain { get; set; } = 1;

    /// <summary>Constant: the value (0).</summary>
    public double KernelInitializerValue { get; set; }

    /// <summary>Penalty <c>c Σ|w|</c> of the kernel.</summary>
    public double KernelL1 { get; set; }

    /// <summary>Penalty <c>c Σw²</c> of the kernel.</summary>
    public double KernelL2 { get; set; }

    /// <summary>MaxNorm: the largest norm of the kernel; with KernelMinNorm it is MinMaxNorm's (1).</summary>
    public double KernelMaxNorm { get; set; }

    /// <summary>MinMaxNorm: the least norm of the kernel.</summary>
    public double KernelMinNorm { get; set; }

    /// <summary>MinMaxNorm: how far a step takes the norm towards its bounds, in [0, 1] (1).</summary>
    public double KernelNormRate { get; set; } = 1;

    /// <summary>Norms: the axes of the kernel that one norm runs over, from 0 (0).</summary>
    public int[] KernelConstraintAxes { get; set; } = [0];

    /// <summary>NonNeg: negative values of the kernel become 0.</summary>
    public bool KernelNonNegative { get; set; }

    /// <summary>UnitNorm: norms of the kernel become 1.</summary>
    public bool KernelUnitNorm { get; set; }

    /// <summary>Keras's rank of a low-rank kernel update. Not supported.</summary>
    public int LoraRank { get; set; }

    /// <summary>Keras's scale of a low-rank kernel update. Not supported.</summary>
    public double LoraAlpha { get; set; }
}
