namespace StaticDense.Device;

/// <summary>Reads, predicts, learns, reports; or writes lines to learn from.</summary>
internal static class Device
{
    /// <summary>The longest line; more than any nine numbers take.</summary>
    private const int LineBytes = 64 * 1024;

    public static int Run(DeviceOptions options)
    {
        using var interruption = new Interruption();
        try
        {
            if (options.Generate is not { } lines)
                return Learn(options, interruption);
            SimulatedMachine.Write(new ByteWriter(Console.OpenStandardOutput(), LineBytes), lines, options.Seed, interruption);
            return interruption.ExitCode;
        }
        catch (IOException error)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.Failure;
        }
    }

    private static int Learn(DeviceOptions options, Interruption interruption)
    {
        using var learner = new OnlineLearner(options.Seed, options.LearningRate);
        using var memory = new ProcessMemory();
        var report = new Report(new ByteWriter(Console.OpenStandardOutput()), memory);
        var complaints = new Complaints(new ByteWriter(Console.OpenStandardError()));
        var lines = new LineReader(Console.OpenStandardInput(), LineBytes);
        Span<float> sample = stackalloc float[SensorNet.InputSize + 1];
        while (interruption.ExitCode == 0 && lines.TryRead(out var line))
        {
            if (lines.IsTooLong)
            {
                complaints.TooLong(lines.Number, LineBytes);
                continue;
            }

            if (line.IsEmpty || line[0] == '#')
                continue;
            var fault = SensorLine.Parse(line, sample, out var count);
            if (fault != LineFault.None)
            {
                complaints.Refuse(lines.Number, fault, count, sample.Length);
                continue;
            }

            // The target is predicted before it is learned: so each error is one of a sample never seen.
            var target = sample[^1];
            report.Count(Math.Abs(learner.Predict(sample[..^1]) - target), Math.Abs(learner.Guess - target));
            learner.Learn(sample);
            if (report.Samples % options.Every == 0)
                report.Line();
        }

        if (report.Samples == 0)
        {
            Console.Error.WriteLine("There was nothing to learn from.");
            return interruption.ExitCode == 0 ? ExitCodes.Failure : interruption.ExitCode;
        }

        report.Summary(complaints.Count);
        return interruption.ExitCode;
    }
}
