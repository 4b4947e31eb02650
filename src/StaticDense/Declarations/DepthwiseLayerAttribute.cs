namespace StaticDense;

/// <summary>A layer that convolves each channel by itself: the depthwise kernel <c>[rows, columns, in, multiplier]</c> and its window.</summary>
public abstract class DepthwiseLayerAttribute : BiasedLayerAttribute
{
    /// <summary>The window's size: a number, or for two-dimensional layers <c>new[] { rows, columns }</c>.</summary>
    public object? KernelSize { get; set; }

    /// <summary>How far the window moves: a number or an array as <see cref="KernelSize"/> (1). Above 1 only without dilation.</summary>
    public object? Strides { get; set; } = 1;

    /// <summary>What happens at the border; valid unless given.</summary>
    public Padding Padding { get; set; }

    /// <summary>How far apart the window's taps stand: a number or an array as <see cref="KernelSize"/> (1).</summary>
    public object? DilationRate { get; set; } = 1;

    /// <summary>Keras's order of the axes: <c>"channels_last"</c> is the one that is supported.</summary>
    public string DataFormat { get; set; } = "channels_last";

    /// <summary>How many outputs each channel gives (1).</summary>
    public int DepthMultiplier { get; set; } = 1;

    /// <summary>How the depthwise kernel starts.</summary>
    public Initializer DepthwiseInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>VarianceScaling: the scale (1).</summary>
    public double DepthwiseInitializerScale { get; set; } = 1;

    /// <summary>VarianceScaling: what divides the scale.</summary>
    public FanMode DepthwiseInitializerMode { get; set; }

    /// <summary>VarianceScaling: what is drawn from.</summary>
    public Distribution DepthwiseInitializerDistribution { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the mean (0).</summary>
    public double DepthwiseInitializerMean { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the standard deviation (0.05).</summary>
    public double DepthwiseInitializerStddev { get; set; } = 0.05;

    /// <summary>RandomUniform: the lower bound (-0.05).</summary>
    public double DepthwiseInitializerMinval { get; set; } = -0.05;

    /// <summary>RandomUniform: the upper bound (0.05).</summary>
    public double DepthwiseInitializerMaxval { get; set; } = 0.05;

    /// <summary>Orthogonal: the factor (1).</summary>
    public double DepthwiseInitializerGain { get; set; } = 1;

    /// <summary>Constant: the value (0).</summary>
    public double DepthwiseInitializerValue { get; set; }

    /// <summary>Penalty <c>c Σ|w|</c> of the depthwise kernel.</summary>
    public double DepthwiseL1 { get; set; }

    /// <summary>Penalty <c>c Σw²</c> of the depthwise kernel.</summary>
    public double DepthwiseL2 { get; set; }

    /// <summary>MaxNorm: the largest norm of the depthwise kernel; with DepthwiseMinNorm it is MinMaxNorm's (1).</summary>
    public double DepthwiseMaxNorm { get; set; }

    /// <summary>MinMaxNorm: the least norm of the depthwise kernel.</summary>
    public double DepthwiseMinNorm { get; set; }

    /// <summary>MinMaxNorm: how far a step takes the norm towards its bounds, in [0, 1] (1).</summary>
    public double DepthwiseNormRate { get; set; } = 1;

    /// <summary>Norms: the axes of the depthwise kernel that one norm runs over, from 0 (0).</summary>
    public int[] DepthwiseConstraintAxes { get; set; } = [0];

    /// <summary>NonNeg: negative values of the depthwise kernel become 0.</summary>
    public bool DepthwiseNonNegative { get; set; }

    /// <summary>UnitNorm: norms of the depthwise kernel become 1.</summary>
    public bool DepthwiseUnitNorm { get; set; }
}
