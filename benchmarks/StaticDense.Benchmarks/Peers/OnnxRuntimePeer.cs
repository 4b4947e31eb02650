using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>ONNX Runtime through its C interface: predictions, by Run and by RunWithBinding.</summary>
internal sealed class OnnxRuntimePeer(PeerFiles files) : Peer("ONNX Runtime", files)
{
    private string _program = "";

    public override string? Prepare()
    {
        if (Files.OnnxRuntime is null)
            return "npm's onnxruntime-node is not installed; run benchmarks/peers/install.sh, or name a folder that has it with --peers.";
        if (Files.Compile("ort.c", "gcc", "-ldl") is not { } program)
            return "gcc cannot compile its program; apt-get install gcc libc6-dev.";
        if (Files.OnnxModel(Workloads.Networks[0], 1) is null)
            return $"{PeerFiles.Python} cannot write its models; apt-get install python3-onnx python3-numpy.";
        _program = program;
        return null;
    }

    public override IEnumerable<PeerTime> Measure(ComparedWork work, int threads, int milliseconds, string? variant)
    {
        if (work.IsTraining)
            return [];
        var shapes = work.Network.Shapes;
        int[] input = work.Network.IsDense ? [work.Batch, work.Network.InputSize] : [work.Batch, shapes[0].Channels, shapes[0].Height, shapes[0].Width];
        var tail = FormattableString.Invariant($"{Files.OnnxModel(work.Network, work.Batch)} {input.Length} {string.Join(' ', input)} 2 {work.Batch} {work.Network.OutputSize}");
        return Worker(threads, _program, Files.OnnxRuntime!).Measure($"{Request(work, milliseconds, variant)} {tail}");
    }
}
