using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace StaticDense.Tests.Storage;

/// <summary>Builds safetensors files from a header's text, right or wrong.</summary>
internal static class SafetensorsBytes
{
    public static byte[] Make(string header, params float[] values) =>
        Make(Encoding.UTF8.GetBytes(header), MemoryMarshal.AsBytes(values.AsSpan()));

    public static byte[] Make(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data, ulong? claimedLength = null)
    {
        var bytes = new byte[8 + header.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, claimedLength ?? (ulong)header.Length);
        header.CopyTo(bytes.AsSpan(8));
        data.CopyTo(bytes.AsSpan(8 + header.Length));
        return bytes;
    }
}
