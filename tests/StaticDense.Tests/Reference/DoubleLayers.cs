namespace StaticDense.Tests.Reference;

/// <summary>The layers in double by their textbook formulas, forward in training mode.</summary>
internal static class DoubleLayers
{
    /// <summary>A layer's output for a batch, without the function applied last.</summary>
    public static double[] Forward(ReferenceLayer layer, IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> tensors, Pass pass)
    {
        var x = inputs[0];
        switch (layer)
        {
            case ReferenceDense:
                return Dense(x, layer.InputShape[^1], layer.OutputShape[^1], tensors[0], tensors.ElementAtOrDefault(1));
            case ReferenceConvolution convolution:
                return Convolution(convolution, convolution.Window, x, tensors[0], tensors.ElementAtOrDefault(1), layer.OutputShape[^1], groups: 1);
            case ReferenceGroupedConvolution convolution:
                return Convolution(convolution, convolution.Window, x, tensors[0], tensors.ElementAtOrDefault(1), layer.OutputShape[^1], convolution.Groups);
            case ReferenceSeparable separable:
                var middle = tensors[1].Length / layer.OutputShape[^1];
                var depthwise = Convolution(separable, separable.Window, x, tensors[0], null, middle, layer.InputShape[^1]);
                return Dense(depthwise, middle, layer.OutputShape[^1], tensors[1], tensors.ElementAtOrDefault(2));
            case ReferencePooling pooling:
                return Elements(pass.Samples * layer.OutputSize, i => Pool(pooling.IsMaximum, pooling.Taps(i).Select(tap => x[tap])));
            case ReferenceGlobalPooling pooling:
                return Elements(pass.Samples * layer.OutputSize, i =>
                    Pool(pooling.IsMaximum, Enumerable.Range(0, layer.InputSize / layer.OutputSize).Select(position => x[pooling.Index(i, position)])));
            case ReferenceBatchNormalization normalization:
                return BatchNormalization(normalization, x, tensors);
            case ReferenceLayerNormalization normalization:
                return LayerNormalization(normalization, x, tensors);
            default:
                return Rearrange(layer, inputs, tensors, pass);
        }
    }

    /// <summary>The function applied last.</summary>
    public static double[] Activate(ReferenceLayer layer, double[] values)
    {
        if (layer.Activation is not { } activation)
            return values;
        if (!activation.IsOfRows)
            return [.. values.Select(x => activation.IsGeneralReLU ? DoubleActivations.GeneralReLU(activation, x) : DoubleActivations.Value(activation, x))];
        var outputs = (double[])values.Clone();
        var channels = layer.OutputShape[^1];
        for (var first = 0; first < outputs.Length; first += channels)
            DoubleActivations.Softmax(outputs.AsSpan(first, channels), activation.Kind == Activation.LogSoftmax);
        return outputs;
    }

    private static double[] Elements(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];

    private static double[] Dense(double[] x, int size, int units, double[] kernel, double[]? bias) => Elements(x.Length / size * units, i =>
    {
        var sum = bias?[i % units] ?? 0;
        for (var input = 0; input < size; input++)
            sum += x[(i / units * size) + input] * kernel[(input * units) + (i % units)];
        return sum;
    });

    /// <summary>Filter f of group g sums over the group's channels; zeros outside the image.</summary>
    private static double[] Convolution(
        ReferenceLayer layer, ReferenceWindow window, double[] x, double[] kernel, double[]? bias, int filters, int groups)
    {
        var channels = layer.InputShape[^1];
        var (groupChannels, groupFilters) = (channels / groups, filters / groups);
        return Elements(x.Length / layer.InputSize * window.Output.Count * filters, i =>
        {
            var (row, filter) = (i / filters, i % filters);
            var sum = bias?[filter] ?? 0;
            foreach (var tap in window.Taps)
            {
                var place = window.InputAt(row % window.Output.Count, tap);
                var first = (((row / window.Output.Count * window.Input.Count) + place) * channels) + (filter / groupFilters * groupChannels);
                for (var channel = 0; place >= 0 && channel < groupChannels; channel++)
                    sum += x[first + channel] * kernel[(((tap.Index * groupChannels) + channel) * filters) + filter];
            }

            return sum;
        });
    }

    private static double Pool(bool isMaximum, IEnumerable<double> values) => isMaximum ? values.Max() : values.Average();

    private static double[] BatchNormalization(ReferenceBatchNormalization layer, double[] x, IReadOnlyList<double[]> tensors)
    {
        var channels = layer.InputShape[^1];
        var columns = Enumerable.Range(0, channels).Select(channel => x.Where((_, i) => i % channels == channel).ToArray()).ToArray();
        var normalized = columns.Select(column => Normalized(column, layer.Epsilon)).ToArray();
        return Scaled(Elements(x.Length, i => normalized[i % channels][i / channels]), channels, layer.HasGamma, layer.HasBeta, tensors);
    }

    private static double[] LayerNormalization(ReferenceLayerNormalization layer, double[] x, IReadOnlyList<double[]> tensors)
    {
        var channels = layer.InputShape[^1];
        double[] normalized = [.. x.Chunk(channels).SelectMany(row => Normalized(row, layer.Epsilon))];
        return Scaled(normalized, channels, layer.HasGamma, layer.HasBeta, tensors);
    }

    private static double[] Normalized(double[] values, double epsilon)
    {
        var mean = values.Average();
        var variance = values.Average(value => (value - mean) * (value - mean));
        return [.. values.Select(value => (value - mean) / Math.Sqrt(variance + epsilon))];
    }

    private static double[] Scaled(double[] values, int channels, bool hasGamma, bool hasBeta, IReadOnlyList<double[]> tensors) =>
        Elements(values.Length, i =>
            (values[i] * (hasGamma ? tensors[0][i % channels] : 1)) + (hasBeta ? tensors[hasGamma ? 1 : 0][i % channels] : 0));

    /// <summary>Layers without sums over channels.</summary>
    private static double[] Rearrange(ReferenceLayer layer, IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> tensors, Pass pass)
    {
        var x = inputs[0];
        var (size, outputSize) = (layer.InputSize, layer.OutputSize);
        switch (layer)
        {
            case ReferencePRelu rectifier:
                return [.. x.Select((value, i) => value > 0 ? value : tensors[0][rectifier.AlphaOf(i % size)] * value)];
            case ReferenceDropout dropout:
                var factors = dropout.Factors(pass);
                return [.. x.Select((value, i) => value * factors[i])];
            case ReferenceNoise noise:
                var draws = noise.Draws(pass);
                return [.. x.Select((value, i) => noise.Multiplies ? value * (1 + (noise.Deviation * draws[i])) : value + (noise.Deviation * draws[i]))];
            case ReferenceGather gather:
                return Elements(pass.Samples * outputSize, i =>
                    gather.Sources[i % outputSize] is >= 0 and var source ? x[(i / outputSize * size) + source] : 0);
            case ReferenceConcatenate concatenate:
                return Elements(pass.Samples * outputSize, i =>
                {
                    var (input, element) = concatenate.Source(i % outputSize);
                    return inputs[input][(i / outputSize * (inputs[input].Length / pass.Samples)) + element];
                });
            case ReferenceMerge merge:
                return Elements(x.Length, i => Merge(merge.Merging, [.. inputs.Select(input => input[i])]));
            default:
                return x;
        }
    }

    private static double Merge(Merging merging, double[] values) => merging switch
    {
        Merging.Add => values.Sum(),
        Merging.Subtract => values[0] - values[1],
        Merging.Multiply => values.Aggregate((product, value) => product * value),
        Merging.Average => values.Average(),
        Merging.Maximum => values.Max(),
        _ => values.Min(),
    };
}
