namespace StaticDense;

/// <summary>One layer of a network. Layers stand on one part of the class and are read in source order.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>The layer's name, unique in the network; Keras's default (<c>dense</c>, <c>dense_1</c>, ...) when absent.</summary>
    public string Name { get; set; } = "";

    /// <summary>Penalty <c>c Σ|y| / samples</c> of the layer's output.</summary>
    public double ActivityL1 { get; set; }

    /// <summary>Penalty <c>c Σy² / samples</c> of the layer's output.</summary>
    public double ActivityL2 { get; set; }

    /// <summary>Keras's switch for training the layer: <c>true</c> is the value that is supported.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>Keras's type of the layer's values: <c>"float32"</c> is the one that is supported.</summary>
    public string Dtype { get; set; } = "float32";
}

/// <summary>A layer that takes one other: the one above it unless it names another.</summary>
public abstract class UnaryLayerAttribute : LayerAttribute
{
    /// <summary>
    /// The name of the layer that feeds it; the layer above when absent, and the network's input for the first. <c>"input"</c> is the
    /// network's input unless a layer is called so.
    /// </summary>
    public string From { get; set; } = "";
}
