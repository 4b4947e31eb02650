using System.Text.Encodings.Web;
using System.Text.Json;
using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>
/// Rows that are kept for each processor and width, so that a table can be measured in pieces: a row replaces the one of the same work. The table
/// that people read is made from them.
/// </summary>
internal static class ComparedResults
{
    private const string Explanation = """
        All systems take turns within seconds, in rounds. Before the brackets stands a system's time by ours, the median of the rounds' ratios: above 1 this library is faster; in brackets its own median time.
        Of each system the fastest variant stands here. A prediction is one of back-to-back calls that read other inputs in turn; "each waits" is one whose input depends on the output before. "Peak" is
        one core's rate of multiply-adds in registers in GFLOP/s, measured between our runs, and "of the peak" our rate by it. Losses are the crossentropy of a last softmax or sigmoid, for 1000-500 the mean squared
        error. oneDNN's products leave out what is no product, except the bias and rectifier of predictions. Loops over images are timed with four of them. "Bytes" were allocated by all threads while ours ran.
        """;

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string FileName => $"peers-{NetworkRuntime.Path.ToString().ToLowerInvariant()}";

    /// <summary>Adds rows to those that are kept and writes the table anew.</summary>
    /// <param name="rows">New rows.</param>
    /// <param name="versions">The systems with their versions; empty where none was started.</param>
    /// <param name="note">Rounds and seconds.</param>
    /// <returns>The table's path.</returns>
    public static string Save(IReadOnlyList<ComparedRow> rows, IReadOnlyDictionary<string, string> versions, string note)
    {
        Directory.CreateDirectory(Machine.ResultsFolder);
        var path = Path.Combine(Machine.ResultsFolder, FileName + ".json");
        var kept = File.Exists(path) ? JsonSerializer.Deserialize<Kept>(File.ReadAllText(path), Format)! : new(new Dictionary<string, string>(), []);
        var order = ComparedWork.All().Select((work, index) => (Key: (work.Network.Name, work.What, work.Threads), index)).ToDictionary(pair => pair.Key, pair => pair.index);
        var all = kept.Rows.Where(row => order.ContainsKey(row.Key)).ExceptBy(rows.Select(row => row.Key), row => row.Key).Concat(rows).OrderBy(row => order[row.Key]).ToList();
        var systems = kept.Versions.Concat(versions).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);
        File.WriteAllText(path, JsonSerializer.Serialize(new Kept(systems, all), Format) + "\n");
        var text = $"""
            # Beside other systems

            {Machine.Describe(string.Join(", ", all.Select(row => row.Commit).Distinct()))}; {string.Join(", ", systems.Select(pair => $"{pair.Key} {pair.Value}"))}

            {Explanation}
            {note}

            ## One thread

            {ComparedTables.Render(all, 1)}
            """;
        if (ComparedTables.Render(all, 2) is { Length: > 0 } two)
            text += $"\n\n## Two threads\n\n{two}";
        var table = Path.Combine(Machine.ResultsFolder, FileName + ".md");
        File.WriteAllText(table, text.TrimEnd().ReplaceLineEndings("\n") + "\n");
        return table;
    }

    private sealed record Kept(IReadOnlyDictionary<string, string> Versions, IReadOnlyList<ComparedRow> Rows);
}
