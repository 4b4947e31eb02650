using System.Collections.Immutable;

namespace StaticDense.Storage;

/// <summary>A tensor of 32-bit floats in a safetensors file: what the header says of it.</summary>
/// <param name="Name">The tensor's name: <c>dense/kernel</c>.</param>
/// <param name="Shape">The size of each axis; an empty shape is one number.</param>
public sealed record SafetensorsEntry(string Name, ImmutableArray<int> Shape)
{
    /// <summary>The number of elements, row-major in the file.</summary>
    /// <exception cref="OverflowException">The tensor's bytes exceed 64 bits.</exception>
    public long Count { get; } = Product(Shape);

    internal string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>The entries of a network's parameters, in canonical order.</summary>
    /// <param name="network">The network.</param>
    public static ImmutableArray<SafetensorsEntry> Of(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return [.. network.Parameters.Select(tensor => new SafetensorsEntry(tensor.Name, tensor.Shape))];
    }

    private static long Product(ImmutableArray<int> shape)
    {
        long product = 1;
        foreach (var size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(Shape));
            product = checked(product * size);
        }

        // The bytes are counted in 64 bits too.
        _ = checked(product * sizeof(float));
        return product;
    }
}
