using System.Buffers.Binary;
using System.Text;
using StaticDense.Storage;
using StaticDense.Tests.Data;

namespace StaticDense.Tests.Storage;

public sealed class DamagedFileTests : IDisposable
{
    private static readonly NetworkDescription Network = SampleNetwork.Create(("a", [2]), ("b", [1, 3]));

    private const string A = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
    private const string B = "\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[8,20]}";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("{" + A + "," + B + "}")]
    [InlineData("{ " + B + " ,\n" + A + ",\"__metadata__\":{} } ")]
    public void SoundHeadersLoad(string header) => Assert.Null(Load(SafetensorsBytes.Make(header, 1, 2, 3, 4, 5)));

    [Theory]
    [InlineData("", "expected a header that starts with '{'")]
    [InlineData(" {" + A + "," + B + "}", "expected a header that starts with '{'")]
    [InlineData("[1]", "expected a header that starts with '{'")]
    [InlineData("{" + A + "}", "expected the tensor b of shape [1, 3], found none")]
    [InlineData("{" + A + "," + B + "," + B + "}", "the tensor b stands there twice")]
    [InlineData("{" + A + "," + B + ",\"\\u0061\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "the tensor a stands there twice")]
    [InlineData("{" + A + "," + B + ",\"c\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[20,20]}}", "the tensor 'c' is not one of the 2 expected")]
    [InlineData("{\"__metadata__\":{},\"__metadata\\u005f_\":{}," + A + "," + B + "}", "__metadata__ stands there twice")]
    [InlineData("{\"__metadata__\":{\"k\":\"1\",\"k\":\"1\"}," + A + "," + B + "}", "'k' stands twice in __metadata__")]
    [InlineData("{\"__metadata__\":{\"k\":\"1\",\"\\u006B\":\"2\"}," + A + "," + B + "}", "'k' stands twice in __metadata__")]
    [InlineData("{\"__metadata__\":{\"k\":1}," + A + "," + B + "}", "expected 'k' in __metadata__ to be a text, found a number")]
    [InlineData("{\"__metadata__\":[]," + A + "," + B + "}", "expected __metadata__ to be an object, found an array")]
    [InlineData("{\"__metadata__\":{\"k\":\"\\ud800\"}," + A + "," + B + "}", "cannot be read")]
    [InlineData("{\"\\ud800\":1}", "cannot be read")]
    [InlineData("{" + A + "," + B + "} x", "the header is damaged")]
    [InlineData("{" + A + "," + B + "}{}", "the header is damaged")]
    [InlineData("{" + A + "," + B + ",}", "the header is damaged")]
    [InlineData("{" + A + "," + B, "the header is damaged")]
    [InlineData("{" + A + ",/**/" + B + "}", "the header is damaged")]
    [InlineData("{" + A + ",\"b\":[]}", "expected the tensor b to be an object, found an array")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F16\",\"shape\":[1,3],\"data_offsets\":[8,14]}}", "expected the tensor b of type F32, found 'F16'")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":32,\"shape\":[1,3],\"data_offsets\":[8,20]}}", "expected the dtype of b to be a text, found a number")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[8,20]}}", "dtype stands twice in the tensor b")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"sh\\u0061pe\":[1,3],\"data_offsets\":[8,20]}}", "shape stands twice in the tensor b")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[8,20],\"data_offsets\":[8,20]}}", "data_offsets stands twice in the tensor b")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[8,20],\"x\":1}}", "the tensor b has 'x', which the format does not know")]
    [InlineData("{" + A + ",\"b\":{\"shape\":[1,3],\"data_offsets\":[8,20]}}", "the tensor b has no dtype")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"data_offsets\":[8,20]}}", "the tensor b has no shape")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3]}}", "the tensor b has no data_offsets")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[8,20]}}", "expected the tensor b of shape [1, 3], found [3]")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[3,1],\"data_offsets\":[8,20]}}", "expected the tensor b of shape [1, 3], found [3, 1]")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,20]}}", "expected the tensor b of shape [1, 3], found []")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[8,20]}}", "found [4294967296, 4294967296]")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,18446744073709551619],\"data_offsets\":[8,20]}}", "expected whole numbers of at most 64 bits in the shape of b")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[-1,-3],\"data_offsets\":[8,20]}}", "expected whole numbers")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3.0],\"data_offsets\":[8,20]}}", "expected whole numbers")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3e0],\"data_offsets\":[8,20]}}", "expected whole numbers")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,[3]],\"data_offsets\":[8,20]}}", "expected whole numbers")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":{},\"data_offsets\":[8,20]}}", "expected the shape of b to be an array, found an object")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[20,8]}}", "found [20, 8]")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[8,24]}}", "within 20 bytes of data, found [8, 24]")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[12,20]}}", "expected 12 bytes for the tensor b of shape [1, 3], found 8")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[4,16]}}", "without gaps and overlaps")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[8,20,20]}}", "expected two data_offsets of b")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[18446744073709551608,18446744073709551620]}}", "expected whole numbers")]
    [InlineData("{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[18446744073709551603,18446744073709551615]}}", "within 20 bytes of data")]
    public void Headers(string header, string message)
    {
        var error = Load(SafetensorsBytes.Make(header, 1, 2, 3, 4, 5));

        Assert.NotNull(error);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(folder.File("damaged"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DataOfAnotherLength()
    {
        Assert.Contains("expected 20 bytes of data, found 24", Load(SafetensorsBytes.Make("{" + A + "," + B + "}", 1, 2, 3, 4, 5, 6))!.Message, StringComparison.Ordinal);
        Assert.Contains("within 16 bytes of data", Load(SafetensorsBytes.Make("{" + A + "," + B + "}", 1, 2, 3, 4))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HeadersThatAreNoText()
    {
        var bytes = SafetensorsBytes.Make("{\"__metadata__\":{\"k\":\"?\"}," + A + "," + B + "}", 1, 2, 3, 4, 5);
        bytes[bytes.AsSpan().IndexOf((byte)'?')] = 0xFF;

        Assert.NotNull(Load(bytes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(20)]
    public void Stumps(int length) => Assert.NotNull(Load(Sound()[..length]));

    [Theory]
    [InlineData(0ul)]
    [InlineData(1ul << 20)]
    [InlineData(100_000_001ul)]
    [InlineData(1ul << 63)]
    [InlineData(ulong.MaxValue)]
    public void ClaimedHeaderLengths(ulong length)
    {
        var bytes = Sound();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);

        Assert.NotNull(Load(bytes));
    }

    [Fact]
    public void LargeFilesAreRefusedBeforeTheyAreRead()
    {
        var path = folder.File("large");
        using (var file = new FileStream(path, FileMode.CreateNew))
        {
            // Sparse: no disk is used.
            file.SetLength(200L << 20);
            Span<byte> prefix = stackalloc byte[9];
            BinaryPrimitives.WriteInt64LittleEndian(prefix, 99L << 20);
            prefix[8] = (byte)'{';
            file.Write(prefix);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<NetworkFileException>(() => ParameterFile.Load(path, Network, new float[Network.StorageCount]));

        Assert.Contains("expected a header of at most", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void ALongNameIsShownShort()
    {
        var error = Load(SafetensorsBytes.Make("{\"" + new string('x', 50_000) + "\\n\":1}", 1));

        Assert.InRange(error!.Message.Length, 1, 500);
    }

    /// <summary>Damage of many kinds from seeds: the file loads or fails with the one exception, its memory bounded, the destination untouched.</summary>
    [Fact]
    public void SeededDamage()
    {
        var loaded = 0;
        var sound = Sound();
        const int Rounds = 4000;
        for (var seed = 0; seed < Rounds; seed++)
        {
            if (Load(Damage([.. sound], new Random(seed)), $"seed {seed}") is null)
                loaded++;
        }

        // Flips within the values load; nearly everything else must not.
        Assert.InRange(loaded, 1, Rounds / 4);
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var headerLength = Math.Clamp((int)(BinaryPrimitives.ReadUInt32LittleEndian(bytes) & 0xFFFF), 1, Math.Max(1, bytes.Length - 8));
            var place = Math.Min(bytes.Length - 1, 8 + random.Next(headerLength));
            switch (random.Next(8))
            {
                case 0:
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes[place] = (byte)"{}[]\",:0123456789-.eE\\u \n"[random.Next(25)];
                    break;
                case 3:
                    bytes = bytes[..Math.Max(8, random.Next(bytes.Length))];
                    break;
                case 4:
                    bytes = [.. bytes, .. new byte[random.Next(1, 40)]];
                    break;
                case 5:
                    BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)random.NextInt64() >> random.Next(63));
                    break;
                case 6:
                    bytes = Edit(bytes, place, random);
                    break;
                default:
                    var (from, length) = (place, Math.Min(random.Next(1, 30), bytes.Length - place));
                    var to = Math.Min(bytes.Length - length, 8 + random.Next(headerLength));
                    bytes.AsSpan(from, length).ToArray().CopyTo(bytes, to);
                    break;
            }
        }

        return bytes;
    }

    // Puts a text into the header and corrects the header's length, so that the damage reaches the parser.
    private static byte[] Edit(byte[] bytes, int place, Random random)
    {
        string[] texts = ["9", "00", "-", "99999999999999999999", "1e9", "\\u0061", "\"dtype\":\"F32\",", "\"a\":{},", "{", "]", ",", "\\ud800", "null", "\u00e9"];
        var text = Encoding.UTF8.GetBytes(texts[random.Next(texts.Length)]);
        var remove = random.Next(2) * Math.Min(random.Next(4), bytes.Length - place);
        byte[] edited = [.. bytes.AsSpan(0, place), .. text, .. bytes.AsSpan(place + remove)];
        BinaryPrimitives.WriteInt64LittleEndian(edited, BinaryPrimitives.ReadInt64LittleEndian(bytes) + text.Length - remove);
        return edited;
    }

    private byte[] Sound()
    {
        ParameterFile.Save(folder.File("sound"), Network, SampleNetwork.Storage(Network));
        return File.ReadAllBytes(folder.File("sound"));
    }

    private NetworkFileException? Load(byte[] bytes, string what = "")
    {
        var path = folder.Write("damaged", bytes);
        var storage = new float[Network.StorageCount];
        Array.Fill(storage, 99);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Record.Exception(() => ParameterFile.Load(path, Network, storage));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(error is null or NetworkFileException, $"{what}: {error}");
        Assert.True(allocated < 1_000_000, $"{what}: {allocated} bytes were allocated");
        if (error is not null)
            Assert.All(storage, value => Assert.Equal(99, value));
        return (NetworkFileException?)error;
    }
}
