namespace StaticDense.Benchmarks.Peers;

/// <summary>
/// oneDNN's matrix products of dense networks: packed kernels with bias and rectifier fused for predictions; for steps of SGD the bare products, without
/// losses, biases, activations and updates.
/// </summary>
internal sealed class OneDnnPeer(PeerFiles files) : Peer("oneDNN's products", files)
{
    private string _program = "";

    public override string? Prepare()
    {
        if (Files.Compile("onednn.cpp", "g++", "-fopenmp", "-ldnnl") is not { } program)
            return "g++ has not compiled against its library; apt-get install g++ libdnnl-dev.";
        _program = program;
        return null;
    }

    public override IEnumerable<PeerTime> Measure(ComparedWork work, int threads, int milliseconds, string? variant) =>
        work.Network.IsDense && work.Optimizer != Optimizer.Adam
            ? Worker(threads, _program).Measure($"{Request(work, milliseconds, variant)} {work.Network.Layers}")
            : [];
}
