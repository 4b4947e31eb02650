using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace StaticDense.Tests.Golden;

/// <summary>One tensor of a golden case, row-major: 32-bit floats or, for labels, 32-bit integers.</summary>
internal sealed record GoldenTensor(string Name, int[] Shape, float[] Floats, int[] Integers)
{
    /// <summary>The place of an element as indices: <c>[2, 0]</c>.</summary>
    public string Place(int element)
    {
        var indices = new int[Shape.Length];
        for (var axis = Shape.Length - 1; axis >= 0; axis--)
        {
            indices[axis] = element % Shape[axis];
            element /= Shape[axis];
        }

        return $"[{string.Join(", ", indices)}]";
    }
}

/// <summary>Reads tensors.safetensors as the golden set's README describes it: for trusted files, independent of the library's reader.</summary>
internal static class TensorFile
{
    public static IReadOnlyDictionary<string, GoldenTensor> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var headerLength = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        var payload = 8 + headerLength;
        using var header = JsonDocument.Parse(bytes.AsMemory(8, headerLength));
        var tensors = new Dictionary<string, GoldenTensor>();
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
                continue;
            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray();
            var begin = entry.Value.GetProperty("data_offsets")[0].GetInt32();
            var end = entry.Value.GetProperty("data_offsets")[1].GetInt32();
            var data = bytes.AsSpan(payload + begin, end - begin);
            Assert.Equal(shape.Aggregate(4, (product, size) => product * size), data.Length);
            var isFloat = entry.Value.GetProperty("dtype").GetString() switch
            {
                "F32" => true,
                "I32" => false,
                var other => throw new InvalidDataException($"{path}: {entry.Name} has dtype {other}."),
            };
            tensors.Add(entry.Name, new GoldenTensor(
                entry.Name,
                shape,
                isFloat ? MemoryMarshal.Cast<byte, float>(data).ToArray() : [],
                isFloat ? [] : MemoryMarshal.Cast<byte, int>(data).ToArray()));
        }

        return tensors;
    }
}
