namespace StaticDense;

/// <summary>One layer of a network. Layers stand on one part of the class and are read in source order.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>The layer's name, unique in the network; Keras's default (<c>dense</c>, <c>dense_1</c>, ...) when absent.</summary>
    public string Name { get; set; } = "";
}

/// <summary>A layer with a kernel and a bias: how they start, and what penalises them.</summary>
/// <remarks>
/// Penalties are added to the loss once per batch: <c>L1 Σ|w| + L2 Σw²</c> (no factor 1/2). Activity penalties are the same of the
/// layer's output, divided by the number of samples.
/// </remarks>
public abstract class WeightedLayerAttribute : LayerAttribute
{
    /// <summary>The function applied to the layer's sum; the identity when absent.</summary>
    public Activation Activation { get; set; }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; set; } = true;

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

    /// <summary>Penalty <c>c Σ|w|</c> of the kernel.</summary>
    public double KernelL1 { get; set; }

    /// <summary>Penalty <c>c Σw²</c> of the kernel.</summary>
    public double KernelL2 { get; set; }

    /// <summary>Penalty <c>c Σ|b|</c> of the bias.</summary>
    public double BiasL1 { get; set; }

    /// <summary>Penalty <c>c Σb²</c> of the bias.</summary>
    public double BiasL2 { get; set; }

    /// <summary>Penalty <c>c Σ|y| / samples</c> of the layer's output.</summary>
    public double ActivityL1 { get; set; }

    /// <summary>Penalty <c>c Σy² / samples</c> of the layer's output.</summary>
    public double ActivityL2 { get; set; }
}

/// <summary>
/// A dense (fully connected) layer on the last axis: <c>y[..., units] = activation(x[..., in] · kernel[in, units] + bias[units])</c>.
/// It has <c>in · units + units</c> parameters.
/// </summary>
public sealed class DenseAttribute : WeightedLayerAttribute
{
    /// <summary>A dense layer.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    /// <param name="activation">The function applied to each sum.</param>
    public DenseAttribute(int units = 0, Activation activation = Activation.Linear)
    {
        Units = units;
        Activation = activation;
    }

    /// <summary>The number of outputs.</summary>
    public int Units { get; set; }
}

/// <summary>Applies an activation function to each value (softmax and log-softmax: over the last axis).</summary>
/// <param name="activation">The function.</param>
public sealed class ActivationAttribute(Activation activation) : LayerAttribute
{
    /// <summary>The function.</summary>
    public Activation Function { get; } = activation;

    /// <summary>Penalty <c>c Σ|y| / samples</c> of the layer's output.</summary>
    public double ActivityL1 { get; set; }

    /// <summary>Penalty <c>c Σy² / samples</c> of the layer's output.</summary>
    public double ActivityL2 { get; set; }
}

/// <summary>
/// Rectified linear: <c>max value</c> where x reaches it, <c>x</c> where x is above the threshold, else
/// <c>negative slope · (x - threshold)</c>.
/// </summary>
public sealed class ReLUAttribute : LayerAttribute
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
public sealed class LeakyReLUAttribute(double negativeSlope = 0.3) : LayerAttribute
{
    /// <summary>The slope for negative x.</summary>
    public double NegativeSlope { get; set; } = negativeSlope;
}

/// <summary><c>x</c> for positive x, <c>alpha (exp(x) - 1)</c> otherwise.</summary>
/// <param name="alpha">The factor, 1 unless given.</param>
public sealed class ELUAttribute(double alpha = 1) : LayerAttribute
{
    /// <summary>The factor.</summary>
    public double Alpha { get; set; } = alpha;
}

/// <summary><c>x</c> for positive x, <c>alpha · x</c> otherwise, with a trained alpha for each input element.</summary>
public sealed class PReLUAttribute : LayerAttribute
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

    /// <summary>Penalty <c>c Σ|alpha|</c>.</summary>
    public double AlphaL1 { get; set; }

    /// <summary>Penalty <c>c Σalpha²</c>.</summary>
    public double AlphaL2 { get; set; }
}

/// <summary>The softmax over the last axis.</summary>
public sealed class SoftmaxAttribute : LayerAttribute
{
    /// <summary>The axis, -1: the last one is the only one supported.</summary>
    public int Axis { get; set; } = -1;
}

/// <summary>Gives each sample one axis, in row-major order.</summary>
public sealed class FlattenAttribute : LayerAttribute;

/// <summary>Gives each sample another shape with the same number of elements, in row-major order.</summary>
/// <param name="targetShape">The sizes of the axes; one of them may be -1 and follows from the others.</param>
public sealed class ReshapeAttribute(params int[] targetShape) : LayerAttribute
{
    /// <summary>The sizes of the axes, batch excluded.</summary>
    public int[] TargetShape { get; } = targetShape;
}

/// <summary>
/// In training sets each value to zero with probability <c>rate</c> and divides the others by <c>1 - rate</c>; the identity
/// otherwise.
/// </summary>
/// <param name="rate">The share of values set to zero, in [0, 1].</param>
public sealed class DropoutAttribute(double rate = -1) : LayerAttribute
{
    /// <summary>The share of values set to zero.</summary>
    public double Rate { get; set; } = rate;
}
