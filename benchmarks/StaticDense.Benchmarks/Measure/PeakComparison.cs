using System.Diagnostics;

namespace StaticDense.Benchmarks.Measure;

/// <summary>A workload's time, and its rate as a fraction of the peak.</summary>
/// <param name="Work">What was measured.</param>
/// <param name="Seconds">The median time of one run.</param>
/// <param name="Fraction">The median of the ratios of its rate to the peak's beside it.</param>
/// <param name="BestFraction">Its best rate by the best peak.</param>
/// <param name="Bytes">Managed bytes that the measured runs allocated, in all.</param>
internal sealed record Figure(Workload Work, double Seconds, double Fraction, double BestFraction, long Bytes)
{
    /// <summary>The rate of the median time, in GFLOP/s.</summary>
    public double Rate => Work.Flops / Seconds / 1e9;
}

/// <summary>
/// Measures a workload against the peak by turns, in slices shorter than a scheduler's: peak, work, peak, work. What slows the machine
/// for a while slows both; pairs in which the thread had to wait for a core are left out where that is known, and the median bears the rest.
/// </summary>
internal static class PeakComparison
{
    /// <summary>Pairs that a median needs.</summary>
    private const int Enough = 15;

    /// <summary>How many times the asked time is spent at most where too few pairs were left alone.</summary>
    private const int Patience = 5;

    private const double SliceSeconds = 300e-6;

    /// <summary>Room for so many pairs from the start, so that lists do not grow while allocations are counted.</summary>
    private const int Room = 1 << 16;

    public static Figure Measure(Workload work, double seconds)
    {
        Action<int> run = work.Run;
        var (repeats, steps) = (Repeats(run), Repeats(steps => FmaPeak.Measure(steps)));
        List<double> times = new(Room), ratios = new(Room), peaks = new(Room);
        List<double> whole = new(Room), wholeRatios = new(Room);
        long bytes = 0;
        using var wait = new SchedulerWait();
        var begin = Stopwatch.GetTimestamp();
        for (var elapsed = 0.0; elapsed < seconds || (whole.Count < Enough && elapsed < Patience * seconds); elapsed = Stopwatch.GetElapsedTime(begin).TotalSeconds)
        {
            var waited = wait.Nanoseconds;
            var peak = FmaPeak.Measure(steps);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var time = Time(run, repeats) / repeats;
            bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
            var ratio = work.Flops / time / 1e9 / peak;
            times.Add(time);
            peaks.Add(peak);
            ratios.Add(ratio);
            if (wait.Nanoseconds == waited)
            {
                whole.Add(time);
                wholeRatios.Add(ratio);
            }
        }

        var best = work.Flops / times.Min() / 1e9 / peaks.Max();
        if (whole.Count >= Enough)
            (times, ratios) = (whole, wholeRatios);
        return new(work, Median(times), Median(ratios), best, bytes);
    }

    /// <summary>How many runs fill a slice, after enough of them that the code is compiled for good.</summary>
    private static int Repeats(Action<int> run)
    {
        var warm = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(warm).TotalSeconds < 0.25)
            run(8);
        var repeats = 1;
        while (Enumerable.Range(0, 5).Min(_ => Time(run, repeats)) < SliceSeconds / 2)
            repeats *= 2;
        return repeats;
    }

    private static double Time(Action<int> run, int repeats)
    {
        var begin = Stopwatch.GetTimestamp();
        run(repeats);
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
