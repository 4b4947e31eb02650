namespace StaticDense.Device;

/// <summary>Lines of a stream of bytes, through one buffer that is allocated once. A line that does not fit is said to be too long, and passed over.</summary>
/// <param name="input">The stream.</param>
/// <param name="capacity">The longest line, its end included.</param>
internal sealed class LineReader(Stream input, int capacity)
{
    private readonly byte[] buffer = new byte[capacity];
    private int start;
    private int scanned;
    private int end;
    private bool isTooLong;

    /// <summary>The number of the line that was read last; the first is 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the line that was read last was longer than the buffer; it is then empty.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads a line; false at the end of the input.</summary>
    /// <param name="line">The line without its end (LF or CR LF), until the next call.</param>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var length = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = Take(scanned + length);
                start = scanned = start + 1;
                return true;
            }

            scanned = end;
            if (Fill())
                continue;
            line = default;
            if (start == end && !isTooLong)
                return false;

            // The last line may lack its end.
            line = Take(end);
            return true;
        }
    }

    private ReadOnlySpan<byte> Take(int lineEnd)
    {
        var line = buffer.AsSpan(start, lineEnd - start);
        start = scanned = lineEnd;
        Number++;
        IsTooLong = isTooLong;
        isTooLong = false;
        if (IsTooLong)
            return default;
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        else if (end == buffer.Length)
        {
            isTooLong = true;
            end = 0;
        }

        scanned = end;
        var read = input.Read(buffer.AsSpan(end));
        end += read;
        return read > 0;
    }
}
