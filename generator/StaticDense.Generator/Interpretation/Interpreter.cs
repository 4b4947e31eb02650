using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Interpretation;

/// <summary>
/// Runs a network's inference on one sample in double precision, by the layers' formulas: what it declares, free of the rounding and the
/// order of sums of the code that is emitted for it.
/// </summary>
internal sealed class Interpreter
{
    private readonly ShapedNetwork _network;
    private readonly LayerTensors[] _tensors;
    private readonly int[] _uses;

    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters in canonical order, each row-major in Keras's layout.</param>
    public Interpreter(ShapedNetwork network, IReadOnlyList<float[]> parameters)
    {
        _network = network;
        _tensors = LayerTensors.Of(network, parameters);
        _uses = new int[network.Layers.Count];
        foreach (var input in network.Layers.SelectMany(layer => layer.Inputs).Where(input => input >= 0))
            _uses[input]++;
    }

    /// <summary>The outputs of one sample, row-major.</summary>
    /// <param name="sample">The sample's values, row-major; they stay as they are.</param>
    /// <param name="cancellation">Asked at every layer, and within large ones.</param>
    public double[] Run(double[] sample, CancellationToken cancellation)
    {
        if (sample.Length != _network.InputShape.Size)
            throw new ArgumentException($"The network takes {_network.InputShape.Size} values, not {sample.Length}.", nameof(sample));
        var outputs = new double[]?[_network.Layers.Count];
        var uses = (int[])_uses.Clone();
        foreach (var index in _network.Order)
        {
            cancellation.ThrowIfCancellationRequested();
            var layer = _network.Layers[index];
            var inputs = layer.Inputs.Select(input => input < 0 ? sample : outputs[input]!).ToArray();
            outputs[index] = Compute(layer, inputs, _tensors[index], cancellation);

            // What nobody will read again is let go: a deep network's values need not be in memory all at once.
            foreach (var input in layer.Inputs.Where(input => input >= 0 && --uses[input] == 0))
                outputs[input] = null;
        }

        return outputs[outputs.Length - 1]!;
    }

    private static double[] Compute(ShapedLayer layer, double[][] inputs, LayerTensors tensors, CancellationToken cancellation)
    {
        var x = inputs[0];
        switch (layer.Declaration)
        {
            case DenseLayer dense:
                var products = Products.Dense(x, layer.InputShape.Channels, tensors["kernel"], tensors.Find("bias"), dense.Units, cancellation);
                return Activations.Apply(dense.Activation, products, dense.Units);
            case ConvolutionLayer convolution:
                var sums = Products.Convolution(WindowGeometry.Of(convolution.Window, layer.InputShape), convolution.Groups, x, tensors["kernel"], tensors.Find("bias"), convolution.Filters, cancellation);
                return Activations.Apply(convolution.Activation, sums, convolution.Filters);
            case DepthwiseLayer depthwise:
                var geometry = WindowGeometry.Of(depthwise.Window, layer.InputShape);
                var channels = Products.Depthwise(geometry, x, tensors["kernel"], tensors.Find("bias"), depthwise.DepthMultiplier, cancellation);
                return Activations.Apply(depthwise.Activation, channels, layer.OutputShape.Channels);
            case SeparableLayer separable:
                return Separable(separable, layer, x, tensors, cancellation);
            case PoolingLayer pooling:
                return Windows.Pool(WindowGeometry.Of(pooling.Window, layer.InputShape), pooling.IsMaximum, x, layer.InputShape.Channels);
            case GlobalPoolingLayer pooling:
                return Windows.PoolAll(pooling.IsMaximum, x, layer.InputShape.Channels);
            case BatchNormalizationLayer normalization:
                return Normalizations.Batch(normalization, x, layer.InputShape.Channels, tensors);
            case LayerNormalizationLayer normalization:
                return Normalizations.Layer(normalization, x, layer.InputShape.Channels, tensors);
            case ActivationLayer activation:
                return Activations.Apply(activation.Activation, (double[])x.Clone(), layer.InputShape.Channels);
            case PReLULayer:
                return Activations.Rectify(x, layer.InputShape, tensors["alpha"], layer.Parameters[0].Shape);
            case MergeLayer merge:
                return Merges.Join(merge, layer, inputs);
            case BorderLayer border:
                return Images.Border(border, layer.InputShape, layer.OutputShape, x);
            case UpSamplingLayer sampling:
                return Images.UpSample(sampling, layer.InputShape, x);
            case PermuteLayer permute:
                return Images.Permute(permute, layer.InputShape, x);
            case ReshapeLayer or DropoutLayer or NoiseLayer:
                return x;
            default:
                throw new InvalidOperationException($"The layer {layer.Declaration.Kind} cannot be interpreted.");
        }
    }

    private static double[] Separable(SeparableLayer separable, ShapedLayer layer, double[] x, LayerTensors tensors, CancellationToken cancellation)
    {
        var geometry = WindowGeometry.Of(separable.Window, layer.InputShape);
        var between = Products.Depthwise(geometry, x, tensors["depthwise_kernel"], null, separable.DepthMultiplier, cancellation);
        var channels = layer.InputShape.Channels * separable.DepthMultiplier;
        var outputs = Products.Dense(between, channels, tensors["pointwise_kernel"], tensors.Find("bias"), separable.Filters, cancellation);
        return Activations.Apply(separable.Activation, outputs, separable.Filters);
    }
}

/// <summary>The values of one layer's parameters, by name.</summary>
internal readonly struct LayerTensors(EquatableArray<ShapedParameter> parameters, float[][] values)
{
    /// <summary>A parameter that the layer has.</summary>
    public float[] this[string name] => Find(name) ?? throw new InvalidOperationException($"The layer has no {name}.");

    /// <summary>A parameter, or null where the layer has none of that name.</summary>
    public float[]? Find(string name)
    {
        for (var index = 0; index < parameters.Count; index++)
        {
            if (parameters[index].Name == name)
                return values[index];
        }

        return null;
    }

    /// <summary>All parameters in canonical order, divided among the layers.</summary>
    public static LayerTensors[] Of(ShapedNetwork network, IReadOnlyList<float[]> parameters)
    {
        var next = 0;
        var tensors = network.Layers
            .Select(layer => new LayerTensors(layer.Parameters, [.. layer.Parameters.Select(parameter => Checked(parameter, parameters[next++]))]))
            .ToArray();
        return next == parameters.Count ? tensors : throw new ArgumentException($"The network has {next} parameters, not {parameters.Count}.", nameof(parameters));
    }

    private static float[] Checked(ShapedParameter parameter, float[] values) => values.Length == parameter.Shape.Size
        ? values
        : throw new ArgumentException($"{parameter.Name} has {parameter.Shape.Size} values, not {values.Length}.");
}
