using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>The function that gives a network's outputs their range.</summary>
internal static class FinalFunction
{
    /// <summary>The function that a layer applies last; null for layers that change no value.</summary>
    public static ActivationFunction? Of(LayerDeclaration layer) => layer switch
    {
        DenseLayer dense => dense.Activation,
        ActivationLayer activation => activation.Activation,
        PReLULayer => new(ActivationKind.LeakyReLU),
        _ => null,
    };

    /// <summary>
    /// The last function of the network and its layer, the identity passed over; null when the outputs are the inputs, of which
    /// nothing is known.
    /// </summary>
    public static (ActivationKind Kind, int Layer)? Of(ShapedNetwork network)
    {
        for (var index = network.Layers.Count - 1; index >= 0; index--)
        {
            var layer = network.Layers[index].Declaration;
            if (Of(layer) is { } function && (layer is DenseLayer || function.Kind != ActivationKind.Linear))
                return (function.Kind, index);
        }

        return null;
    }
}
