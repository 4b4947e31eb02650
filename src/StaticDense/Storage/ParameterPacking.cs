namespace StaticDense.Storage;

/// <summary>
/// Moves parameters between canonical order (tensors one after the other, each row-major in Keras's shape) and storage
/// (blocks of 16, as <see cref="ParameterTensor"/> says).
/// </summary>
public static class ParameterPacking
{
    private const int Lanes = 16;

    /// <summary>From storage to canonical order.</summary>
    /// <param name="network">The network whose parameters, or values laid out like them, these are.</param>
    /// <param name="storage">StorageCount floats.</param>
    /// <param name="canonical">ParameterCount floats.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Export(NetworkDescription network, ReadOnlySpan<float> storage, Span<float> canonical)
    {
        CheckLengths(network, storage.Length, canonical.Length);
        foreach (var tensor in network.Parameters)
        {
            Export(tensor, storage, 0, canonical[..tensor.Count]);
            canonical = canonical[tensor.Count..];
        }
    }

    /// <summary>From canonical order to storage; padded lanes become +0.</summary>
    /// <param name="network">The network whose parameters, or values laid out like them, these are.</param>
    /// <param name="canonical">ParameterCount floats.</param>
    /// <param name="storage">StorageCount floats.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Import(NetworkDescription network, ReadOnlySpan<float> canonical, Span<float> storage)
    {
        CheckLengths(network, storage.Length, canonical.Length);
        foreach (var tensor in network.Parameters)
        {
            Import(tensor, canonical[..tensor.Count], storage);
            canonical = canonical[tensor.Count..];
        }
    }

    /// <summary>Whole rows of one tensor in canonical order, from the position given on.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="storage">The storage of all tensors.</param>
    /// <param name="firstPosition">The first row.</param>
    /// <param name="rows">rows · channels floats.</param>
    internal static void Export(ParameterTensor tensor, ReadOnlySpan<float> storage, int firstPosition, Span<float> rows)
    {
        var channels = tensor.Channels;
        for (var channel = 0; channel < channels; channel += Lanes)
        {
            var lanes = Math.Min(Lanes, channels - channel);
            var panel = storage.Slice(tensor.Offset + channel * tensor.Positions, Lanes * tensor.Positions);
            var position = firstPosition;
            for (var row = channel; row < rows.Length; row += channels, position++)
                panel.Slice(position * Lanes, lanes).CopyTo(rows[row..]);
        }
    }

    /// <summary>One tensor from canonical order to its place in storage; padded lanes become +0.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="rows">Its values, row-major.</param>
    /// <param name="storage">The storage of all tensors.</param>
    internal static void Import(ParameterTensor tensor, ReadOnlySpan<float> rows, Span<float> storage)
    {
        var channels = tensor.Channels;
        for (var channel = 0; channel < channels; channel += Lanes)
        {
            var lanes = Math.Min(Lanes, channels - channel);
            var panel = storage.Slice(tensor.Offset + channel * tensor.Positions, Lanes * tensor.Positions);
            for (var position = 0; position < tensor.Positions; position++)
            {
                var block = panel.Slice(position * Lanes, Lanes);
                rows.Slice(position * channels + channel, lanes).CopyTo(block);
                block[lanes..].Clear();
            }
        }
    }

    private static void CheckLengths(NetworkDescription network, int storage, int canonical)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (canonical != network.ParameterCount)
            throw new ArgumentException($"{network.Name} has {network.ParameterCount} parameters, and a span of {canonical} was given.");
        if (storage != network.StorageCount)
            throw new ArgumentException($"{network.Name}'s storage has {network.StorageCount} floats, and a span of {storage} was given.");
    }
}
