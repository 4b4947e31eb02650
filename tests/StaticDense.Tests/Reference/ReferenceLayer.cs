namespace StaticDense.Tests.Reference;

/// <summary>How a layer is run.</summary>
/// <param name="Samples">The samples of the batch.</param>
/// <param name="Training">Whether dropout is on and values are kept for the backward pass.</param>
/// <param name="Seed">The seed of random draws.</param>
/// <param name="Step">The steps taken before.</param>
internal readonly record struct Pass(int Samples, bool Training, ulong Seed = 0, long Step = 0);

/// <summary>Where a layer stands: what it is called, what feeds it, and shapes of one sample.</summary>
/// <param name="Index">The layer's number in the declaration, which random draws depend on.</param>
internal sealed record LayerPlace(string Name, int Index, IReadOnlyList<int> Inputs, int[] InputShape, int[] OutputShape)
{
    public double ActivityL1 { get; init; }

    public double ActivityL2 { get; init; }
}

/// <summary>
/// One layer in plain loops over row-major values: a row is one position of one sample, samples first. <see cref="Backward"/> follows a
/// training <see cref="Forward"/> of the same batch.
/// </summary>
internal abstract class ReferenceLayer
{
    /// <summary>Where the layer stands.</summary>
    public required LayerPlace Place { get; init; }

    public string Name => Place.Name;

    /// <summary>The layers that feed it, by their number in the declaration; -1 is the network's input.</summary>
    public IReadOnlyList<int> Inputs => Place.Inputs;

    /// <summary>One sample's shape; of a merge, its first input's.</summary>
    public int[] InputShape => Place.InputShape;

    /// <summary>One sample's shape.</summary>
    public int[] OutputShape => Place.OutputShape;

    /// <summary>The factor of Σ|y| / samples.</summary>
    public double ActivityL1 => Place.ActivityL1;

    /// <summary>The factor of Σy² / samples.</summary>
    public double ActivityL2 => Place.ActivityL2;

    public bool HasActivityPenalty => ActivityL1 != 0 || ActivityL2 != 0;

    /// <summary>The parameters in canonical order.</summary>
    public virtual IReadOnlyList<ReferenceParameter> Parameters => [];

    /// <summary>The function applied last, when the layer has one.</summary>
    public virtual ReferenceActivation? Activation => null;

    public int InputSize => Size(InputShape);

    public int OutputSize => Size(OutputShape);

    /// <summary>The layer's output for a batch of each of its inputs.</summary>
    public abstract float[] Forward(IReadOnlyList<float[]> inputs, Pass pass);

    /// <summary>
    /// From the loss's derivative by the output to the one by each input; parameters' gradients are stored on the way.
    /// </summary>
    /// <param name="delta">The derivative by the output, or by what the activation takes.</param>
    /// <param name="pass">The pass as it went forward.</param>
    /// <param name="skipActivation">The delta already is that of the activation's input.</param>
    public abstract IReadOnlyList<float[]> Backward(float[] delta, Pass pass, bool skipActivation);

    public static int Size(int[] shape) => shape.Aggregate(1, (product, size) => product * size);
}

/// <summary>A layer that takes one value.</summary>
internal abstract class ReferenceUnaryLayer : ReferenceLayer
{
    public override float[] Forward(IReadOnlyList<float[]> inputs, Pass pass) => ForwardOne(inputs.Single(), pass);

    public override IReadOnlyList<float[]> Backward(float[] delta, Pass pass, bool skipActivation) => [BackwardOne(delta, pass, skipActivation)];

    /// <inheritdoc cref="Forward"/>
    protected abstract float[] ForwardOne(float[] inputs, Pass pass);

    /// <inheritdoc cref="Backward"/>
    protected abstract float[] BackwardOne(float[] delta, Pass pass, bool skipActivation);
}

/// <summary>Activation, ReLU, LeakyReLU, ELU and Softmax layers.</summary>
internal sealed class ReferenceActivationLayer(ReferenceActivation activation) : ReferenceUnaryLayer
{
    public override ReferenceActivation Activation { get; } = activation;

    protected override float[] ForwardOne(float[] inputs, Pass pass) => Activation.Forward(inputs, OutputShape[^1]);

    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation) =>
        skipActivation ? delta : Activation.Backward(delta, OutputShape[^1]);
}

/// <summary>Flatten and Reshape: nothing happens to row-major values.</summary>
internal sealed class ReferenceReshape : ReferenceUnaryLayer
{
    protected override float[] ForwardOne(float[] inputs, Pass pass) => inputs;

    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation) => delta;
}
