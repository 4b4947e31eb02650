namespace StaticDense.Tests.Reference;

/// <summary>Conv1D and Conv2D with groups, and DepthwiseConv2D: the grouped sums, started from the bias.</summary>
internal sealed class ReferenceGroupedConvolution(
    ReferenceWindow window, ReferenceGroupedSums sums, ReferenceParameter kernel, ReferenceParameter? bias, ReferenceActivation activation)
    : ReferenceKernelLayer([kernel], bias, activation)
{
    private float[] _inputs = [];

    public ReferenceWindow Window { get; } = window;

    public int Groups => sums.Groups;

    protected override float[] Sums(float[] inputs, Pass pass)
    {
        _inputs = inputs;
        var result = new float[pass.Samples * OutputSize];
        for (var row = 0; row < result.Length; row += OutputShape[^1])
            Start(result.AsSpan(row, OutputShape[^1]));
        sums.Add(inputs, result);
        return result;
    }

    protected override float[] SumsBackward(float[] delta, Pass pass)
    {
        sums.KernelGradient(_inputs, delta);
        return sums.InputGradient(delta);
    }
}

/// <summary>
/// SeparableConv2D: the depthwise sums from +0, then a 1x1 convolution with the bias and the activation, each with its own rule.
/// </summary>
/// <param name="window">Where the depthwise window stands.</param>
/// <param name="sums">The depthwise sums.</param>
/// <param name="depthwise">The depthwise kernel.</param>
/// <param name="pointwise">The 1x1 convolution, which takes the depthwise sums.</param>
internal sealed class ReferenceSeparable(ReferenceWindow window, ReferenceGroupedSums sums, ReferenceParameter depthwise, ReferenceConvolution pointwise)
    : ReferenceUnaryLayer
{
    private float[] _inputs = [];

    public ReferenceWindow Window { get; } = window;

    public override IReadOnlyList<ReferenceParameter> Parameters { get; } = [depthwise, .. pointwise.Parameters];

    public override ReferenceActivation Activation { get; } = pointwise.Activation;

    protected override float[] ForwardOne(float[] inputs, Pass pass)
    {
        _inputs = inputs;
        var middle = new float[pass.Samples * pointwise.InputSize];
        sums.Add(inputs, middle);
        return pointwise.Forward([middle], pass);
    }

    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation)
    {
        var middle = pointwise.Backward(delta, pass, skipActivation)[0];
        sums.KernelGradient(_inputs, middle);
        return sums.InputGradient(middle);
    }
}
