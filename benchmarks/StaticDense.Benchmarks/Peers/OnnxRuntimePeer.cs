namespace StaticDense.Benchmarks.Peers;

/// <summary>ONNX Runtime through its C interface: predictions.</summary>
internal sealed class OnnxRuntimePeer() : Peer("ONNX Runtime")
{
    private const string Package = "node/node_modules/onnxruntime-node";

    public override string? Prepare(string folder)
    {
        var library = Path.Combine(folder, Package, "bin/napi-v6/linux/x64/libonnxruntime.so.1");
        if (!File.Exists(library))
            return $"{library} is missing; copy the folder, run its install.sh and name the copy with --peers.";
        var ort = Path.Combine(folder, "ort");
        if (!File.Exists(Path.Combine(ort, "bench_ort")) && ChildProcess.Output("gcc", ["-O2", "bench_ort.c", "-o", "bench_ort", "-ldl"], ort) is null)
            return "gcc cannot compile its program; apt-get install gcc libc6-dev.";
        if (!File.Exists(Path.Combine(ort, "models", $"{Network}_b256.onnx")) && ChildProcess.Output(ChildProcess.Python, ["make_onnx.py"], ort) is null)
            return $"{ChildProcess.Python} cannot write its models; apt-get install python3-onnx python3-numpy.";
        Name += " " + PackageVersion(Path.Combine(folder, Package, "package.json"));
        return null;
    }

    public override IReadOnlyList<PeerFigure> Measure(string folder, int milliseconds) =>
        [.. Run(Path.Combine(folder, "ort", "run.py"), ["/dev/stdout", FormattableString.Invariant($"{milliseconds}"), Network], new Dictionary<string, string>())];

    private static string PackageVersion(string path)
    {
        using var package = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(path));
        return package.RootElement.GetProperty("version").GetString()!;
    }
}
