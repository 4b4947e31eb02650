namespace StaticDense;

/// <summary>
/// Each channel less its mean, divided by its deviation: <c>(x - mean) / √(variance + epsilon) · gamma + beta</c>. In training mean and
/// (biased) variance are the batch's, and move the stored ones: <c>moving · momentum + batch · (1 - momentum)</c>; otherwise they are the stored
/// ones. It has 4 parameters for each channel, 2 of them trained.
/// </summary>
public sealed class BatchNormalizationAttribute : NormalizationLayerAttribute
{
    /// <summary>The axis that keeps its statistics apart, -1: the last one is the only one supported.</summary>
    public int Axis { get; set; } = -1;

    /// <summary>The share of the moving statistics that a step keeps (0.99).</summary>
    public double Momentum { get; set; } = 0.99;

    /// <summary>How the moving mean starts.</summary>
    public Initializer MovingMeanInitializer { get; set; } = Initializer.Zeros;

    /// <summary>VarianceScaling: the scale (1).</summary>
    public double MovingMeanInitializerScale { get; set; } = 1;

    /// <summary>VarianceScaling: what divides the scale.</summary>
    public FanMode MovingMeanInitializerMode { get; set; }

    /// <summary>VarianceScaling: what is drawn from.</summary>
    public Distribution MovingMeanInitializerDistribution { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the mean (0).</summary>
    public double MovingMeanInitializerMean { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the standard deviation (0.05).</summary>
    public double MovingMeanInitializerStddev { get; set; } = 0.05;

    /// <summary>RandomUniform: the lower bound (-0.05).</summary>
    public double MovingMeanInitializerMinval { get; set; } = -0.05;

    /// <summary>RandomUniform: the upper bound (0.05).</summary>
    public double MovingMeanInitializerMaxval { get; set; } = 0.05;

    /// <summary>Constant: the value (0).</summary>
    public double MovingMeanInitializerValue { get; set; }

    /// <summary>How the moving variance starts.</summary>
    public Initializer MovingVarianceInitializer { get; set; } = Initializer.Ones;

    /// <summary>VarianceScaling: the scale (1).</summary>
    public double MovingVarianceInitializerScale { get; set; } = 1;

    /// <summary>VarianceScaling: what divides the scale.</summary>
    public FanMode MovingVarianceInitializerMode { get; set; }

    /// <summary>VarianceScaling: what is drawn from.</summary>
    public Distribution MovingVarianceInitializerDistribution { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the mean (0).</summary>
    public double MovingVarianceInitializerMean { get; set; }

    /// <summary>RandomNormal, TruncatedNormal: the standard deviation (0.05).</summary>
    public double MovingVarianceInitializerStddev { get; set; } = 0.05;

    /// <summary>RandomUniform: the lower bound (-0.05).</summary>
    public double MovingVarianceInitializerMinval { get; set; } = -0.05;

    /// <summary>RandomUniform: the upper bound (0.05).</summary>
    public double MovingVarianceInitializerMaxval { get; set; } = 0.05;

    /// <summary>Constant: the value (0).</summary>
    public double MovingVarianceInitializerValue { get; set; }

    /// <summary>Keras's statistics over several devices. Not supported.</summary>
    public bool Synchronized { get; set; }

    /// <summary>Keras's batch renormalization. Not supported.</summary>
    public bool Renorm { get; set; }

    /// <summary>Keras's momentum of batch renormalization. Not supported.</summary>
    public double RenormMomentum { get; set; } = 0.99;
}

/// <summary>
/// Each position's channels less their mean, divided by their deviation: <c>(x - mean) / √(variance + epsilon) · gamma + beta</c>, mean and
/// (biased) variance over the last axis. It has 2 parameters for each channel.
/// </summary>
public sealed class LayerNormalizationAttribute : NormalizationLayerAttribute
{
    /// <summary>The axis that is normalized, -1: the last one is the only one supported.</summary>
    public object? Axis { get; set; } = -1;

    /// <summary>Keras's scaling without a mean. Not supported.</summary>
    public bool RmsScaling { get; set; }
}
