using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads windows and borders, whose sizes are one number or one for each axis.</summary>
internal static class WindowParser
{
    /// <summary>The window of a convolution over one or two axes.</summary>
    public static Window Convolution(AttributeReader reader, int axes)
    {
        var kernel = Pair(reader, "KernelSize", axes, (1, 1));
        var strides = Pair(reader, "Strides", axes, (1, 1));
        var dilation = Pair(reader, "DilationRate", axes, (1, 1));
        if (Math.Max(strides.Rows, strides.Columns) > 1 && Math.Max(dilation.Rows, dilation.Columns) > 1)
        {
            var (stride, rate) = (Math.Max(strides.Rows, strides.Columns), Math.Max(dilation.Rows, dilation.Columns));
            reader.Add(RuleIds.StridesWithDilation, "DilationRate", stride, rate);
        }

        return new(kernel.Rows, kernel.Columns, strides.Rows, strides.Columns, dilation.Rows, dilation.Columns, Padding(reader, hasCausal: reader.Class.StartsWith("Conv1D", StringComparison.Ordinal)));
    }

    /// <summary>The window of a pooling over one or two axes: it moves by its own size unless told otherwise.</summary>
    public static Window Pooling(AttributeReader reader, int axes)
    {
        var pool = Pair(reader, "PoolSize", axes, axes == 1 ? (1, 2) : (2, 2));
        var strides = reader.IsGivenNull("Strides") ? pool : Pair(reader, "Strides", axes, pool);
        return new(pool.Rows, pool.Columns, strides.Rows, strides.Columns, 1, 1, Padding(reader, hasCausal: false));
    }

    /// <summary>One number, two (rows and columns) or four (top, bottom, left, right).</summary>
    public static Borders Borders(AttributeReader reader, string argument, int otherwise)
    {
        var sizes = reader.Sizes(argument, least: 0, 2, 4) ?? [otherwise];
        return sizes.Length switch
        {
            1 => new(sizes[0], sizes[0], sizes[0], sizes[0]),
            2 => new(sizes[0], sizes[0], sizes[1], sizes[1]),
            _ => new(sizes[0], sizes[1], sizes[2], sizes[3]),
        };
    }

    /// <summary>Rows and columns; an argument of one axis has one row.</summary>
    public static (int Rows, int Columns) Pair(AttributeReader reader, string argument, int axes, (int Rows, int Columns) otherwise)
    {
        if (reader.Sizes(argument, least: 1, axes) is not { } sizes)
            return otherwise;
        return (axes == 1 ? 1 : sizes[0], sizes[sizes.Length - 1]);
    }

    private static PaddingKind Padding(AttributeReader reader, bool hasCausal)
    {
        var padding = reader.Member("Padding", PaddingKind.Valid, last: PaddingKind.Causal);
        if (padding != PaddingKind.Causal || hasCausal)
            return padding;
        reader.Add(RuleIds.ArgumentKind, "Padding", "Padding", padding, $"{PaddingKind.Valid} or {PaddingKind.Same}; only Conv1D has {PaddingKind.Causal}");
        return PaddingKind.Valid;
    }
}
