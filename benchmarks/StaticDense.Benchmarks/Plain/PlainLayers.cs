using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Plain;

/// <summary><c>y[u] = b[u] + Σ k[u, i] · x[i]</c>.</summary>
internal sealed class PlainDense(LayerShape shape) : PlainLayer(shape)
{
    protected override void Compute(ReadOnlySpan<float> input)
    {
        for (var unit = 0; unit < Shape.Units; unit++)
        {
            var sum = Bias[unit];
            for (var i = 0; i < input.Length; i++)
                sum += Kernel[(unit * input.Length) + i] * input[i];
            Output[unit] = sum;
        }
    }

    protected override void Gradients(ReadOnlySpan<float> input, Span<float> inputGradient)
    {
        for (var unit = 0; unit < Shape.Units; unit++)
        {
            var gradient = OutputGradient[unit];
            BiasGradient[unit] += gradient;
            for (var i = 0; i < input.Length; i++)
                KernelGradient[(unit * input.Length) + i] += gradient * input[i];
            for (var i = 0; i < inputGradient.Length; i++)
                inputGradient[i] += gradient * Kernel[(unit * input.Length) + i];
        }
    }
}

/// <summary>A convolution of stride 1 with zeros around, the size kept.</summary>
internal sealed class PlainConvolution(LayerShape shape) : PlainLayer(shape)
{
    protected override void Compute(ReadOnlySpan<float> input)
    {
        var (height, width, channels, filters, size) = (Shape.Height, Shape.Width, Shape.Channels, Shape.Units, Shape.Size);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var filter = 0; filter < filters; filter++)
                {
                    var sum = Bias[filter];
                    for (var ky = 0; ky < size; ky++)
                    {
                        for (var kx = 0; kx < size; kx++)
                        {
                            var (row, column) = (y + ky - (size / 2), x + kx - (size / 2));
                            if (row < 0 || row >= height || column < 0 || column >= width)
                                continue;
                            var kernel = ((((filter * size) + ky) * size) + kx) * channels;
                            var pixel = ((row * width) + column) * channels;
                            for (var channel = 0; channel < channels; channel++)
                                sum += Kernel[kernel + channel] * input[pixel + channel];
                        }
                    }

                    Output[(((y * width) + x) * filters) + filter] = sum;
                }
            }
        }
    }

    protected override void Gradients(ReadOnlySpan<float> input, Span<float> inputGradient)
    {
        var (height, width, channels, filters, size) = (Shape.Height, Shape.Width, Shape.Channels, Shape.Units, Shape.Size);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var filter = 0; filter < filters; filter++)
                {
                    var gradient = OutputGradient[(((y * width) + x) * filters) + filter];
                    BiasGradient[filter] += gradient;
                    for (var ky = 0; ky < size; ky++)
                    {
                        for (var kx = 0; kx < size; kx++)
                        {
                            var (row, column) = (y + ky - (size / 2), x + kx - (size / 2));
                            if (row < 0 || row >= height || column < 0 || column >= width)
                                continue;
                            var kernel = ((((filter * size) + ky) * size) + kx) * channels;
                            var pixel = ((row * width) + column) * channels;
                            for (var channel = 0; channel < channels; channel++)
                                KernelGradient[kernel + channel] += gradient * input[pixel + channel];
                            if (inputGradient.IsEmpty)
                                continue;
                            for (var channel = 0; channel < channels; channel++)
                                inputGradient[pixel + channel] += gradient * Kernel[kernel + channel];
                        }
                    }
                }
            }
        }
    }
}

/// <summary>The largest of every 2 x 2.</summary>
internal sealed class PlainMaxPooling(LayerShape shape) : PlainLayer(shape)
{
    protected override void Compute(ReadOnlySpan<float> input)
    {
        for (var output = 0; output < Output.Length; output++)
            Output[output] = input[Largest(input, output)];
    }

    protected override void Gradients(ReadOnlySpan<float> input, Span<float> inputGradient)
    {
        for (var output = 0; output < Output.Length; output++)
            inputGradient[Largest(input, output)] += OutputGradient[output];
    }

    private int Largest(ReadOnlySpan<float> input, int output)
    {
        var (width, channels) = (Shape.Width, Shape.Channels);
        var (position, channel) = Math.DivRem(output, channels);
        var (y, x) = Math.DivRem(position, width / 2);
        var largest = ((((2 * y) * width) + (2 * x)) * channels) + channel;
        foreach (var offset in (ReadOnlySpan<int>)[channels, width * channels, (width + 1) * channels])
        {
            var index = ((((2 * y) * width) + (2 * x)) * channels) + channel + offset;
            if (input[index] > input[largest])
                largest = index;
        }

        return largest;
    }
}

/// <summary>The average of every channel.</summary>
internal sealed class PlainAverage(LayerShape shape) : PlainLayer(shape)
{
    protected override void Compute(ReadOnlySpan<float> input)
    {
        Array.Clear(Output);
        for (var i = 0; i < input.Length; i++)
            Output[i % Output.Length] += input[i] / (Shape.Height * Shape.Width);
    }

    protected override void Gradients(ReadOnlySpan<float> input, Span<float> inputGradient)
    {
        for (var i = 0; i < inputGradient.Length; i++)
            inputGradient[i] = OutputGradient[i % Output.Length] / (Shape.Height * Shape.Width);
    }
}

/// <summary>The same values as one row.</summary>
internal sealed class PlainFlatten(LayerShape shape) : PlainLayer(shape)
{
    protected override void Compute(ReadOnlySpan<float> input) => input.CopyTo(Output);

    protected override void Gradients(ReadOnlySpan<float> input, Span<float> inputGradient) => OutputGradient.CopyTo(inputGradient);
}
