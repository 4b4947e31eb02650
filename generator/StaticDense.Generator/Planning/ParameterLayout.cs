using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>A parameter's place in storage: <c>[channels / 16][positions][16]</c>.</summary>
/// <param name="Path">Layer and variable: <c>dense/kernel</c>.</param>
/// <param name="Identifier">The name of its offset in emitted code: <c>DenseKernel</c>.</param>
internal sealed record Tensor(string Path, string Identifier, ShapedParameter Parameter, int Offset)
{
    public int Positions => checked((int)(Parameter.Shape.Size / Channels));

    public int Channels => Parameter.Shape.Axes.Skip(Parameter.Shape.Rank - Parameter.ChannelAxes).Aggregate(1, (product, size) => product * size);

    public int Panels => Blocks.Of(Channels);

    public int PanelStride => Positions * Blocks.Lanes;

    public int StorageCount => Panels * PanelStride;

    /// <summary>Real lanes of the last panel.</summary>
    public int LastLanes => ((Channels - 1) % Blocks.Lanes) + 1;
}

/// <summary>All parameters in canonical order, one behind the other.</summary>
internal sealed record ParameterLayout(EquatableArray<Tensor> Tensors)
{
    public int StorageCount => Tensors.Sum(tensor => tensor.StorageCount);

    /// <summary>The parameters that the optimizer changes.</summary>
    public IEnumerable<Tensor> Trainable => Tensors.Where(tensor => tensor.Parameter.IsTrainable);

    public static ParameterLayout Of(ShapedNetwork network)
    {
        var tensors = new List<Tensor>();
        var offset = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in network.Layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                var tensor = new Tensor(
                    layer.Declaration.Name + "/" + parameter.Name,
                    Unique(names, layer.Identifier + string.Concat(parameter.Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)))),
                    parameter,
                    offset);
                tensors.Add(tensor);
                offset = checked(offset + tensor.StorageCount);
            }
        }

        return new ParameterLayout(tensors.ToEquatableArray());
    }

    /// <summary>A layer <c>sep_pointwise</c> with a kernel and a layer <c>sep</c> with a pointwise kernel would both give one name.</summary>
    private static string Unique(HashSet<string> names, string name)
    {
        var unique = name;
        for (var suffix = 2; !names.Add(unique); suffix++)
            unique = name + "_" + suffix.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return unique;
    }

    public Tensor? Find(ShapedLayer layer, string variable) =>
        Tensors.FirstOrDefault(tensor => tensor.Path == layer.Declaration.Name + "/" + variable);
}
