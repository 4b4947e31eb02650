using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticDense.Tests.Demo;

/// <summary>A folder of MNIST's shape with drawn digits in it: training files packed with gzip, test files plain.</summary>
internal static class DigitFiles
{
    public static string Write(string folder, int training, int test)
    {
        Directory.CreateDirectory(folder);
        Write(folder, "train", training, seed: 11, pack: true);
        Write(folder, "t10k", test, seed: 12, pack: false);
        return folder;
    }

    private static void Write(string folder, string set, int count, ulong seed, bool pack)
    {
        var dataset = SyntheticDigits.Create(count, seed);
        var pixels = new float[count * dataset.InputSize];
        var labels = new int[count];
        dataset.CopyBatch([.. Enumerable.Range(0, count)], pixels, labels, default, default);
        WriteFile(Path.Combine(folder, $"{set}-images-idx3-ubyte"), [count, 28, 28], [.. pixels.Select(pixel => (byte)(pixel * 255 + 0.5f))], pack);
        WriteFile(Path.Combine(folder, $"{set}-labels-idx1-ubyte"), [count], [.. labels.Select(label => (byte)label)], pack);
    }

    private static void WriteFile(string path, int[] shape, byte[] elements, bool pack)
    {
        using var file = File.Create(pack ? path + ".gz" : path);
        using var stream = pack ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        stream.Write([0, 0, 8, (byte)shape.Length]);
        Span<byte> size = stackalloc byte[4];
        foreach (var length in shape)
        {
            BinaryPrimitives.WriteInt32BigEndian(size, length);
            stream.Write(size);
        }

        stream.Write(elements);
    }
}
