using System.Diagnostics;
using System.Globalization;

namespace StaticDense.Benchmarks.Measure;

/// <summary>Measures the generator in this process and prints one table beside its budgets.</summary>
internal static class GeneratorCommand
{
    /// <summary>Runs that a median needs.</summary>
    private const int Enough = 15;

    private const double ColdBudget = 50e-3, CachedBudget = 1e-3;

    /// <returns>Whether every best run keeps to its budget: a busy machine slows most runs, but not all of them.</returns>
    public static bool Run(CommandOptions options)
    {
        Console.WriteLine(Machine.Describe());
        var isWithin = true;
        var table = new MarkdownTable("network", "run", "time", "best", "budget", "lines emitted");
        foreach (var source in GeneratorSession.Networks)
        {
            if (!source.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
                continue;
            var session = new GeneratorSession(source);
            void Add(string what, Func<Action> prepare, double? budget)
            {
                var (median, best) = Measure(prepare, options.Seconds);
                if (best > budget)
                {
                    Console.Error.WriteLine($"{source.Name}, {what}: {PeakCommand.Duration(best)} at best is over the budget of {PeakCommand.Duration(budget.Value)}.");
                    isWithin = false;
                }

                table.Add(
                    source.Name,
                    what,
                    PeakCommand.Duration(median),
                    PeakCommand.Duration(best),
                    budget is { } seconds ? PeakCommand.Duration(seconds) : "",
                    string.Create(CultureInfo.InvariantCulture, $"{session.Lines}"));
            }

            Add("cold", session.Cold, ColdBudget);
            Add("unrelated edit", session.UnrelatedEdit, CachedBudget);
            Add("declaration edited", session.DeclarationEdit, null);
        }

        Console.Write(table);
        if (options.Save)
            Results.Save("generator.md", "The generator", "In process, the JIT warm. A cold run starts from parsed sources and a compilation that nothing was asked of.", table);
        return isWithin;
    }

    /// <summary>The median and the least time of runs that are each prepared outside of it; interrupted ones are left out.</summary>
    private static (double Median, double Best) Measure(Func<Action> prepare, double seconds)
    {
        // Long enough that the JIT has made its last version of what runs often.
        for (var warm = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warm).TotalSeconds < 3;)
            prepare()();
        List<double> times = [], whole = [];
        using var wait = new SchedulerWait();
        var begin = Stopwatch.GetTimestamp();
        while (times.Count < Enough || Stopwatch.GetElapsedTime(begin).TotalSeconds < 2 * seconds)
        {
            var run = prepare();
            var waited = wait.Nanoseconds;
            var start = Stopwatch.GetTimestamp();
            run();
            var time = Stopwatch.GetElapsedTime(start).TotalSeconds;
            times.Add(time);
            if (wait.Nanoseconds == waited)
                whole.Add(time);
        }

        if (whole.Count >= Enough)
            times = whole;
        times.Sort();
        return (times[times.Count / 2], times[0]);
    }
}
