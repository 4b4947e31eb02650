using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>Ways through a network along what feeds what.</summary>
internal static class LayerWalk
{
    /// <summary>The first layer at or before one that does more than move values; <see cref="LayerGraph.NetworkInput"/> where there is none.</summary>
    public static int PastMoves(ShapedNetwork network, int index)
    {
        while (index != LayerGraph.NetworkInput && network.Layers[index].Declaration is ReshapeLayer or PermuteLayer)
            index = network.Layers[index].Inputs[0];
        return index;
    }

    /// <summary>How many times other layers take a layer's output.</summary>
    public static int Uses(ShapedNetwork network, int index) => network.Layers.Sum(layer => layer.Inputs.Count(input => input == index));

    /// <summary>Whether a layer with parameters takes a layer's output, itself or through others.</summary>
    public static bool FeedsParameters(ShapedNetwork network, int index)
    {
        var isBehind = new bool[network.Layers.Count];
        isBehind[index] = true;
        foreach (var next in network.Order)
        {
            if (!network.Layers[next].Inputs.Any(input => input != LayerGraph.NetworkInput && isBehind[input]))
                continue;
            if (network.Layers[next].ParameterCount > 0)
                return true;
            isBehind[next] = true;
        }

        return false;
    }
}
