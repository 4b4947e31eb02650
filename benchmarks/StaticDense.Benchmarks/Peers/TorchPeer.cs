using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>PyTorch from Python and from C++: predictions and training steps, eager, traced and frozen, optimized, channels last.</summary>
internal sealed class TorchPeer(PeerFiles files) : Peer("PyTorch", files)
{
    private const string InCpp = "cpp_";

    private readonly HashSet<string> _exported = [];
    private string? _program;

    public override string? Prepare()
    {
        if (!PeerFiles.Run(PeerFiles.Python, ["-c", "import torch"]))
            return $"{PeerFiles.Python} cannot import torch; apt-get install python3-torch.";
        _program = Files.Compile(
            "torch_worker.cpp", "g++", "-std=c++17", "-I/usr/include/torch/csrc/api/include", "-ltorch", "-ltorch_cpu", "-lc10");
        if (_program is null)
            Console.WriteLine($"{Name} is measured from Python only: g++ has not compiled against its library; apt-get install g++ libtorch-dev.");
        return null;
    }

    public override IEnumerable<PeerTime> Measure(ComparedWork work, int threads, int milliseconds, string? variant)
    {
        var request = Request(work, milliseconds, variant);
        if (variant is null || !variant.StartsWith(InCpp, StringComparison.Ordinal))
        {
            foreach (var time in Python(threads).Measure($"{request} {work.Network.Layers}"))
                yield return time;
        }

        if (_program is null || (variant is not null && !variant.StartsWith(InCpp, StringComparison.Ordinal)))
            yield break;
        var file = Files.Model(work.Network, work.Batch);
        if (!work.IsTraining && _exported.Add(file))
            Python(threads).Ask(FormattableString.Invariant($"export {file} {work.Batch} {work.Network.Layers}"));
        foreach (var time in Worker(threads, _program).Measure($"{request} {file} {work.Network.Layers}"))
            yield return time;
    }

    /// <summary>Bytes of one training step's tensors: parameters, gradients, optimizer's state, what the backward pass keeps.</summary>
    public IReadOnlyList<long> Memory(ComparedNetwork network, int batch, Optimizer optimizer)
    {
        var request = FormattableString.Invariant($"memory {(optimizer == Optimizer.SGD ? "sgd" : "adam")} {batch} {network.Layers}");
        return [.. Python(1).Ask(request).Single().Split(' ').Select(text => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];
    }

    private PeerWorker Python(int threads) => Worker(threads, PeerFiles.Python, Files.Source("torch_worker.py"));
}
