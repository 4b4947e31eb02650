namespace StaticDense.Device;

/// <summary>Says of each line that is refused which it is and why. Allocates nothing.</summary>
/// <param name="output">Where to.</param>
internal sealed class Complaints(ByteWriter output)
{
    /// <summary>The lines refused so far.</summary>
    public long Count { get; private set; }

    /// <summary>Refuses a line that does not hold what it should.</summary>
    /// <param name="number">The line.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="count">The values before that.</param>
    /// <param name="expected">The values that a line holds.</param>
    public void Refuse(long number, LineFault fault, int count, int expected)
    {
        Begin(number);
        switch (fault)
        {
            case LineFault.NoNumber:
                output.Add("value "u8);
                output.Add(count + 1L);
                output.Add(" is no number"u8);
                break;
            case LineFault.NotFinite:
                output.Add("value "u8);
                output.Add(count + 1L);
                output.Add(" is not finite, or too large"u8);
                break;
            case LineFault.TooFew:
                output.Add(count);
                output.Add(" values, but a line holds "u8);
                output.Add((long)expected);
                break;
            default:
                output.Add("more than the "u8);
                output.Add((long)expected);
                output.Add(" values that a line holds"u8);
                break;
        }

        End();
    }

    /// <summary>Refuses a line that is longer than the buffer.</summary>
    public void TooLong(long number, int most)
    {
        Begin(number);
        output.Add("longer than "u8);
        output.Add((long)most);
        output.Add(" bytes"u8);
        End();
    }

    private void Begin(long number)
    {
        Count++;
        output.Add("line "u8);
        output.Add(number);
        output.Add(": "u8);
    }

    private void End()
    {
        output.Add("; refused\n"u8);
        output.Flush();
    }
}
