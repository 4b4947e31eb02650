using System.Globalization;
using StaticDense.Benchmarks.Peers;

namespace StaticDense.Benchmarks.Measure;

/// <summary>Compares the bytes that networks declare with those that are allocated, and with what PyTorch holds for the same work.</summary>
internal static class MemoryCommand
{
    private const string Explanation = """
        "Declared" is TrainingBytes (parameters included) or, for predictions, the parameters' storage and WorkspaceBytes; "allocated" is what the runtime counts while a second network or trainer is made,
        "beside" the difference: heads of arrays and objects, up to 64 bytes of alignment for each buffer, and the trainer's own arrays of a batch. Workspaces of at most 16 KiB stand on the stack and are not allocated.
        PyTorch's bytes are those of its tensors, counted by itself: parameters, gradients, optimizer's state after a step, and what autograd keeps of the forward pass (the batch too). What it frees within
        a step, its allocator's reserve and its library are left out.
        """;

    private static readonly Optimizer[] Optimizers = [Optimizer.SGD, Optimizer.Adam];

    public static void Run(CommandOptions options)
    {
        Console.WriteLine(Machine.Describe());
        using var torch = Torch(options.Peers);
        var table = new MarkdownTable("network", "work", "declared", "allocated", "beside", "PyTorch", "by ours");
        foreach (var network in Workloads.Networks)
        {
            if (!network.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
                continue;
            Add(table, network.Name, "predict", network.PredictionBytes, null);
            foreach (var batch in new[] { 32, 256 })
            {
                foreach (var optimizer in Optimizers)
                {
                    var theirs = torch?.Memory(network, batch, optimizer).Sum();
                    Add(table, network.Name, FormattableString.Invariant($"train {batch}, {optimizer}"), network.TrainingBytes(batch, optimizer), theirs);
                }
            }
        }

        Console.Write(table);
        if (options.Save)
            Results.Save("memory.md", "Memory", $"{Explanation}{(torch is null ? "" : $"\nPyTorch {torch.Version}.")}", table);
    }

    private static void Add(MarkdownTable table, string network, string work, ByteCount ours, long? theirs)
    {
        static string Bytes(long bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture);
        table.Add(
            network,
            work,
            Bytes(ours.Declared),
            Bytes(ours.Allocated),
            Bytes(ours.Allocated - ours.Declared + ours.OnStack),
            theirs is { } bytes ? Bytes(bytes) : "-",
            theirs is { } held ? ((double)held / ours.Declared).ToString("F2", CultureInfo.InvariantCulture) : "-");
    }

    private static TorchPeer? Torch(string? folder)
    {
        if (!PeerFiles.Run(PeerFiles.Python, ["-c", "import torch"]))
        {
            Console.WriteLine($"PyTorch is not measured: {PeerFiles.Python} cannot import torch; apt-get install python3-torch.");
            return null;
        }

        return new(new PeerFiles(folder));
    }
}
