namespace StaticDense.Benchmarks.Peers;

/// <summary>Another system that does the same work.</summary>
/// <param name="name">The system.</param>
/// <param name="files">Its programs.</param>
internal abstract class Peer(string name, PeerFiles files) : IDisposable
{
    private readonly Dictionary<(string Program, int Threads), PeerWorker> _workers = [];

    /// <summary>The system.</summary>
    public string Name => name;

    /// <summary>Its version; empty until it was started.</summary>
    public string Version { get; private set; } = "";

    protected PeerFiles Files => files;

    /// <summary>Makes ready what it needs.</summary>
    /// <returns>What is missing and how to get it; null where nothing is.</returns>
    public abstract string? Prepare();

    /// <summary>Measures the variants that are asked for, or all.</summary>
    /// <param name="work">What is computed.</param>
    /// <param name="threads">With so many threads.</param>
    /// <param name="milliseconds">For so long each.</param>
    /// <param name="variant">One variant; null for all.</param>
    public abstract IEnumerable<PeerTime> Measure(ComparedWork work, int threads, int milliseconds, string? variant);

    public void Dispose()
    {
        foreach (var worker in _workers.Values)
            worker.Dispose();
        _workers.Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>The beginning of a request.</summary>
    protected static string Request(ComparedWork work, int milliseconds, string? variant) =>
        FormattableString.Invariant($"measure {work.Task} {work.Batch} {work.Network.Rotation(work.Batch)} {milliseconds} {variant ?? "*"}");

    /// <summary>A program with so many threads; it is started once.</summary>
    protected PeerWorker Worker(int threads, string program, params IEnumerable<string> arguments)
    {
        var key = (string.Join(' ', [program, .. arguments]), threads);
        if (!_workers.TryGetValue(key, out var worker))
        {
            worker = new PeerWorker(program, [.. arguments, FormattableString.Invariant($"{threads}")], Environment(threads));
            _workers.Add(key, worker);
            Version = worker.Version;
        }

        return worker;
    }

    /// <summary>Threads, and vectors as wide as ours: Debian's PyTorch takes AVX-512 only when it is asked to, and OpenBLAS guesses.</summary>
    private static Dictionary<string, string?> Environment(int threads)
    {
        var number = FormattableString.Invariant($"{threads}");
        var isWide = NetworkRuntime.Path == VectorPath.Vector512;
        return new()
        {
            ["OMP_NUM_THREADS"] = number,
            ["OPENBLAS_NUM_THREADS"] = number,
            ["ATEN_CPU_CAPABILITY"] = isWide ? "avx512" : "avx2",
            ["OPENBLAS_CORETYPE"] = isWide ? "SkylakeX" : "Haswell",
            ["DNNL_MAX_CPU_ISA"] = isWide ? "ALL" : "AVX2",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
        };
    }
}
