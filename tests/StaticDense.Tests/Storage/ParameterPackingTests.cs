using StaticDense.Storage;

namespace StaticDense.Tests.Storage;

public class ParameterPackingTests
{
    [Fact]
    public void StorageIsInBlocksOfSixteen()
    {
        var network = SampleNetwork.Description;
        var canonical = SampleNetwork.Canonical(network);

        var storage = SampleNetwork.Storage(network);

        var next = 0;
        var seen = new bool[storage.Length];
        foreach (var tensor in network.Parameters)
        {
            for (var position = 0; position < tensor.Positions; position++)
            {
                for (var channel = 0; channel < tensor.Channels; channel++)
                {
                    var place = tensor.Offset + channel / 16 * tensor.Positions * 16 + position * 16 + channel % 16;
                    Assert.Equal(canonical[next++], storage[place]);
                    seen[place] = true;
                }
            }
        }

        for (var i = 0; i < storage.Length; i++)
            Assert.True(seen[i] || BitConverter.SingleToInt32Bits(storage[i]) == 0, $"padding at {i}: {storage[i]}");
    }

    [Fact]
    public void ImportClearsPaddingAndExportUndoesIt()
    {
        var network = SampleNetwork.Description;
        var storage = new float[network.StorageCount];
        Array.Fill(storage, float.NaN);

        ParameterPacking.Import(network, SampleNetwork.Canonical(network), storage);
        var back = new float[network.ParameterCount];
        ParameterPacking.Export(network, storage, back);

        Assert.Equal(SampleNetwork.Storage(network), storage);
        Assert.Equal(SampleNetwork.Canonical(network), back);
    }

    [Fact]
    public void BitsPass()
    {
        var network = SampleNetwork.Create(("a", [4]));
        var bits = new[] { 0x7FC01234u, 0x80000000u, 1u, 0xFF800000u };
        var storage = new float[16];
        var back = new float[4];

        ParameterPacking.Import(network, bits.Select(BitConverter.UInt32BitsToSingle).ToArray(), storage);
        ParameterPacking.Export(network, storage, back);

        Assert.Equal(bits, back.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void LengthsAreNamed()
    {
        var network = SampleNetwork.Description;

        var error = Assert.Throws<ArgumentException>(() => ParameterPacking.Export(network, new float[network.StorageCount], new float[3]));
        Assert.Contains($"Sample has {network.ParameterCount} parameters, and a span of 3 was given", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => ParameterPacking.Import(network, new float[network.ParameterCount], new float[3]));
        Assert.Contains($"storage has {network.StorageCount} floats, and a span of 3 was given", error.Message, StringComparison.Ordinal);
    }
}
