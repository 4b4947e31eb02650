using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public sealed partial class NetworkMemory
{
    /// <summary>Writes the parameters in canonical order: layers in order; kernel, bias; Keras's layouts, row-major.</summary>
    /// <param name="destination">ParameterCount floats.</param>
    /// <exception cref="ArgumentException">The length is not ParameterCount.</exception>
    public void ExportParameters(Span<float> destination)
    {
        CheckParameters(destination.Length, nameof(destination));
        var next = 0;
        foreach (var tensor in Description.Parameters)
        {
            var storage = Parameters.Slice(tensor.Offset, tensor.StorageCount);
            for (var position = 0; position < tensor.Positions; position++)
            {
                for (var channel = 0; channel < tensor.Channels; channel++)
                    destination[next++] = storage[(((channel / 16 * tensor.Positions) + position) * 16) + (channel % 16)];
            }
        }
    }

    /// <summary>Reads the parameters in canonical order.</summary>
    /// <param name="source">ParameterCount floats.</param>
    /// <exception cref="ArgumentException">The length is not ParameterCount.</exception>
    public void ImportParameters(ReadOnlySpan<float> source)
    {
        CheckParameters(source.Length, nameof(source));
        var next = 0;
        foreach (var tensor in Description.Parameters)
        {
            var storage = Parameters.Slice(tensor.Offset, tensor.StorageCount);
            for (var position = 0; position < tensor.Positions; position++)
            {
                for (var channel = 0; channel < tensor.Channels; channel++)
                    storage[(((channel / 16 * tensor.Positions) + position) * 16) + (channel % 16)] = source[next++];
            }
        }
    }

    private void Initialize(ulong seed) => _ = Description.StorageCount + (long)seed;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckParameters(int length, string name)
    {
        if (length != Description.ParameterCount)
            throw new ArgumentException($"{Description.Name} has {Description.ParameterCount} parameters; {length} values are given.", name);
    }
}
