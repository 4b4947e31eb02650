using System.Globalization;
using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>The comparison as tables: with one thread, and with two.</summary>
internal static class ComparedTables
{
    private static readonly string[] Systems = ["ONNX Runtime", "PyTorch", "oneDNN's products"];

    /// <summary>All rows with so many threads, targets beside them; empty where there are none.</summary>
    public static string Render(IEnumerable<ComparedRow> rows, int threads)
    {
        var chosen = rows.Where(row => row.Threads == threads).ToList();
        if (chosen.Count == 0)
            return "";
        var table = threads == 1 ? OneThread(chosen) : Several(chosen, threads);
        return $"{table}\n{Summary(chosen)}\n";
    }

    private static MarkdownTable OneThread(List<ComparedRow> rows)
    {
        var table = new MarkdownTable(
            ["network", "work", "StaticDense", "each waits", "of the peak", "peak", .. Systems, Comparison.Loops, "at least", "reached", "bytes"]);
        foreach (var row in rows)
        {
            table.Add(
            [
                row.Network,
                row.What,
                Duration(row.Seconds),
                Duration(row.Waiting),
                Number(row.Fraction, "F3"),
                Number(row.Peak, "F0"),
                .. Systems.Append(Comparison.Loops).Select(system => Other(row, system)),
                .. Reached(row),
                Bytes(row),
            ]);
        }

        return table;
    }

    private static MarkdownTable Several(List<ComparedRow> rows, int threads)
    {
        var table = new MarkdownTable(
            ["network", "work", "StaticDense", "by one thread", "of a core's peak", "peak", .. Systems.SelectMany(system => new[] { system, "by one thread" }), "at least", "reached", "bytes"]);
        foreach (var row in rows)
        {
            table.Add(
            [
                row.Network,
                row.What,
                Duration(row.Seconds),
                Number(row.AgainstOne, "F2"),
                Number(row.Fraction, "F3"),
                Number(row.Peak, "F0"),
                .. Systems.SelectMany(system => new[] { Other(row, system), Number(row.Others.GetValueOrDefault(system)?.AgainstOne, "F2") }),
                .. Reached(row),
                Bytes(row),
            ]);
        }

        return table;
    }

    /// <summary>A system's time, and in front of it that time by ours.</summary>
    private static string Other(ComparedRow row, string system) => row.Others.GetValueOrDefault(system) is not { } figure ? "-"
        : row.Seconds is null ? Duration(figure.Seconds)
        : $"{Ratio(figure.Ratio)} ({Duration(figure.Seconds)})";

    private static string[] Reached(ComparedRow row)
    {
        var targets = Target.Of(row).ToList();
        return
        [
            string.Join("; ", targets),
            string.Join("; ", targets.Select(target => target.IsReachedBy(row) switch { true => "yes", false => "no", null => "-" })),
        ];
    }

    private static string Summary(List<ComparedRow> rows)
    {
        var answers = rows.SelectMany(row => Target.Of(row).Select(target => target.IsReachedBy(row))).OfType<bool>().ToList();
        var text = string.Create(CultureInfo.InvariantCulture, $"Reached: {answers.Count(reached => reached)} of {answers.Count}.");
        var ratios = rows
            .Where(row => row.Threads == 1 && row.Seconds is not null && Target.MeanNetworks.Contains(row.Network) && Target.MeanWorks.Contains(row.What))
            .Select(row => row.Others.GetValueOrDefault(Target.MeanSystem)?.Ratio)
            .OfType<double>()
            .ToList();
        return ratios.Count == 0 ? text : string.Create(
            CultureInfo.InvariantCulture,
            $"{text} Dense networks' batches of 32 and 256 against {Target.MeanSystem}: {Statistics.GeometricMean(ratios):F2} in geometric mean over {ratios.Count} rows (at least {Target.MeanFactor}).");
    }

    private static string Bytes(ComparedRow row) => row.Seconds is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{row.Bytes}");

    private static string Duration(double? seconds) => seconds is { } value ? PeakCommand.Duration(value) : "-";

    private static string Number(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private static string Ratio(double ratio) => ratio.ToString(ratio >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);
}
