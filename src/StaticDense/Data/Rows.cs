namespace StaticDense;

/// <summary>Rows of a row-major table, picked by index.</summary>
internal static class Rows
{
    /// <summary>Copies the rows one after the other; an empty destination is left alone.</summary>
    public static void Copy<T>(ReadOnlySpan<T> table, int width, ReadOnlySpan<int> indices, Span<T> destination)
    {
        if (destination.IsEmpty)
            return;
        if (width == 1)
        {
            for (var i = 0; i < indices.Length; i++)
                destination[i] = table[indices[i]];
            return;
        }

        for (var i = 0; i < indices.Length; i++)
            table.Slice(indices[i] * width, width).CopyTo(destination.Slice(i * width, width));
    }
}
