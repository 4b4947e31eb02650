using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Plain;

/// <summary>A layer as one writes it first: loops over arrays, row-major, one sample at a time, nothing else.</summary>
/// <param name="shape">Its sizes.</param>
internal abstract class PlainLayer(LayerShape shape)
{
    /// <summary>Its sizes.</summary>
    protected LayerShape Shape => shape;

    /// <summary>Whether the loss after it is a crossentropy, whose gradient in the logits is simply output minus target.</summary>
    public bool IsCrossentropy => shape.Activation is "softmax" or "sigmoid";

    /// <summary>The last sample's outputs, after the activation.</summary>
    public float[] Output { get; } = new float[shape.OutputSize];

    /// <summary>The last sample's gradient of the loss in the outputs; before the activation once that was gone back through.</summary>
    public float[] OutputGradient { get; } = new float[shape.OutputSize];

    /// <summary>The kernel; a unit's or filter's values stand together.</summary>
    public float[] Kernel { get; } = new float[shape.KernelSize];

    /// <summary>The biases.</summary>
    public float[] Bias { get; } = new float[shape.KernelSize > 0 ? shape.Units : 0];

    /// <summary>Sums of the kernel's gradients over a batch.</summary>
    public float[] KernelGradient { get; } = new float[shape.KernelSize];

    /// <summary>Sums of the biases' gradients over a batch.</summary>
    public float[] BiasGradient { get; } = new float[shape.KernelSize > 0 ? shape.Units : 0];

    public static PlainLayer Create(LayerShape shape) => shape.Kind switch
    {
        LayerKind.Dense => new PlainDense(shape),
        LayerKind.Convolution => new PlainConvolution(shape),
        LayerKind.MaxPooling => new PlainMaxPooling(shape),
        LayerKind.GlobalAverage => new PlainAverage(shape),
        _ => new PlainFlatten(shape),
    };

    /// <summary>One sample's outputs.</summary>
    public void Forward(ReadOnlySpan<float> input)
    {
        Compute(input);
        Activate();
    }

    /// <summary>Adds one sample's gradients; those of the input only where somebody wants them.</summary>
    /// <param name="input">The sample.</param>
    /// <param name="inputGradient">Where the input's gradient goes; empty for the first layer.</param>
    /// <param name="isLogits">Whether the gradient that came in is already that before the activation.</param>
    public void Backward(ReadOnlySpan<float> input, Span<float> inputGradient, bool isLogits)
    {
        if (!isLogits)
            Deactivate();
        inputGradient.Clear();
        Gradients(input, inputGradient);
    }

    /// <summary>Takes the kernel from the library's canonical order: the units or filters last.</summary>
    public void Import(ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias)
    {
        var inputs = Kernel.Length / shape.Units;
        for (var unit = 0; unit < shape.Units; unit++)
        {
            for (var i = 0; i < inputs; i++)
                Kernel[(unit * inputs) + i] = kernel[(i * shape.Units) + unit];
        }

        bias.CopyTo(Bias);
    }

    protected abstract void Compute(ReadOnlySpan<float> input);

    protected abstract void Gradients(ReadOnlySpan<float> input, Span<float> inputGradient);

    private void Activate()
    {
        switch (shape.Activation)
        {
            case "relu":
                for (var i = 0; i < Output.Length; i++)
                    Output[i] = MathF.Max(Output[i], 0);
                break;
            case "tanh":
                for (var i = 0; i < Output.Length; i++)
                    Output[i] = MathF.Tanh(Output[i]);
                break;
            case "sigmoid":
                for (var i = 0; i < Output.Length; i++)
                    Output[i] = 1 / (1 + MathF.Exp(-Output[i]));
                break;
            case "softmax":
                Softmax();
                break;
        }
    }

    private void Softmax()
    {
        var largest = float.NegativeInfinity;
        for (var i = 0; i < Output.Length; i++)
            largest = MathF.Max(largest, Output[i]);
        var sum = 0f;
        for (var i = 0; i < Output.Length; i++)
            sum += Output[i] = MathF.Exp(Output[i] - largest);
        for (var i = 0; i < Output.Length; i++)
            Output[i] /= sum;
    }

    private void Deactivate()
    {
        switch (shape.Activation)
        {
            case "relu":
                for (var i = 0; i < Output.Length; i++)
                    OutputGradient[i] = Output[i] > 0 ? OutputGradient[i] : 0;
                break;
            case "tanh":
                for (var i = 0; i < Output.Length; i++)
                    OutputGradient[i] *= 1 - (Output[i] * Output[i]);
                break;
        }
    }
}
