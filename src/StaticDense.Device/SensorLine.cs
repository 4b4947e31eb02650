using System.Buffers.Text;

namespace StaticDense.Device;

/// <summary>What is wrong with a line.</summary>
internal enum LineFault
{
    None,

    /// <summary>A value is no number.</summary>
    NoNumber,

    /// <summary>A value is not finite, or too large for a float.</summary>
    NotFinite,

    /// <summary>Fewer values than readings and target.</summary>
    TooFew,

    /// <summary>More values than readings and target.</summary>
    TooMany,
}

/// <summary>Reads a line of numbers, separated by blanks, or by commas or semicolons with or without blanks. Allocates nothing.</summary>
internal static class SensorLine
{
    /// <summary>Fills all of <paramref name="values"/> from a line.</summary>
    /// <param name="line">The line's bytes, ASCII.</param>
    /// <param name="values">Where the numbers go.</param>
    /// <param name="count">The values read before the end or the fault.</param>
    public static LineFault Parse(ReadOnlySpan<byte> line, Span<float> values, out int count)
    {
        count = 0;
        var rest = line.Trim(" \t"u8);
        while (!rest.IsEmpty)
        {
            if (count == values.Length)
                return LineFault.TooMany;
            if (!Utf8Parser.TryParse(rest, out double value, out var length) || !EndsAt(rest, length))
                return LineFault.NoNumber;
            values[count] = (float)value;
            if (!float.IsFinite(values[count]))
                return LineFault.NotFinite;
            count++;
            rest = rest[length..].TrimStart(" \t"u8);
            if (rest.IsEmpty || rest[0] is not ((byte)',' or (byte)';'))
                continue;

            // A separator is followed by a value: an empty one is no number.
            rest = rest[1..].TrimStart(" \t"u8);
            if (rest.IsEmpty)
                return count == values.Length ? LineFault.TooMany : LineFault.NoNumber;
        }

        return count == values.Length ? LineFault.None : LineFault.TooFew;
    }

    private static bool EndsAt(ReadOnlySpan<byte> text, int length) =>
        length == text.Length || text[length] is (byte)' ' or (byte)'\t' or (byte)',' or (byte)';';
}
