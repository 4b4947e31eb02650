using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.InteropServices;

namespace StaticDense.Storage;

/// <summary>
/// A network's parameters in a safetensors file: every tensor under its name (<c>dense/kernel</c>), in Keras's shape, as 32-bit floats.
/// </summary>
public static class ParameterFile
{
    // Floats that are brought into canonical order at a time.
    private const int Piece = 1 << 14;

    /// <summary>
    /// Writes the file: first under a temporary name in the same folder, flushed to the disk, then renamed, so that at every
    /// moment either the old file or the new one is there, complete.
    /// </summary>
    /// <param name="path">The file's path.</param>
    /// <param name="network">The network.</param>
    /// <param name="storage">Its parameters' storage: StorageCount floats.</param>
    /// <exception cref="NetworkFileException">The file cannot be written; one that was there is as it was.</exception>
    public static void Save(string path, NetworkDescription network, ReadOnlySpan<float> storage)
    {
        ArgumentNullException.ThrowIfNull(network);
        CheckStorage(network, storage.Length);
        using var writer = new SafetensorsWriter(path, SafetensorsEntry.Of(network), [new("network", network.Name), new("layout", "keras")]);
        var buffer = Array.Empty<float>();
        foreach (var tensor in network.Parameters)
        {
            var rowsAtOnce = Math.Max(1, Piece / tensor.Channels);
            for (var position = 0; position < tensor.Positions; position += rowsAtOnce)
            {
                var count = Math.Min(rowsAtOnce, tensor.Positions - position) * tensor.Channels;
                if (buffer.Length < count)
                    buffer = new float[count];
                ParameterPacking.Export(tensor, storage, position, buffer.AsSpan(0, count));
                writer.Write(buffer.AsSpan(0, count));
            }
        }

        writer.Commit();
    }

    /// <summary>
    /// Reads the file. Everything is checked and read before the first float of the storage changes: after an exception it is as it
    /// was. Memory needed beside the storage: one copy of the parameters.
    /// </summary>
    /// <param name="path">The file's path.</param>
    /// <param name="network">The network.</param>
    /// <param name="storage">Its parameters' storage: StorageCount floats. Padded lanes become +0.</param>
    /// <exception cref="NetworkFileException">
    /// The file is missing, damaged, or belongs to another network; the message names the tensor with the expected and the found shape or type.
    /// </exception>
    public static void Load(string path, NetworkDescription network, Span<float> storage)
    {
        ArgumentNullException.ThrowIfNull(network);
        CheckStorage(network, storage.Length);
        using var reader = SafetensorsReader.Open(path, SafetensorsEntry.Of(network));
        var canonical = GC.AllocateUninitializedArray<float>(network.ParameterCount);
        var start = 0;
        for (var i = 0; i < network.Parameters.Length; i++)
        {
            var count = network.Parameters[i].Count;
            reader.Read(i, canonical.AsSpan(start, count));
            start += count;
        }

        ParameterPacking.Import(network, canonical, storage);
    }

    /// <summary>Places the parameters of a resource: tensor by tensor from where the loader has mapped it, without a copy in between.</summary>
    /// <param name="assembly">The assembly that holds the file.</param>
    /// <param name="resource">The resource's name.</param>
    /// <param name="network">The network.</param>
    /// <param name="storage">Its parameters' storage: StorageCount floats. Padded lanes become +0.</param>
    /// <exception cref="NetworkFileException">The resource is missing, damaged, or belongs to another network.</exception>
    internal static void LoadResource(Assembly assembly, string resource, NetworkDescription network, Span<float> storage)
    {
        CheckStorage(network, storage.Length);
        using var stream = assembly.GetManifestResourceStream(resource);
        if (stream is not UnmanagedMemoryStream mapped)
            throw new NetworkFileException($"{assembly.GetName().Name} has no resource {resource}.");
        ReadOnlySpan<byte> bytes;
        unsafe
        {
            bytes = new(mapped.PositionPointer, checked((int)mapped.Length));
        }

        var begins = SafetensorsReader.Check(resource, bytes, SafetensorsEntry.Of(network));
        for (var i = 0; i < network.Parameters.Length; i++)
        {
            var tensor = network.Parameters[i];
            ParameterPacking.Import(tensor, MemoryMarshal.Cast<byte, float>(bytes.Slice(begins[i], sizeof(float) * tensor.Count)), storage);
        }

        if (!BitConverter.IsLittleEndian)
        {
            var bits = MemoryMarshal.Cast<float, int>(storage);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }

    private static void CheckStorage(NetworkDescription network, int given)
    {
        if (given != network.StorageCount)
            throw new ArgumentException($"{network.Name}'s storage has {network.StorageCount} floats, and a span of {given} was given.");
    }
}
