using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>The function that gives a network's outputs their range.</summary>
internal static class FinalFunction
{
    /// <summary>The function that a layer applies last; null for layers that apply none.</summary>
    public static ActivationFunction? Of(LayerDeclaration layer) => layer switch
    {
        DenseLayer dense => dense.Activation,
        ConvolutionLayer convolution => convolution.Activation,
        DepthwiseLayer depthwise => depthwise.Activation,
        SeparableLayer separable => separable.Activation,
        ActivationLayer activation => activation.Activation,
        PReLULayer => new(ActivationKind.LeakyReLU),
        BatchNormalizationLayer or LayerNormalizationLayer => ActivationFunction.Linear,
        _ => null,
    };

    /// <summary>
    /// The last function before the output and its layer, layers passed over that keep the range of what they take; null when nothing
    /// is known of the outputs: they are the inputs, a merge's, or a maximum's.
    /// </summary>
    public static (ActivationKind Kind, int Layer)? Of(ShapedNetwork network)
    {
        for (var index = network.Layers.Count - 1; index >= 0; index = network.Layers[index].Inputs[0])
        {
            var layer = network.Layers[index].Declaration;
            if (Of(layer) is { } function && (layer is not ActivationLayer || function.Kind != ActivationKind.Linear))
                return (function.Kind, index);
            if (!KeepsRange(layer))
                return null;
        }

        return null;
    }

    /// <summary>Whether outputs keep the bounds of the inputs, and their sum over the channels: values moved, left out or averaged.</summary>
    private static bool KeepsRange(LayerDeclaration layer) => layer is ActivationLayer or ReshapeLayer or PermuteLayer or DropoutLayer or NoiseLayer
        or UpSamplingLayer or BorderLayer { IsCropping: true } or PoolingLayer { IsMaximum: false } or GlobalPoolingLayer { IsMaximum: false };
}
