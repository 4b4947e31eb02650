using StaticDense.Generator.Collections;

namespace StaticDense.Generator.Model;

/// <summary>A network whose shapes, parameters and counts are known and valid: what planning starts from.</summary>
internal sealed record ShapedNetwork(NetworkDeclaration Declaration, EquatableArray<ShapedLayer> Layers)
{
    /// <summary>The layers by index, each behind those that feed it: source order unless a layer names one further down.</summary>
    public EquatableArray<int> Order { get; init; } = EquatableArray<int>.Empty;

    /// <summary>The parameters that are built into the program; null where there are none.</summary>
    public NetworkWeights? Weights { get; init; }

    /// <summary>Whether each layer takes the one above it and no other.</summary>
    public bool IsChain => Layers.Select((layer, index) => layer.Inputs.Count == 1 && layer.Inputs[0] == index - 1).All(follows => follows);

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
    /// <summary>The layers that feed it, by index in source order; -1 is the network's input.</summary>
    public EquatableArray<int> Inputs { get; init; } = EquatableArray<int>.Empty;

    /// <summary>The shape of each of <see cref="Inputs"/>; the first is <see cref="InputShape"/>.</summary>
    public EquatableArray<Shape> InputShapes { get; init; } = EquatableArray<Shape>.Empty;

    public long ParameterCount => Parameters.Sum(parameter => parameter.Shape.Size);
}

/// <summary>One parameter of a layer.</summary>
/// <param name="Name">The variable's name: <c>kernel</c>, <c>bias</c>, <c>moving_mean</c>.</param>
internal sealed record ShapedParameter(
    string Name, Shape Shape, InitializerDeclaration Initializer, Regularizer Regularizer, bool IsTrainable = true)
{
    public ShapedParameter(string name, Shape shape, WeightDeclaration weight)
        : this(name, shape, weight.Initializer, weight.Regularizer) => Constraint = weight.Constraint;

    public Constraint Constraint { get; init; } = Constraint.None;

    /// <summary>
    /// How many of the last axes storage takes together as channels: 1, or 2 for depthwise kernels, whose channels are input channels
    /// times multiplier.
    /// </summary>
    public int ChannelAxes { get; init; } = 1;
}

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
