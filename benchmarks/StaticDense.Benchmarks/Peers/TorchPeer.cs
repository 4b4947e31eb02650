using System.Runtime.Intrinsics.X86;

namespace StaticDense.Benchmarks.Peers;

/// <summary>PyTorch from Python: predictions and training steps in all the variants that its script knows.</summary>
internal sealed class TorchPeer() : Peer("PyTorch")
{
    /// <summary>Debian's build takes AVX-512 only when it is asked to.</summary>
    private static readonly Dictionary<string, string> Environment = Avx512F.IsSupported
        ? new() { ["ATEN_CPU_CAPABILITY"] = "avx512", ["OPENBLAS_CORETYPE"] = "SkylakeX" }
        : [];

    public override string? Prepare(string folder)
    {
        if (ChildProcess.Output(ChildProcess.Python, ["-c", "import torch; print(torch.__version__)"], folder) is not { } version)
            return $"{ChildProcess.Python} cannot import torch; apt-get install python3-torch.";
        Name += " " + version;
        return null;
    }

    public override IReadOnlyList<PeerFigure> Measure(string folder, int milliseconds)
    {
        var script = Path.Combine(folder, "torch", "bench_torch.py");
        IEnumerable<PeerFigure> Figures(string task) =>
            Run(script, ["1", "/dev/stdout", task, FormattableString.Invariant($"{milliseconds}"), Network], Environment);
        return [.. Figures("infer"), .. Figures("train")];
    }
}
