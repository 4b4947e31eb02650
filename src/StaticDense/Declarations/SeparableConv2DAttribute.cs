namespace StaticDense;

/// <summary>
/// A depthwise convolution (kernel <c>[rows, columns, in, multiplier]</c>), then a 1x1 convolution over its channels (kernel
/// <c>[1, 1, in · multiplier, filters]</c>) with the bias and the activation. Takes (height, width, channels).
/// </summary>
public sealed class SeparableConv2DAttribute : DepthwiseLayerAttribute
{
    /// <summary>A separable convolution.</summary>
    /// <param name="filters">The number of outputs, at least 1.</param>
    /// <param name="kernelSize">The window's size: a number or <c>new[] { rows, columns }</c>.</param>
    public SeparableConv2DAttribute(int filters = 0, object? kernelSize = null)
    {
        Filters = filters;
        KernelSize = kernelSize;
    }

    /// <summary>The number of outputs.</summary>
    public int Filters { get; set; }

    /// <summary>How the pointwise kernel starts.</summary>
    public Initializer PointwiseInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>VarianceScaling: the scale (1).</summary>
    public double PointwiseInitializerScale { get; set; } = 1;

    /// <summary>VarianceScaling: what divides the scale.</summary>
    public FanMode PointwiseInitializerMode { get; set; }

    /// <summary>VarianceScaling: what is drawn from.</summary>
    public Distribution PointwiseInitializerDistribution { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the mean (0).</summary>
    public double PointwiseInitializerMean { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the standard deviation (0.05).</summary>
    public double PointwiseInitializerStddev { get; set; } = 0.05;

    /// <summary>RandomUniform: the lower bound (-0.05).</summary>
    public double PointwiseInitializerMinval { get; set; } = -0.05;

    /// <summary>RandomUniform: the upper bound (0.05).</summary>
    public double PointwiseInitializerMaxval { get; set; } = 0.05;

    /// <summary>Orthogonal: the factor (1).</summary>
    public double PointwiseInitializerGain { get; set; } = 1;

    /// <summary>Constant: the value (0).</summary>
    public double PointwiseInitializerValue { get; set; }

    /// <summary>Penalty <c>c Σ|w|</c> of the pointwise kernel.</summary>
    public double PointwiseL1 { get; set; }

    /// <summary>Penalty <c>c Σw²</c> of the pointwise kernel.</summary>
    public double PointwiseL2 { get; set; }

    /// <summary>MaxNorm: the largest norm of the pointwise kernel; with PointwiseMinNorm it is MinMaxNorm's (1).</summary>
    public double PointwiseMaxNorm { get; set; }

    /// <summary>MinMaxNorm: the least norm of the pointwise kernel.</summary>
    public double PointwiseMinNorm { get; set; }

    /// <summary>MinMaxNorm: how far a step takes the norm towards its bounds, in [0, 1] (1).</summary>
    public double PointwiseNormRate { get; set; } = 1;

    /// <summary>Norms: the axes of the pointwise kernel that one norm runs over, from 0 (0).</summary>
    public int[] PointwiseConstraintAxes { get; set; } = [0];

    /// <summary>NonNeg: negative values of the pointwise kernel become 0.</summary>
    public bool PointwiseNonNegative { get; set; }

    /// <summary>UnitNorm: norms of the pointwise kernel become 1.</summary>
    public bool PointwiseUnitNorm { get; set; }
}
