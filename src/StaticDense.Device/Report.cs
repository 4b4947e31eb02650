namespace StaticDense.Device;

/// <summary>Sums of errors, and the lines that tell them.</summary>
/// <param name="output">Where reports go.</param>
/// <param name="memory">What the process holds.</param>
internal sealed class Report(ByteWriter output, ProcessMemory memory)
{
    private const double Megabyte = 1 << 20;

    private double errors, guesses, recentErrors;
    private long recent;

    // At the end of the first report: what is used for the first time until then, formats of numbers among it, is allocated once.
    private long residentAtFirst;
    private long allocatedAtFirst;

    /// <summary>The samples learned from.</summary>
    public long Samples { get; private set; }

    /// <summary>Counts a sample.</summary>
    /// <param name="error">How far the prediction was from the target.</param>
    /// <param name="guess">How far the target's mean so far was from it.</param>
    public void Count(double error, double guess)
    {
        Samples++;
        recent++;
        errors += error;
        recentErrors += error;
        guesses += guess;
    }

    /// <summary>One line of how it goes: errors of all samples, and of those since the line before.</summary>
    public void Line()
    {
        output.Add(Samples);
        output.Add(" samples, mean error "u8);
        output.Add(errors / Samples, "F4");
        output.Add(", of the last "u8);
        output.Add(recent);
        output.Add(" "u8);
        output.Add(recentErrors / recent, "F4");
        output.Add(", resident "u8);
        output.Add(memory.ResidentBytes / Megabyte, "F1");
        output.Add(" MB"u8);
        if (residentAtFirst != 0)
        {
            output.Add(", allocated "u8);
            output.Add(ProcessMemory.AllocatedBytes - allocatedAtFirst);
            output.Add(" bytes since the first report"u8);
        }

        output.Add("\n"u8);
        output.Flush();
        recent = 0;
        recentErrors = 0;
        if (residentAtFirst != 0)
            return;
        residentAtFirst = memory.ResidentBytes;
        allocatedAtFirst = ProcessMemory.AllocatedBytes;
    }

    /// <summary>The end.</summary>
    /// <param name="refused">Lines that could not be read.</param>
    public void Summary(long refused)
    {
        var allocated = ProcessMemory.AllocatedBytes - allocatedAtFirst;
        output.Add("samples          "u8);
        output.Add(Samples);
        output.Add("\nrefused lines    "u8);
        output.Add(refused);
        output.Add("\n"u8);
        output.Add("resident         "u8);
        output.Add(memory.ResidentBytes / Megabyte, "F1");
        output.Add(" MB\n"u8);
        if (residentAtFirst != 0)
        {
            output.Add("first report     "u8);
            output.Add(residentAtFirst / Megabyte, "F1");
            output.Add(" MB resident, "u8);
            output.Add(allocated);
            output.Add(" bytes allocated since\n"u8);
        }

        output.Add("guessing         "u8);
        output.Add(guesses / Samples, "F4");
        output.Add(" mean error of who says the mean so far"u8);
        output.Add("\nmean error "u8);
        output.Add(errors / Samples, "F4");
        output.Add("\n"u8);
        output.Flush();
    }
}
