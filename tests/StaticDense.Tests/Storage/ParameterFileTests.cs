using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using StaticDense.Storage;
using StaticDense.Tests.Data;

namespace StaticDense.Tests.Storage;

public sealed class ParameterFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ADeviceIsNeverReplaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        // A name that no machine has: were it not refused, the folder of devices would get a file.
        var error = Assert.Throws<NetworkFileException>(() => ParameterFile.Save("/dev/staticdense-no-such-device", SampleNetwork.Description, SampleNetwork.Storage(SampleNetwork.Description)));
        Assert.Contains("/dev/staticdense-no-such-device", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists("/dev/staticdense-no-such-device"));
    }

    [Fact]
    public void TheBytesAreTheFormat()
    {
        var network = SampleNetwork.Create(("a/kernel", [2, 3]), ("a/bias", [3]));
        var path = folder.File("a.safetensors");

        ParameterFile.Save(path, network, SampleNetwork.Storage(network));

        var bytes = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            """
            {"__metadata__":{"network":"Sample","layout":"keras"},"a/kernel":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"a/bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}}
            """,
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal([1f, 2, 3, 4, 5, 6, 7, 8, 9], MemoryMarshal.Cast<byte, float>(bytes.AsSpan(8 + length)).ToArray());
    }

    [Fact]
    public void RoundTrip()
    {
        var network = SampleNetwork.Description;
        var storage = SampleNetwork.Storage(network);
        storage[0] = BitConverter.UInt32BitsToSingle(0x7FC01234);
        storage[1] = -0f;
        var path = folder.File("größe.safetensors");

        ParameterFile.Save(path, network, storage);
        var back = new float[network.StorageCount];
        Array.Fill(back, 99);
        ParameterFile.Load(path, network, back);

        Assert.Equal(storage.Select(BitConverter.SingleToUInt32Bits), back.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void TensorsLargerThanOnePiece()
    {
        var network = SampleNetwork.Create(("a", [1000, 35]), ("b", [3, 20_001]));
        var storage = SampleNetwork.Storage(network);

        ParameterFile.Save(folder.File("a"), network, storage);
        var back = new float[network.StorageCount];
        ParameterFile.Load(folder.File("a"), network, back);

        Assert.Equal(storage, back);
    }

    [Fact]
    public void TensorsMayStandInAnyOrderWithOthersMetadata()
    {
        var network = SampleNetwork.Create(("a", [2]), ("b", [1]));
        var path = folder.Write("a", SafetensorsBytes.Make(
            """{"b":{"data_offsets":[0,4],"shape":[1],"dtype":"F32"},"\u0061":{"dtype":"F32","shape":[2],"data_offsets":[4,12]},"__metadata__":{"format":"pt"}}   """,
            7, 8, 9));
        var storage = new float[network.StorageCount];

        ParameterFile.Load(path, network, storage);

        Assert.Equal((8f, 9f, 7f), (storage[0], storage[1], storage[16]));
    }

    [Fact]
    public void SavingReplacesAndLeavesNothingBeside()
    {
        var network = SampleNetwork.Description;
        var path = folder.Write("a", [1, 2, 3]);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        ParameterFile.Save(path, network, SampleNetwork.Storage(network));

        ParameterFile.Load(path, network, new float[network.StorageCount]);
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void SavingThroughALinkKeepsTheLink()
    {
        var network = SampleNetwork.Description;
        Directory.CreateDirectory(folder.File("target"));
        File.WriteAllText(folder.File("target/a"), "old");
        File.CreateSymbolicLink(folder.File("link"), folder.File("target/a"));

        ParameterFile.Save(folder.File("link"), network, SampleNetwork.Storage(network));

        Assert.Equal(folder.File("target/a"), new FileInfo(folder.File("link")).LinkTarget);
        ParameterFile.Load(folder.File("target/a"), network, new float[network.StorageCount]);
    }

    [Fact]
    public void WithoutCommitTheOldFileStays()
    {
        var path = folder.Write("a", [1, 2, 3]);
        using (var writer = new SafetensorsWriter(path, [new("x", [4])]))
        {
            writer.Write([1, 2, 3]);
            Assert.Throws<InvalidOperationException>(writer.Commit);
            Assert.Throws<InvalidOperationException>(() => writer.Write([4, 5]));
        }

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void AFailedRenameLeavesNothingBehind()
    {
        using var writer = new SafetensorsWriter(folder.File("a"), [new("x", [1])]);
        writer.Write([1]);
        // A folder has taken the name meanwhile.
        Directory.CreateDirectory(folder.File("a"));

        Assert.Throws<NetworkFileException>(writer.Commit);

        Assert.Equal([folder.File("a")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void PlacesThatCannotBeWritten()
    {
        var network = SampleNetwork.Description;
        var storage = SampleNetwork.Storage(network);

        Assert.Contains("There is no folder", Assert.Throws<NetworkFileException>(() => ParameterFile.Save(folder.File("none/a"), network, storage)).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<NetworkFileException>(() => ParameterFile.Save(folder.Path, network, storage)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ParameterFile.Save(folder.File("a"), network, new float[3]));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void TheFolderIsFlushed()
    {
        if (OperatingSystem.IsLinux())
            Assert.True(FolderFlush.Flush(folder.Path));
        Assert.False(FolderFlush.Flush(folder.File("none")));
    }

    [Fact]
    public void NamesAreTakenOnce()
    {
        Assert.Throws<ArgumentException>(() => new SafetensorsWriter(folder.File("a"), [new("x", [1]), new("x", [2])]));
        Assert.Throws<ArgumentException>(() => new SafetensorsWriter(folder.File("a"), [new("__metadata__", [1])]));
        Assert.Throws<ArgumentException>(() => new SafetensorsWriter(folder.File("a"), [new("x", [1])], [new("k", "1"), new("k", "2")]));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void AnotherNetworksFileNamesTheTensor()
    {
        var network = SampleNetwork.Create(("dense/kernel", [784, 128]), ("dense/bias", [128]));
        var path = folder.File("a");
        ParameterFile.Save(path, network, SampleNetwork.Storage(network));

        Assert.Contains(
            "expected the tensor dense/kernel of shape [784, 64], found [784, 128]",
            Error(("dense/kernel", [784, 64]), ("dense/bias", [64])),
            StringComparison.Ordinal);
        Assert.Contains("the tensor 'dense/bias' is not one of the 1 expected", Error(("dense/kernel", [784, 128])), StringComparison.Ordinal);
        Assert.Contains(
            "expected the tensor dense_1/bias of shape [3], found none",
            Error(("dense/kernel", [784, 128]), ("dense/bias", [128]), ("dense_1/bias", [3])),
            StringComparison.Ordinal);

        string Error(params (string Name, int[] Shape)[] tensors)
        {
            var other = SampleNetwork.Create(tensors);
            return Assert.Throws<NetworkFileException>(() => ParameterFile.Load(path, other, new float[other.StorageCount])).Message;
        }
    }

    [Fact]
    public void MissingFiles()
    {
        var network = SampleNetwork.Description;

        Assert.Equal(
            $"There is no file {folder.File("none")}.",
            Assert.Throws<NetworkFileException>(() => ParameterFile.Load(folder.File("none"), network, new float[network.StorageCount])).Message);
        Assert.Throws<NetworkFileException>(() => ParameterFile.Load(folder.Path, network, new float[network.StorageCount]));
    }
}
