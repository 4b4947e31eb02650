using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace StaticDense;

/// <summary>The contents of an IDX file of bytes.</summary>
/// <param name="Shape">The size of each axis; the first counts the items.</param>
/// <param name="Bytes">The elements, row-major; as many as the product of the shape.</param>
public sealed record IdxArray(ImmutableArray<int> Shape, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Reads IDX files (LeCun, Cortes, Burges: the format of MNIST), plain or compressed with gzip (one member), which is told by the
/// first bytes and not by the name. Format: two zero bytes, the element type (8: unsigned byte, the only one read here), the number of axes,
/// each axis' size as a big-endian 32-bit integer, then the elements, row-major, to the end of the file.
/// </summary>
public static class Idx
{
    private const byte UnsignedByte = 8;
    private const int MaximumAxes = 8;

    /// <summary>The largest number of elements that is read: 1 GiB.</summary>
    public const int MaximumElements = 1 << 30;

    /// <summary>Reads one file. Memory is bounded by what the file really holds, whatever its header claims.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="NetworkFileException">The file is missing, damaged, of another format, or longer or shorter than its header says.</exception>
    public static IdxArray Read(string path) => FileErrors.Wrap(path, static path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var length = file.Length;
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (!isGzip)
            return Read(path, file, length);
        var endsWith = ReadTrailer(path, file, length);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        var array = Read(path, unpacked, plainLength: null);
        var unpackedLength = 4 + 4 * array.Shape.Length + array.Bytes.Length;
        return unpackedLength == endsWith
            ? array
            : throw new NetworkFileException($"{path}: expected a gzip file that ends with its unpacked length {unpackedLength}, found {endsWith}.");
    });

    /// <summary>Reads images and labels into a dataset of bytes.</summary>
    /// <param name="imagesPath">A file with the samples along the first axis.</param>
    /// <param name="labelsPath">A file with one axis: one label a sample.</param>
    /// <param name="scale">What each byte is multiplied by.</param>
    /// <exception cref="NetworkFileException">A file is missing or damaged, or they do not belong together.</exception>
    public static Dataset Load(string imagesPath, string labelsPath, float scale = 1f / 255)
    {
        var images = Read(imagesPath);
        var labels = Read(labelsPath);
        if (labels.Shape.Length != 1)
            throw new NetworkFileException($"{labelsPath}: expected labels along one axis, found the shape {Text(labels.Shape)}.");
        if (images.Shape[0] != labels.Shape[0])
            throw new NetworkFileException($"{imagesPath} has {images.Shape[0]} samples, and {labelsPath} has {labels.Shape[0]} labels.");
        if (images.Bytes.IsEmpty)
            throw new NetworkFileException($"{imagesPath}: expected at least one sample, found the shape {Text(images.Shape)}.");

        var classes = new int[labels.Bytes.Length];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = labels.Bytes.Span[i];
        return Dataset.FromBytes(images.Bytes, classes, scale);
    }

    internal static string Text(ImmutableArray<int> shape) => $"[{string.Join(", ", shape)}]";

    private static IdxArray Read(string path, Stream stream, long? plainLength)
    {
        Span<byte> header = stackalloc byte[4 + 4 * MaximumAxes];
        ReadHeader(path, stream, header[..4]);
        if (header[0] != 0 || header[1] != 0)
            throw new NetworkFileException($"{path} is no IDX file: expected two zero bytes at its start, found {header[0]} and {header[1]}.");
        if (header[2] != UnsignedByte)
            throw new NetworkFileException($"{path}: expected elements of type 0x08 (unsigned byte), found 0x{header[2]:X2}.");
        var axes = header[3];
        if (axes is 0 or > MaximumAxes)
            throw new NetworkFileException($"{path}: expected 1 to {MaximumAxes} axes, found {axes}.");

        var sizes = header.Slice(4, 4 * axes);
        ReadHeader(path, stream, sizes);
        var shape = ImmutableArray.CreateBuilder<int>(axes);
        long count = 1;
        for (var axis = 0; axis < axes; axis++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(sizes[(4 * axis)..]);
            count *= size;
            if (size > MaximumElements || count > MaximumElements)
                throw new NetworkFileException($"{path}: axis {axis} has size {size}, which makes more than {MaximumElements} elements.");
            shape.Add((int)size);
        }

        var expected = 4 + sizes.Length + count;
        if (plainLength is { } length && length != expected)
            throw new NetworkFileException($"{path}: expected {expected} bytes for the shape {Text(shape.ToImmutable())}, found {length}.");
        return new(shape.MoveToImmutable(), ReadElements(path, stream, (int)count));
    }

    // The decoder takes a file that was cut within its trailer, where the checksum stands, for a whole one.
    private static uint ReadTrailer(string path, FileStream file, long length)
    {
        Span<byte> trailer = stackalloc byte[4];
        if (length < 18)
            throw new NetworkFileException($"{path}: expected a gzip file, found {length} bytes.");
        file.Position = length - trailer.Length;
        ReadHeader(path, file, trailer);
        file.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private static void ReadHeader(string path, Stream stream, Span<byte> destination)
    {
        var found = stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        if (found != destination.Length)
            throw new NetworkFileException($"{path} ends within its header.");
    }

    // The buffer grows with what is really there: a small compressed file cannot claim a gigabyte.
    private static byte[] ReadElements(string path, Stream stream, int count)
    {
        var elements = new byte[Math.Min(count, 1 << 20)];
        var found = 0;
        while (true)
        {
            found += stream.ReadAtLeast(elements.AsSpan(found), elements.Length - found, throwOnEndOfStream: false);
            if (found < elements.Length)
                throw new NetworkFileException($"{path}: expected {count} elements, found {found}.");
            if (found == count)
                break;
            Array.Resize(ref elements, (int)Math.Min(count, 2L * elements.Length));
        }

        // This also lets the decoder reach the end and compare its checksum.
        if (stream.ReadByte() >= 0)
            throw new NetworkFileException($"{path}: expected {count} elements, found more.");
        return elements;
    }
}
