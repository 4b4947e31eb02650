using System.Globalization;
using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>
/// Measures the convolutional network beside other systems that do the same work on one thread, by turns: a machine's clock that drifts
/// meets them all. Prints one table.
/// </summary>
internal static class PeersCommand
{
    private const string Explanation = """
        32x32x3 CNN: convolutions of 32, 64 and 128 filters of 3 x 3 and of 256 of 1 x 1, two of them before halving maxima; global average; dense layers of 10 and 10.
        All on one thread and by turns, round after round, each with one batch over and over; times and shares of the multiply-add peak are medians over the rounds. "Times ours" is the median of the
        system's time by ours in the same round: above 1 this library is faster. Of each system the variant with the least time stands here.
        """;

    public static void Run(CommandOptions options)
    {
        Console.WriteLine(Machine.Describe());
        using var folder = PeersFolder.Open(options.Peers);
        var peers = folder is null ? [] : Prepare(folder);
        var works = Workloads.BesidePeers();
        var rounds = new List<PeerRound>();
        for (var round = 0; round < options.Rounds; round++)
        {
            rounds.Add(PeerRound.Measure(works, peers, folder?.Path ?? "", options.Seconds));
            Console.Error.Write(".");
        }

        Console.Error.WriteLine();
        var table = new MarkdownTable("work", "system", "time", "GFLOP/s", "of the peak", "times ours");
        foreach (var work in works)
        {
            AddOurs(table, work, rounds);
            foreach (var peer in peers)
                AddPeer(table, work, peer, rounds);
            work.Dispose();
        }

        Console.Write(table);
        if (options.Save)
        {
            var count = string.Create(CultureInfo.InvariantCulture, $"{options.Rounds} rounds of {options.Seconds} s for each line.");
            Results.Save($"peers-{NetworkRuntime.Path.ToString().ToLowerInvariant()}.md", "Beside other systems", $"{Explanation}\n{count}", table);
        }
    }

    private static List<Peer> Prepare(PeersFolder folder)
    {
        var ready = new List<Peer>();
        foreach (var peer in new Peer[] { new OnnxRuntimePeer(), new TorchPeer() })
        {
            if (peer.Prepare(folder.Path) is { } missing)
                Console.WriteLine($"{peer.Name} is not measured: {missing}");
            else
                ready.Add(peer);
        }

        return ready;
    }

    private static void AddOurs(MarkdownTable table, Workload work, List<PeerRound> rounds)
    {
        var figures = rounds.Select(round => round.Ours[work]).ToList();
        AddRow(table, work, "StaticDense", Median(figures.Select(figure => figure.Seconds)), Median(figures.Select(figure => figure.Fraction)), "");
    }

    private static void AddPeer(MarkdownTable table, Workload work, Peer peer, List<PeerRound> rounds)
    {
        var variants = rounds.SelectMany(round => round.Of(peer, work)).GroupBy(figure => figure.Variant)
            .Select(group => (Variant: group.Key, Seconds: Median(group.Select(figure => figure.Seconds))))
            .ToList();
        if (variants.Count == 0)
            return;
        var (variant, seconds) = variants.MinBy(each => each.Seconds);
        var pairs = rounds
            .Select(round => (Ours: round.Ours[work], Theirs: round.Of(peer, work).FirstOrDefault(figure => figure.Variant == variant)))
            .Where(pair => pair.Theirs is not null)
            .Select(pair => (Ratio: pair.Theirs!.Seconds / pair.Ours.Seconds, Fraction: pair.Ours.Fraction * pair.Ours.Seconds / pair.Theirs.Seconds))
            .ToList();
        var ratio = string.Create(CultureInfo.InvariantCulture, $"{Median(pairs.Select(pair => pair.Ratio)):F3}");
        AddRow(table, work, $"{peer.Name}, {variant}", seconds, Median(pairs.Select(pair => pair.Fraction)), ratio);
    }

    private static void AddRow(MarkdownTable table, Workload work, string system, double seconds, double fraction, string ratio) => table.Add(
        work.What,
        system,
        string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:N1} µs"),
        string.Create(CultureInfo.InvariantCulture, $"{work.Flops / seconds / 1e9:F1}"),
        string.Create(CultureInfo.InvariantCulture, $"{fraction:F3}"),
        ratio);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
