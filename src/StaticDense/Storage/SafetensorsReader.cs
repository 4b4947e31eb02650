using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StaticDense.Storage;

/// <summary>
/// Reads a safetensors file whose tensors are known beforehand. The header is checked completely before any value is read; a file
/// with other tensors, other shapes or another type is refused, so memory is bounded by what is expected and never by what a file claims.
/// </summary>
public sealed class SafetensorsReader : IDisposable
{
    private const int LengthSize = 8;
    private const long FormatMaximum = 100_000_000;

    // Room for others' metadata, and for names written with an escape for every character.
    private const long HeaderAllowance = 1 << 20;
    private const int TensorAllowance = 1024;
    private const int BytesPerCharacter = 12;

    private readonly string path;
    private readonly FileStream file;
    private readonly ImmutableArray<SafetensorsEntry> expected;
    private readonly long[] begins;
    private readonly long dataStart;

    private SafetensorsReader(string path, FileStream file, ImmutableArray<SafetensorsEntry> expected)
    {
        this.path = path;
        this.file = file;
        this.expected = expected;
        var header = ReadHeader(path, file, expected);
        dataStart = LengthSize + header.Length;
        begins = SafetensorsHeader.Parse(path, header, expected, file.Length - dataStart);
    }

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="expected">The tensors that the file must hold, all of them and no others.</param>
    /// <exception cref="NetworkFileException">
    /// The file is missing, damaged, or holds something else; the message names the tensor with the expected and the found shape or type.
    /// </exception>
    public static SafetensorsReader Open(string path, ImmutableArray<SafetensorsEntry> expected) => FileErrors.Wrap(path, path =>
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new SafetensorsReader(path, file, expected);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    });

    /// <summary>Checks a file that stands in memory.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="content">The file.</param>
    /// <param name="expected">The tensors that it must hold, all of them and no others.</param>
    /// <returns>Where each begins in the file, in bytes.</returns>
    /// <exception cref="NetworkFileException">It is damaged, or holds something else.</exception>
    internal static int[] Check(string name, ReadOnlySpan<byte> content, ImmutableArray<SafetensorsEntry> expected)
    {
        if (content.Length < LengthSize)
            throw new NetworkFileException($"{name}: expected a safetensors file, found {content.Length} bytes.");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(content);
        var room = content.Length - LengthSize;
        if (length > (ulong)room)
            throw new NetworkFileException($"{name}: the header claims {length} bytes, and {room} follow.");
        var dataStart = LengthSize + (int)length;
        var begins = SafetensorsHeader.Parse(name, content[LengthSize..dataStart], expected, content.Length - dataStart);
        return [.. begins.Select(begin => dataStart + (int)begin)];
    }

    /// <summary>Reads one tensor.</summary>
    /// <param name="tensor">Its index among the expected tensors.</param>
    /// <param name="destination">As many floats as the tensor has elements, row-major.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    /// <exception cref="NetworkFileException">The disk fails, or the file was cut while it was read.</exception>
    public void Read(int tensor, Span<float> destination)
    {
        var entry = expected[tensor];
        if (destination.Length != entry.Count)
            throw new ArgumentException($"The tensor {entry.Name} has {entry.Count} elements, and room for {destination.Length} was given.", nameof(destination));
        try
        {
            file.Position = dataStart + begins[tensor];
            // A span of bytes counts to 2^31 only.
            for (var rest = destination; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, Piece)..])
                file.ReadExactly(MemoryMarshal.AsBytes(rest[..Math.Min(rest.Length, Piece)]));
        }
        catch (EndOfStreamException error)
        {
            throw new NetworkFileException($"{path}: the file ends within the tensor {entry.Name}.", error);
        }
        catch (Exception error) when (FileErrors.IsFileError(error))
        {
            throw FileErrors.Explain(path, error);
        }

        if (!BitConverter.IsLittleEndian)
        {
            var bits = MemoryMarshal.Cast<float, int>(destination);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();

    private const int Piece = 1 << 24;

    private static byte[] ReadHeader(string path, FileStream file, ImmutableArray<SafetensorsEntry> expected)
    {
        Span<byte> prefix = stackalloc byte[LengthSize];
        var fileLength = file.Length;
        if (fileLength < LengthSize || file.ReadAtLeast(prefix, LengthSize, throwOnEndOfStream: false) < LengthSize)
            throw new NetworkFileException($"{path}: expected a safetensors file, found {fileLength} bytes.");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        var room = (ulong)(fileLength - LengthSize);
        if (length > room)
            throw new NetworkFileException($"{path}: the header claims {length} bytes, and {room} follow.");

        var maximum = HeaderAllowance;
        foreach (var tensor in expected)
            maximum += TensorAllowance + (long)BytesPerCharacter * tensor.Name.Length;
        maximum = Math.Min(maximum, FormatMaximum);
        if (length > (ulong)maximum)
            throw new NetworkFileException($"{path}: expected a header of at most {maximum} bytes, found {length}.");

        var header = new byte[length];
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            throw new NetworkFileException($"{path} ends within its header.");
        return header;
    }
}
