using System.Globalization;
using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>
/// The comparison in a minute: one prediction and a training step of every network beside plain loops and whatever other system is there. Ratios are
/// printed and fail nothing; allocated bytes do.
/// </summary>
internal static class ShortCommand
{
    /// <returns>Whether nothing was allocated.</returns>
    public static bool Run(CommandOptions options)
    {
        Console.WriteLine(Machine.Describe());
        var peers = PeersCommand.Prepare(new PeerFiles(options.Peers, isHurried: true));
        var rows = new List<ComparedRow>();
        try
        {
            var comparison = new Comparison(peers, options with { Rounds = 2, Seconds = 0.02 }, warmSeconds: 0.4);
            foreach (var network in Workloads.Networks.Where(network => network.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var optimizer in new Optimizer?[] { null, Optimizer.SGD })
                {
                    var work = new ComparedWork(network, optimizer is null ? 1 : 32, optimizer, 1);
                    var row = comparison.Measure(work);

                    // What the runtime allocates for itself comes now and then; a prediction's or a step's bytes come every time.
                    for (var attempt = 1; attempt < 6 && row.Bytes != 0; attempt++)
                        row = comparison.Measure(work);
                    rows.Add(row);
                }
            }
        }
        finally
        {
            foreach (var peer in peers)
                peer.Dispose();
        }

        Console.Write(ComparedTables.Render(rows, 1));
        foreach (var row in rows.Where(row => row.Bytes != 0))
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Network} {row.What}: {row.Bytes} bytes were allocated where none may be."));
        return rows.All(row => row.Bytes == 0);
    }
}
