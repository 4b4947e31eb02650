using System.Globalization;
using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>Measures every network beside other systems that do the same work, by turns, and prints the table of ratios.</summary>
internal static class PeersCommand
{
    public static void Run(CommandOptions options)
    {
        Console.WriteLine(Machine.Describe());
        var peers = Prepare(new PeerFiles(options.Peers));
        TurnTaking? turn = null;
        try
        {
            var comparison = new Comparison(peers, options);
            var rows = new List<ComparedRow>();
            var saved = "";
            foreach (var work in ComparedWork.All())
            {
                if ((options.Threads > 0 && work.Threads != options.Threads) || !work.ToString().Contains(options.Only, StringComparison.OrdinalIgnoreCase))
                    continue;
                turn ??= TurnTaking.Wait(options.Lock);
                rows.Add(comparison.Measure(work));
                if (turn.HasLasted)
                {
                    turn.Dispose();
                    turn = null;
                }

                Console.Error.Write(".");
                if (options.Save)
                    saved = Save(rows, peers, options);
            }

            Console.Error.WriteLine();
            foreach (var threads in new[] { 1, 2 })
                Console.Write(ComparedTables.Render(rows, threads));
            Console.WriteLine(saved);
        }
        finally
        {
            turn?.Dispose();
            foreach (var peer in peers)
                peer.Dispose();
        }
    }

    /// <summary>The systems that are there; those that are not are named.</summary>
    public static List<Peer> Prepare(PeerFiles files)
    {
        var ready = new List<Peer>();
        foreach (var peer in new Peer[] { new OnnxRuntimePeer(files), new TorchPeer(files), new OneDnnPeer(files) })
        {
            if (peer.Prepare() is { } missing)
                Console.WriteLine($"{peer.Name} is not measured: {missing}");
            else
                ready.Add(peer);
        }

        return ready;
    }

    private static string Save(List<ComparedRow> rows, List<Peer> peers, CommandOptions options) => ComparedResults.Save(
        rows,
        peers.Where(peer => peer.Version.Length > 0).ToDictionary(peer => peer.Name, peer => peer.Version),
        string.Create(CultureInfo.InvariantCulture, $"The last run: {options.Rounds} rounds of {options.Seconds} s."));
}
