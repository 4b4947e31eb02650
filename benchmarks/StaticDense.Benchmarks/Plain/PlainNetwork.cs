using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Plain;

/// <summary>A network of plain loops. What it computes is checked against ours before it is timed.</summary>
internal sealed class PlainNetwork
{
    private readonly PlainLayer[] _layers;

    public PlainNetwork(ComparedNetwork network)
    {
        _layers = [.. network.Shapes.Select(PlainLayer.Create)];
        InputSize = network.InputSize;
        OutputSize = network.OutputSize;
    }

    public int InputSize { get; }

    public int OutputSize { get; }

    /// <summary>Takes parameters in the library's canonical order.</summary>
    public void Import(ReadOnlySpan<float> parameters)
    {
        foreach (var layer in _layers)
        {
            var (kernel, bias) = (layer.Kernel.Length, layer.Bias.Length);
            if (kernel > 0)
                layer.Import(parameters[..kernel], parameters.Slice(kernel, bias));
            parameters = parameters[(kernel + bias)..];
        }
    }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (; inputs.Length > 0; inputs = inputs[InputSize..], outputs = outputs[OutputSize..])
            Forward(inputs[..InputSize]).CopyTo(outputs);
    }

    /// <summary>One step: mean crossentropy after softmax and sigmoid, mean squared error after others.</summary>
    /// <param name="inputs">n samples.</param>
    /// <param name="targets">n · OutputSize values.</param>
    /// <param name="update">Changes parameters by the gradients that it is given, and clears them.</param>
    public void Train(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, PlainUpdate update)
    {
        var samples = inputs.Length / InputSize;
        for (; inputs.Length > 0; inputs = inputs[InputSize..], targets = targets[OutputSize..])
            Accumulate(inputs[..InputSize], targets[..OutputSize], samples);
        update.Begin();
        foreach (var layer in _layers)
        {
            update.Apply(layer.Kernel, layer.KernelGradient);
            update.Apply(layer.Bias, layer.BiasGradient);
        }
    }

    private float[] Forward(ReadOnlySpan<float> input)
    {
        foreach (var layer in _layers)
        {
            layer.Forward(input);
            input = layer.Output;
        }

        return _layers[^1].Output;
    }

    private void Accumulate(ReadOnlySpan<float> input, ReadOnlySpan<float> target, int samples)
    {
        var last = _layers[^1];
        var output = Forward(input);
        var isCrossentropy = last.IsCrossentropy;
        for (var i = 0; i < output.Length; i++)
            last.OutputGradient[i] = (output[i] - target[i]) * (isCrossentropy ? 1f : 2f / output.Length) / samples;
        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            var below = i > 0 ? _layers[i - 1] : null;
            _layers[i].Backward(below is null ? input : below.Output, below is null ? [] : below.OutputGradient, isLogits: isCrossentropy && i == _layers.Length - 1);
        }
    }
}
