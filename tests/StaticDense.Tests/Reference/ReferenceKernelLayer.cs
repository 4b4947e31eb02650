namespace StaticDense.Tests.Reference;

/// <summary>What layers with kernels have in common: sums that start from a bias, and a function applied last.</summary>
internal abstract class ReferenceKernelLayer(
    IReadOnlyList<ReferenceParameter> kernels, ReferenceParameter? bias, ReferenceActivation activation) : ReferenceUnaryLayer
{
    public override IReadOnlyList<ReferenceParameter> Parameters { get; } = bias is null ? kernels : [.. kernels, bias];

    public override ReferenceActivation Activation { get; } = activation;

    /// <summary>The sums, each started from its bias.</summary>
    protected abstract float[] Sums(float[] inputs, Pass pass);

    /// <summary>From the derivative by the sums to the one by the inputs, storing the kernels' gradients.</summary>
    protected abstract float[] SumsBackward(float[] delta, Pass pass);

    protected override float[] ForwardOne(float[] inputs, Pass pass) => Activation.Forward(Sums(inputs, pass), OutputShape[^1]);

    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation)
    {
        if (!skipActivation)
            delta = Activation.Backward(delta, OutputShape[^1]);
        BiasGradient(delta);
        return SumsBackward(delta, pass);
    }

    /// <summary>What the sums of one row start from: the bias, or +0.</summary>
    protected void Start(Span<float> sums)
    {
        if (bias is null)
            sums.Clear();
        else
            bias.Values.CopyTo(sums);
    }

    /// <summary>A chain of additions over rows, ascending, from +0.</summary>
    private void BiasGradient(float[] delta)
    {
        if (bias is null)
            return;
        Array.Clear(bias.Gradient);
        for (var i = 0; i < delta.Length; i++)
            bias.Gradient[i % bias.Count] += delta[i];
    }
}
