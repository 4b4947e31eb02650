using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticDense.Tests.Data;

public sealed class IdxTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RoundTrip(bool compressed)
    {
        var bytes = Sequence(2 * 3 * 5);
        var path = folder.Write("a", Maybe(compressed, Idx(bytes, 2, 3, 5)));

        var array = StaticDense.Idx.Read(path);

        Assert.Equal([2, 3, 5], array.Shape.AsSpan());
        Assert.Equal(bytes, array.Bytes.ToArray());
    }

    [Fact]
    public void LargerThanOneReadingStep()
    {
        var bytes = Sequence((5 << 20) + 77);
        var path = folder.Write("a", Gzip(Idx(bytes, bytes.Length)));

        Assert.Equal(bytes, StaticDense.Idx.Read(path).Bytes.ToArray());
    }

    [Fact]
    public void ImagesAndLabels()
    {
        var images = folder.Write("images", Idx(Sequence(12), 3, 2, 2));
        var labels = folder.Write("labels", Gzip(Idx([7, 250, 9], 3)));

        var dataset = StaticDense.Idx.Load(images, labels, scale: 0.5f);

        Assert.Equal(3, dataset.Count);
        Assert.Equal(4, dataset.InputSize);
        float[] inputs = new float[4];
        int[] label = new int[1];
        dataset.CopyBatch([1], inputs, label, default, default);
        Assert.Equal([250], label);
        Assert.Equal(Sequence(12)[4..8].Select(value => value * 0.5f), inputs);
    }

    public static TheoryData<string, byte[], string> DamagedFiles => new()
    {
        { "empty", [], "ends within its header" },
        { "short header", [0, 0, 8], "ends within its header" },
        { "short sizes", [0, 0, 8, 2, 0, 0, 0, 1, 0, 0], "ends within its header" },
        { "no zero bytes", [0, 1, 8, 1, 0, 0, 0, 0], "expected two zero bytes at its start, found 0 and 1" },
        { "floats", [0, 0, 13, 1, 0, 0, 0, 0], "expected elements of type 0x08 (unsigned byte), found 0x0D" },
        { "no axes", [0, 0, 8, 0], "expected 1 to 8 axes, found 0" },
        { "many axes", [0, 0, 8, 9], "expected 1 to 8 axes, found 9" },
        { "one too few", Idx(new byte[5], 6), "expected 14 bytes for the shape [6], found 13" },
        { "one too many", Idx(new byte[7], 6), "expected 14 bytes for the shape [6], found 15" },
        { "few, compressed", Gzip(Idx(new byte[5], 6)), "expected 6 elements, found 5" },
        { "many, compressed", Gzip(Idx(new byte[7], 6)), "expected 6 elements, found more" },
        { "huge size", Idx([], -1), "axis 0 has size 4294967295" },
        { "huge product", Idx([], 1 << 20, 1 << 20, 1 << 20), "axis 1 has size 1048576" },
        { "overflow past zero", Idx([], 1 << 30, 1 << 30, 16, 0), "more than 1073741824 elements" },
        { "cut gzip", Gzip(Idx(Sequence(5000), 5000))[..^900], "" },
        { "cut trailer", Gzip(Idx(Sequence(5000), 5000))[..^5], "" },
        { "gzip magic alone", [0x1F, 0x8B], "" },
        { "no deflate", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255, 255, 255], "damaged" },
    };

    [Theory]
    [MemberData(nameof(DamagedFiles))]
    public void Damage(string name, byte[] bytes, string message)
    {
        var path = folder.Write("damaged", bytes);

        var error = Record.Exception(() => StaticDense.Idx.Read(path));

        Assert.True(error is NetworkFileException, $"{name}: {error}");
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongChecksumIsDamage()
    {
        var bytes = Gzip(Idx(Sequence(100), 100));
        bytes[^6] ^= 1;

        Assert.Throws<NetworkFileException>(() => StaticDense.Idx.Read(folder.Write("a", bytes)));
    }

    [Fact]
    public void ClaimsDoNotCostMemory()
    {
        var path = folder.Write("a", Gzip(Idx(new byte[100], StaticDense.Idx.MaximumElements)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<NetworkFileException>(() => StaticDense.Idx.Read(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void FilesThatDoNotBelongTogether()
    {
        var images = folder.Write("images", Idx(new byte[12], 3, 2, 2));

        Assert.Contains("has 3 samples, and", Error("labels", Idx(new byte[2], 2)), StringComparison.Ordinal);
        Assert.Contains("expected labels along one axis, found the shape [3, 1]", Error("labels", Idx(new byte[3], 3, 1)), StringComparison.Ordinal);
        images = folder.Write("images", Idx([], 0, 2, 2));
        Assert.Contains("at least one sample", Error("labels", Idx([], 0)), StringComparison.Ordinal);

        string Error(string name, byte[] labels) =>
            Assert.Throws<NetworkFileException>(() => StaticDense.Idx.Load(images, folder.Write(name, labels))).Message;
    }

    [Fact]
    public void MissingFilesAndFolders()
    {
        Assert.Contains("There is no file", Assert.Throws<NetworkFileException>(() => StaticDense.Idx.Read(folder.File("none"))).Message, StringComparison.Ordinal);
        Assert.Contains("There is no folder", Assert.Throws<NetworkFileException>(() => StaticDense.Idx.Read(folder.File("none/none"))).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<NetworkFileException>(() => StaticDense.Idx.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeededDamageGivesOneException()
    {
        var random = new Random(5);
        byte[][] originals = [Idx(Sequence(300), 3, 10, 10), Gzip(Idx(Sequence(300), 3, 10, 10))];
        var refused = 0;
        for (var round = 0; round < 1000; round++)
        {
            var bytes = (byte[])originals[round & 1].Clone();
            for (var flip = random.Next(1, 4); flip > 0; flip--)
                bytes[random.Next(Math.Min(bytes.Length, 40))] ^= (byte)(1 << random.Next(8));
            if (random.Next(3) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                Assert.Equal(StaticDense.Idx.Read(folder.Write("a", bytes)).Shape.Aggregate(1, (a, b) => a * b), StaticDense.Idx.Read(folder.File("a")).Bytes.Length);
            }
            catch (NetworkFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 400, 999);
    }

    internal static byte[] Idx(byte[] elements, params int[] shape)
    {
        var bytes = new byte[4 + 4 * shape.Length + elements.Length];
        bytes[2] = 8;
        bytes[3] = (byte)shape.Length;
        for (var axis = 0; axis < shape.Length; axis++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + 4 * axis), shape[axis]);
        elements.CopyTo(bytes, 4 + 4 * shape.Length);
        return bytes;
    }

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }

    internal static byte[] Sequence(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = (byte)((uint)i * 2654435761 >> 13);
        return bytes;
    }

    private static byte[] Maybe(bool compressed, byte[] bytes) => compressed ? Gzip(bytes) : bytes;
}
