using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticDense;

/// <summary>Samples in memory as bytes, with labels.</summary>
internal sealed class ByteDataset(
    int count,
    int inputSize,
    ReadOnlyMemory<byte> bytes,
    ReadOnlyMemory<int> classes,
    float scale) : Dataset
{
    public override int Count => count;

    public override int InputSize => inputSize;

    public override int LabelsPerSample => 1;

    protected override void ReadBatch(
        ReadOnlySpan<int> indices,
        Span<float> inputs,
        Span<int> labels,
        Span<float> targets,
        Span<float> sampleWeights)
    {
        if (!inputs.IsEmpty)
        {
            for (var i = 0; i < indices.Length; i++)
                Widen(bytes.Span.Slice(indices[i] * inputSize, inputSize), inputs.Slice(i * inputSize, inputSize));
        }

        Rows.Copy(classes.Span, 1, indices, labels);
    }

    // One exact conversion and one multiplication a value, so the bits do not depend on the width.
    private void Widen(ReadOnlySpan<byte> source, Span<float> destination)
    {
        var width = Vector<float>.Count;
        var vectors = MemoryMarshal.Cast<byte, Vector<byte>>(source);
        for (var i = 0; i < vectors.Length; i++)
        {
            Vector.Widen(vectors[i], out var low, out var high);
            var part = destination.Slice(i * Vector<byte>.Count, Vector<byte>.Count);
            Scale(low, part);
            Scale(high, part[(2 * width)..]);
        }

        for (var i = vectors.Length * Vector<byte>.Count; i < source.Length; i++)
            destination[i] = source[i] * scale;
    }

    private void Scale(Vector<ushort> source, Span<float> destination)
    {
        Vector.Widen(source, out var low, out var high);
        (Vector.ConvertToSingle(Vector.AsVectorInt32(low)) * scale).CopyTo(destination);
        (Vector.ConvertToSingle(Vector.AsVectorInt32(high)) * scale).CopyTo(destination[Vector<float>.Count..]);
    }
}
