namespace StaticDense.Tests.Reference;

/// <summary>How a layer is run.</summary>
/// <param name="Samples">The samples of the batch.</param>
/// <param name="Training">Whether dropout is on and values are kept for the backward pass.</param>
/// <param name="Seed">The seed of random draws.</param>
/// <param name="Step">The steps taken before.</param>
internal readonly record struct Pass(int Samples, bool Training, ulong Seed = 0, long Step = 0);

/// <summary>
/// One layer in plain loops over row-major values: a row is one position of one sample, samples first. <see cref="Backward"/> follows a
/// training <see cref="Forward"/> of the same batch.
/// </summary>
internal abstract class ReferenceLayer
{
    public required string Name { get; init; }

    /// <summary>One sample's shape.</summary>
    public required int[] InputShape { get; init; }

    /// <summary>One sample's shape.</summary>
    public required int[] OutputShape { get; init; }

    /// <summary>The factor of Σ|y| / samples.</summary>
    public double ActivityL1 { get; init; }

    /// <summary>The factor of Σy² / samples.</summary>
    public double ActivityL2 { get; init; }

    public bool HasActivityPenalty => ActivityL1 != 0 || ActivityL2 != 0;

    /// <summary>The parameters in canonical order.</summary>
    public virtual IReadOnlyList<ReferenceParameter> Parameters => [];

    /// <summary>The function applied last, when the layer has one.</summary>
    public virtual ReferenceActivation? Activation => null;

    public int InputSize => Size(InputShape);

    public int OutputSize => Size(OutputShape);

    /// <summary>The layer's output for a batch.</summary>
    public abstract float[] Forward(float[] inputs, Pass pass);

    /// <summary>
    /// From the loss's derivative by the output to the one by the input; parameters' gradients are stored on the way.
    /// </summary>
    /// <param name="delta">The derivative by the output, or by what the activation takes.</param>
    /// <param name="pass">The pass as it went forward.</param>
    /// <param name="skipActivation">The delta already is that of the activation's input.</param>
    public abstract float[] Backward(float[] delta, Pass pass, bool skipActivation);

    public static int Size(int[] shape) => shape.Aggregate(1, (product, size) => product * size);
}

/// <summary>Activation, ReLU, LeakyReLU, ELU and Softmax layers.</summary>
internal sealed class ReferenceActivationLayer(ReferenceActivation activation) : ReferenceLayer
{
    public override ReferenceActivation Activation { get; } = activation;

    public override float[] Forward(float[] inputs, Pass pass) => Activation.Forward(inputs, OutputShape[^1]);

    public override float[] Backward(float[] delta, Pass pass, bool skipActivation) =>
        skipActivation ? delta : Activation.Backward(delta, OutputShape[^1]);
}

/// <summary>Flatten and Reshape: nothing happens to row-major values.</summary>
internal sealed class ReferenceReshape : ReferenceLayer
{
    public override float[] Forward(float[] inputs, Pass pass) => inputs;

    public override float[] Backward(float[] delta, Pass pass, bool skipActivation) => delta;
}
