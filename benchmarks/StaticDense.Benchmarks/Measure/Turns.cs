using System.Diagnostics;

namespace StaticDense.Benchmarks.Measure;

/// <summary>One turn of a workload between other systems' turns.</summary>
/// <param name="Seconds">The median time of a run.</param>
/// <param name="Peak">The median peak of multiply-adds of one core, measured in turn with the runs, in GFLOP/s.</param>
/// <param name="Fraction">The median of the ratios of the run's rate to the peak's beside it.</param>
/// <param name="Bytes">Bytes that all threads of this process allocated meanwhile.</param>
internal sealed record Turn(double Seconds, double Peak, double Fraction, long Bytes);

/// <summary>A workload that is warmed up once and then takes turns: slices of work, each after a slice of the peak's.</summary>
internal sealed class Turns
{
    private const int Room = 1 << 13;

    private const double WorkSlice = 200e-6, PeakSlice = 50e-6;

    /// <summary>
    /// Code is compiled again in the background, when no new code came for a tenth of a second: warm for so long, with pauses for the compiler,
    /// and on until two stretches agree, but not for ever.
    /// </summary>
    public const double WarmSeconds = 1;

    private const double Stretch = 0.05, Patience = 3, Agreement = 1.1;

    private const int PauseMilliseconds = 30;

    private static readonly Lazy<int> PeakSteps = new(() => Repeats(steps => FmaPeak.Measure(steps), PeakSlice, WarmSeconds));

    private readonly Workload _work;
    private readonly double[] _times = new double[Room], _peaks = new double[Room], _fractions = new double[Room];
    private readonly bool[] _whole = new bool[Room];
    private readonly int _repeats;

    /// <summary>Warms up: long enough that code is compiled for good.</summary>
    /// <param name="work">What takes turns.</param>
    /// <param name="warmSeconds">How long at least.</param>
    public Turns(Workload work, double warmSeconds = WarmSeconds)
    {
        _work = work;
        _repeats = Repeats(work.Run, WorkSlice, warmSeconds);
    }

    /// <summary>What takes turns.</summary>
    public Workload Work => _work;

    /// <summary>Takes a turn; at least one run, however long it takes.</summary>
    public Turn Measure(double seconds)
    {
        using var wait = new SchedulerWait();

        // The very first reading is not for free.
        _ = wait.Nanoseconds;
        var steps = PeakSteps.Value;
        var count = 0;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var begin = Stopwatch.GetTimestamp();
        for (; count == 0 || (count < Room && Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds); count++)
        {
            var waited = wait.Nanoseconds;
            _peaks[count] = FmaPeak.Measure(steps);
            var start = Stopwatch.GetTimestamp();
            _work.Run(_repeats);
            _times[count] = Stopwatch.GetElapsedTime(start).TotalSeconds / _repeats;
            _fractions[count] = _work.Flops / _times[count] / 1e9 / _peaks[count];
            _whole[count] = wait.Nanoseconds == waited;
        }

        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        return new(Median(_times, count), Median(_peaks, count), Median(_fractions, count), bytes);
    }

    /// <summary>The median of pairs that were not interrupted; of all where none was left alone.</summary>
    private double Median(double[] values, int count)
    {
        var kept = Enumerable.Range(0, count).Where(i => _whole[i]).Select(i => values[i]).ToList();
        return Statistics.Median(kept.Count > 0 ? kept : values[..count]);
    }

    private static int Repeats(Action<int> run, double slice, double warmSeconds)
    {
        double Time(int repeats)
        {
            var begin = Stopwatch.GetTimestamp();
            run(repeats);
            return Stopwatch.GetElapsedTime(begin).TotalSeconds;
        }

        Warm(run, warmSeconds);
        var repeats = 1;
        while (Time(repeats) is var first && Math.Min(first, Time(repeats)) < slice / 2)
            repeats *= 2;
        return repeats;
    }

    private static void Warm(Action<int> run, double seconds)
    {
        var begin = Stopwatch.GetTimestamp();
        for (var last = 0.0; Stopwatch.GetElapsedTime(begin).TotalSeconds < Patience;)
        {
            var (start, calls) = (Stopwatch.GetTimestamp(), 0);
            for (; calls == 0 || Stopwatch.GetElapsedTime(start).TotalSeconds < Stretch; calls++)
                run(1);
            var time = Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
            if (Stopwatch.GetElapsedTime(begin).TotalSeconds > seconds && time < Agreement * last && last < Agreement * time)
                return;
            last = time;
            Thread.Sleep(PauseMilliseconds);
        }
    }
}
