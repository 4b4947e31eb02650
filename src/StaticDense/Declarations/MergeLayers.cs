namespace StaticDense;

/// <summary>
/// A layer that takes several others, which it names: <c>[Add("a", "b")]</c>. <c>"input"</c> is the network's input unless a layer is
/// called so.
/// </summary>
/// <param name="inputs">The names of the layers, in order.</param>
public abstract class MergeLayerAttribute(params string[] inputs) : LayerAttribute
{
    /// <summary>The names of the layers, in order.</summary>
    public string[] Inputs { get; } = inputs;
}

/// <summary><c>a + b + ...</c>, element by element; the shapes are equal.</summary>
/// <param name="inputs">The names of the layers, in order.</param>
public sealed class AddAttribute(params string[] inputs) : MergeLayerAttribute(inputs);

/// <summary><c>a - b</c> of exactly two layers, element by element; the shapes are equal.</summary>
/// <param name="inputs">The names of the layers, in order.</param>
public sealed class SubtractAttribute(params string[] inputs) : MergeLayerAttribute(inputs);

/// <summary><c>a · b · ...</c>, element by element; the shapes are equal.</summary>
/// <param name="inputs">The names of the layers, in order.</param>
public sealed class MultiplyAttribute(params string[] inputs) : MergeLayerAttribute(inputs);

/// <summary>The mean of the layers, element by element; the shapes are equal.</summary>
/// <param name="inputs">The names of the layers, in order.</param>
public sealed class AverageAttribute(params string[] inputs) : MergeLayerAttribute(inputs);

/// <summary>The largest of the layers, element by element; the shapes are equal.</summary>
/// <param name="inputs">The names of the layers, in order.</param>
public sealed class MaximumAttribute(params string[] inputs) : MergeLayerAttribute(inputs);

/// <summary>The smallest of the layers, element by element; the shapes are equal.</summary>
/// <param name="inputs">The names of the layers, in order.</param>
public sealed class MinimumAttribute(params string[] inputs) : MergeLayerAttribute(inputs);

/// <summary>The layers one behind the other along an axis; the other axes have equal sizes.</summary>
/// <param name="inputs">The names of the layers, in order.</param>
public sealed class ConcatenateAttribute(params string[] inputs) : MergeLayerAttribute(inputs)
{
    /// <summary>The axis, counted from 1 (the batch is axis 0) or from the end (-1).</summary>
    public int Axis { get; set; } = -1;
}
