using System.Globalization;

namespace StaticDense.Benchmarks.Measure;

/// <summary>Measures every workload against the peak of multiply-adds and prints one table.</summary>
internal static class PeakCommand
{
    public static void Run(CommandOptions options)
    {
        var peaks = Enumerable.Range(0, 200).Select(_ => FmaPeak.Measure(10_000)).ToList();
        Console.WriteLine(Machine.Describe());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"best multiply-add peak of one core: {peaks.Max():F0} GFLOP/s"));
        var table = new MarkdownTable("network", "what", "time", "GFLOP/s", "of the peak", "best", "bytes allocated");
        foreach (var work in Workloads.All())
        {
            using (work)
            {
                if (!$"{work.Network} {work.What}".Contains(options.Only, StringComparison.OrdinalIgnoreCase))
                    continue;
                var figure = PeakComparison.Measure(work, options.Seconds);
                table.Add(
                    work.Network,
                    work.What,
                    Duration(figure.Seconds),
                    string.Create(CultureInfo.InvariantCulture, $"{figure.Rate:F1}"),
                    string.Create(CultureInfo.InvariantCulture, $"{figure.Fraction:F3}"),
                    string.Create(CultureInfo.InvariantCulture, $"{figure.BestFraction:F3}"),
                    string.Create(CultureInfo.InvariantCulture, $"{figure.Bytes}"));
                Console.Error.Write(".");
            }
        }

        Console.Error.WriteLine();
        Console.Write(table);
        if (options.Save)
        {
            Results.Save(
                $"networks-{NetworkRuntime.Path.ToString().ToLowerInvariant()}.md",
                "Networks, one thread",
                string.Create(CultureInfo.InvariantCulture, $"Peak of multiply-adds: {peaks.Max():F0} GFLOP/s (best). Times are medians; \"of the peak\" is the median of ratios to peaks measured in turn with the work; \"best\" is the best run by the best peak."),
                table);
        }
    }

    public static string Duration(double seconds) => seconds switch
    {
        < 1e-6 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e9:F1} ns"),
        < 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:F2} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:F2} ms"),
    };
}
