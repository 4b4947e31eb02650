namespace StaticDense;

/// <summary>
/// Declares that a partial class is a neural network. The layer attributes of one part of the class are the layers,
/// in source order, top to bottom; the generator writes the network's code while the project builds.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>How much of the network's prediction is written out. It changes speed and size, never a bit of a result.</summary>
    public Unroll Unroll { get; set; }
}

/// <summary>The shape of one sample, without the batch: <c>[Input(28, 28)]</c>.</summary>
/// <param name="shape">The sizes of the axes, each at least 1; the last axis holds the features or channels.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The sizes of the axes, batch excluded.</summary>
    public int[] Shape { get; } = shape;
}
