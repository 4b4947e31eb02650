using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>One turn of every system.</summary>
/// <param name="Ours">What this library took.</param>
/// <param name="Theirs">What the other systems took.</param>
internal sealed record PeerRound(IReadOnlyDictionary<Workload, Figure> Ours, IReadOnlyDictionary<Peer, IReadOnlyList<PeerFigure>> Theirs)
{
    public static PeerRound Measure(IEnumerable<Workload> works, IEnumerable<Peer> peers, string folder, double seconds) => new(
        works.ToDictionary(work => work, work => PeakComparison.Measure(work, seconds)),
        peers.ToDictionary(peer => peer, peer => peer.Measure(folder, (int)(seconds * 1000))));

    /// <summary>A system's figures of the same work, one for each variant; of training with the same optimizer.</summary>
    public IEnumerable<PeerFigure> Of(Peer peer, Workload work) => Theirs[peer].Where(figure => work.What == Describe(figure));

    private static string Describe(PeerFigure figure)
    {
        var optimizer = figure.Variant.EndsWith("_sgd", StringComparison.Ordinal) ? nameof(Optimizer.SGD) : nameof(Optimizer.Adam);
        return figure.Task == "infer"
            ? FormattableString.Invariant($"predict {figure.Batch}")
            : FormattableString.Invariant($"train {figure.Batch}, {optimizer}");
    }
}
