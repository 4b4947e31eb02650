using System.Globalization;

namespace StaticDense.Device;

/// <summary>Collects text as UTF-8 in one buffer that is allocated once, and writes it to a stream. Texts are formatted in place and never become strings.</summary>
/// <param name="output">The stream.</param>
/// <param name="capacity">The buffer's bytes.</param>
internal sealed class ByteWriter(Stream output, int capacity = 4096)
{
    /// <summary>Room that is left for one text; more of it would be lost.</summary>
    private const int LongestText = 512;

    private readonly byte[] buffer = new byte[capacity];
    private int count;

    /// <summary>Adds a text; what is full is written first.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (buffer.Length - count < text.Length)
            Flush();
        text.CopyTo(buffer.AsSpan(count));
        count += text.Length;
    }

    /// <summary>Adds a number with so many decimals.</summary>
    public void Add(double value, ReadOnlySpan<char> format)
    {
        if (buffer.Length - count < LongestText)
            Flush();
        value.TryFormat(buffer.AsSpan(count), out var written, format, CultureInfo.InvariantCulture);
        count += written;
    }

    /// <summary>Adds a whole number in groups of three digits.</summary>
    public void Add(long value)
    {
        if (buffer.Length - count < LongestText)
            Flush();
        value.TryFormat(buffer.AsSpan(count), out var written, "N0", CultureInfo.InvariantCulture);
        count += written;
    }

    /// <summary>Writes what was added.</summary>
    public void Flush()
    {
        output.Write(buffer.AsSpan(0, count));
        output.Flush();
        count = 0;
    }
}
