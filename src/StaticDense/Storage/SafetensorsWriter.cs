using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StaticDense.Storage;

/// <summary>
/// Writes a safetensors file of 32-bit floats: the header's length (64 bits, little-endian), a JSON header padded with spaces to
/// a multiple of 8 bytes, then the tensors in the order given, without gaps. The file appears under its name on
/// <see cref="Commit"/>, complete or not at all, in place of one that was there; disposing without it leaves nothing behind.
/// </summary>
public sealed class SafetensorsWriter : IDisposable
{
    private readonly string path;
    private readonly AtomicFile file;
    private long remaining;

    /// <summary>Opens a temporary file beside the path and writes the header.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="tensors">The tensors in the order in which they will be written.</param>
    /// <param name="metadata">Texts for the header's <c>__metadata__</c>, or null.</param>
    /// <exception cref="ArgumentException">Two tensors have one name, or one is called <c>__metadata__</c>.</exception>
    /// <exception cref="NetworkFileException">The file cannot be written.</exception>
    public SafetensorsWriter(
        string path,
        ImmutableArray<SafetensorsEntry> tensors,
        IReadOnlyList<KeyValuePair<string, string>>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var header = Header(tensors, metadata);
        remaining = tensors.Sum(tensor => tensor.Count);
        this.path = path;
        file = FileErrors.Wrap(path, static path => new AtomicFile(path));
        Guarded(header, static (stream, bytes) => stream.Write(bytes));
    }

    /// <summary>Writes the next values; a tensor may come in several pieces.</summary>
    /// <param name="values">Elements in row-major order.</param>
    /// <exception cref="InvalidOperationException">More than the header says.</exception>
    /// <exception cref="NetworkFileException">The disk is full or fails.</exception>
    public void Write(ReadOnlySpan<float> values)
    {
        if (values.Length > remaining)
            throw new InvalidOperationException($"The header leaves room for {remaining} values, and {values.Length} were given.");
        remaining -= values.Length;
        Guarded(values, static (stream, values) =>
        {
            if (BitConverter.IsLittleEndian)
            {
                // A span of bytes counts to 2^31 only.
                for (; values.Length > Piece; values = values[Piece..])
                    stream.Write(MemoryMarshal.AsBytes(values[..Piece]));
                stream.Write(MemoryMarshal.AsBytes(values));
                return;
            }

            Span<byte> swapped = stackalloc byte[4];
            foreach (var value in values)
            {
                BinaryPrimitives.WriteSingleLittleEndian(swapped, value);
                stream.Write(swapped);
            }
        });
    }

    /// <summary>Finishes the file: flushes it to the disk and gives it its name.</summary>
    /// <exception cref="InvalidOperationException">Values are missing.</exception>
    /// <exception cref="NetworkFileException">The disk is full or fails; the file that was there is as it was.</exception>
    public void Commit()
    {
        if (remaining != 0)
            throw new InvalidOperationException($"{remaining} values are still to be written.");
        Guarded(file, static (_, file) => file.Commit());
    }

    /// <summary>Removes the temporary file, unless it was committed.</summary>
    public void Dispose() => file.Dispose();

    private const int Piece = 1 << 24;

    private delegate void Step<TArgument>(Stream stream, TArgument argument)
        where TArgument : allows ref struct;

    private void Guarded<TArgument>(TArgument argument, Step<TArgument> step)
        where TArgument : allows ref struct
    {
        try
        {
            step(file.Stream, argument);
        }
        catch (Exception error) when (error is not NetworkFileException && FileErrors.IsFileError(error))
        {
            file.Dispose();
            throw FileErrors.Explain(path, error);
        }
    }

    private static ReadOnlySpan<byte> Header(
        ImmutableArray<SafetensorsEntry> tensors,
        IReadOnlyList<KeyValuePair<string, string>>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        buffer.GetSpan(8)[..8].Clear();
        buffer.Advance(8);
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsHeader.MetadataName };
            long offset = 0;
            foreach (var tensor in tensors)
            {
                if (!names.Add(tensor.Name))
                    throw new ArgumentException($"The name {tensor.Name} is taken.", nameof(tensors));
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype"u8, "F32"u8);
                json.WriteStartArray("shape"u8);
                foreach (var size in tensor.Shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets"u8);
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset = checked(offset + sizeof(float) * tensor.Count));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Padded, so that the values start on a multiple of 8.
        buffer.Write("       "u8[..(-buffer.WrittenCount & 7)]);
        var bytes = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - 8);
        return bytes;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>>? metadata)
    {
        if (metadata is null || metadata.Count == 0)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartObject(SafetensorsHeader.MetadataName);
        foreach (var (name, text) in metadata)
        {
            if (!names.Add(name))
                throw new ArgumentException($"The metadata's name {name} is taken.", nameof(metadata));
            json.WriteString(name, text);
        }

        json.WriteEndObject();
    }
}
