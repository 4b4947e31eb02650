namespace StaticDense.Benchmarks.Peers;

/// <summary>Another system that does the same work on one thread.</summary>
/// <param name="name">The system.</param>
internal abstract class Peer(string name)
{
    /// <summary>The largest batch that is measured here; scripts go on to larger ones and are then stopped.</summary>
    private const int LargestBatch = 32;

    /// <summary>The network by the scripts' name for it.</summary>
    protected const string Network = "cnn_seed";

    /// <summary>The system, and its version once that is known.</summary>
    public string Name { get; protected set; } = name;

    /// <summary>Makes ready what the scripts need.</summary>
    /// <returns>What is missing and how to get it; null where nothing is.</returns>
    public abstract string? Prepare(string folder);

    /// <summary>Measures all that this system does, each variant for so many milliseconds.</summary>
    public abstract IReadOnlyList<PeerFigure> Measure(string folder, int milliseconds);

    /// <summary>The figures of one script up to the largest batch.</summary>
    protected static IEnumerable<PeerFigure> Run(string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var figures = ChildProcess.Lines(ChildProcess.Python, [script, .. arguments], Path.GetDirectoryName(script)!, environment).Select(PeerFigure.Parse).OfType<PeerFigure>();
        return figures.TakeWhile(figure => figure.Batch <= LargestBatch).Where(figure => figure.Threads == 1 && figure.Net == Network);
    }
}
