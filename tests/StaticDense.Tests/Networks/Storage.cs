namespace StaticDense.Tests.Networks;

/// <summary>What stands in blocked storage beside the elements of tensors.</summary>
internal static class Storage
{
    /// <summary>Fails where a padded lane is anything but +0.</summary>
    public static void PaddingIsZero(NetworkDescription description, ReadOnlySpan<float> storage, string what)
    {
        var real = new bool[storage.Length];
        foreach (var tensor in description.Parameters)
        {
            for (var element = 0; element < tensor.Count; element++)
            {
                var (position, channel) = (element / tensor.Channels, element % tensor.Channels);
                real[tensor.Offset + (channel / 16 * tensor.Positions * 16) + (position * 16) + (channel % 16)] = true;
            }
        }

        for (var i = 0; i < storage.Length; i++)
        {
            if (!real[i] && BitConverter.SingleToInt32Bits(storage[i]) != 0)
                Assert.Fail($"{what}: padding at {i} is 0x{BitConverter.SingleToInt32Bits(storage[i]):x8}.");
        }
    }
}
