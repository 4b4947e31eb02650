namespace StaticDense.Storage;

internal static class ParameterPacking
{
    public static void Export(NetworkDescription network, ReadOnlySpan<float> storage, Span<float> canonical)
    {
        var next = 0;
        foreach (var tensor in network.Parameters)
        {
            for (var position = 0; position < tensor.Positions; position++)
            {
                for (var channel = 0; channel < tensor.Channels; channel++)
                    canonical[next++] = storage[tensor.Offset + (((channel / 16 * tensor.Positions) + position) * 16) + (channel % 16)];
            }
        }
    }
}
