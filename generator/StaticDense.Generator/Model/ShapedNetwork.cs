using StaticDense.Generator.Collections;

namespace StaticDense.Generator.Model;

/// <summary>A network whose shapes, parameters and counts are known and valid: what planning starts from.</summary>
internal sealed record ShapedNetwork(NetworkDeclaration Declaration, EquatableArray<ShapedLayer> Layers)
{
    public Shape InputShape => new(Declaration.InputShape);

    public Shape OutputShape => Layers[Layers.Count - 1].OutputShape;

    public long ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    public long TrainableParameterCount => Layers.Sum(layer => layer.Parameters.Where(p => p.IsTrainable).Sum(p => p.Shape.Size));

    public long MultiplyAddCount => Layers.Sum(layer => layer.MultiplyAddCount);
}

/// <summary>One layer with its shapes, batch excluded.</summary>
/// <param name="Declaration">The layer as declared.</param>
/// <param name="Identifier">Its class in <c>Layers</c>: <c>Dense1</c>.</param>
/// <param name="InputShape">What it takes.</param>
/// <param name="OutputShape">What it gives.</param>
/// <param name="Parameters">Its parameters in canonical order.</param>
/// <param name="MultiplyAddCount">Products of a kernel and an input for one sample, forward.</param>
internal sealed record ShapedLayer(
    LayerDeclaration Declaration,
    string Identifier,
    Shape InputShape,
    Shape OutputShape,
    EquatableArray<ShapedParameter> Parameters,
    long MultiplyAddCount)
{
    public long ParameterCount => Parameters.Sum(parameter => parameter.Shape.Size);
}

/// <summary>One parameter of a layer.</summary>
/// <param name="Name">The variable's name: <c>kernel</c>, <c>bias</c>, <c>alpha</c>.</param>
internal sealed record ShapedParameter(
    string Name, Shape Shape, InitializerDeclaration Initializer, Regularizer Regularizer, bool IsTrainable = true);

/// <summary>The sizes of the axes, batch excluded; at least one axis.</summary>
internal readonly record struct Shape(EquatableArray<int> Axes)
{
    public int Rank => Axes.Count;

    /// <summary>The last axis: features or channels.</summary>
    public int Channels => Axes[Axes.Count - 1];

    /// <summary>The product of all axes but the last.</summary>
    public long Positions => Axes.Take(Axes.Count - 1).Aggregate(1L, (product, size) => product * size);

    public long Size => Positions * Channels;

    public override string ToString() => "(" + string.Join(", ", Axes) + (Axes.Count == 1 ? ",)" : ")");
}
