using StaticDense.Benchmarks.Measure;
using StaticDense.Benchmarks.Plain;

namespace StaticDense.Benchmarks.Peers;

/// <summary>Measures one work after the other: ours, theirs, ours, theirs, within seconds, so that a drifting clock meets all of them.</summary>
/// <param name="peers">The other systems.</param>
/// <param name="options">Rounds, and seconds of each turn.</param>
/// <param name="warmSeconds">How long ours is warmed up at least.</param>
internal sealed class Comparison(IEnumerable<Peer> peers, CommandOptions options, double warmSeconds = Turns.WarmSeconds)
{
    /// <summary>The plain loops' name among the systems.</summary>
    public const string Loops = "C# loops";

    /// <summary>A variant that was so much slower than the best in the trial takes no turn.</summary>
    private const double Hopeless = 1.25;

    private readonly List<Peer> _peers = [.. peers];

    public ComparedRow Measure(ComparedWork work)
    {
        using var one = work.Create(1);
        using var several = work.Threads > 1 ? work.Create(work.Threads) : null;
        using var plain = work.Threads == 1 ? new PlainWork(work.Network, work.Batch, work.Optimizer) : null;
        using var waiting = work is { IsTraining: false, Batch: 1, Threads: 1 } ? work.Network.Predict(1, waits: true) : null;
        var (oneTurns, severalTurns, plainTurns, waitingTurns) = (new Turns(one, warmSeconds), Of(several), Of(plain), Of(waiting));
        var contenders = Contenders(work);
        var rounds = new List<Round>();
        for (var i = 0; i < options.Rounds; i++)
        {
            rounds.Add(new(
                oneTurns.Measure(options.Seconds),
                severalTurns?.Measure(options.Seconds),
                waitingTurns?.Measure(options.Seconds),
                plainTurns?.Measure(options.Seconds).Seconds * plain?.Scale,
                contenders.ToDictionary(contender => contender, contender => Turn(work, contender))));
        }

        return Row(work, rounds);
    }

    private Turns? Of(Workload? work) => work is null ? null : new(work, warmSeconds);

    /// <summary>All variants of all systems, but those that a first try showed to be far behind.</summary>
    private List<Contender> Contenders(ComparedWork work)
    {
        var found = new List<Contender>();
        foreach (var peer in _peers.ToList())
        {
            foreach (var threads in work.Threads == 1 ? [1] : new[] { 1, work.Threads })
            {
                var trial = Try(peer, work, threads, null);
                found.AddRange(trial.Where(time => time.Seconds <= Hopeless * trial.Min(each => each.Seconds)).Select(time => new Contender(peer, threads, time.Variant)));
            }
        }

        return found;
    }

    private double Turn(ComparedWork work, Contender contender) =>
        Try(contender.Peer, work, contender.Threads, contender.Variant).Select(time => time.Seconds).FirstOrDefault(double.NaN);

    /// <summary>A system that fails is named and takes no further part.</summary>
    private List<PeerTime> Try(Peer peer, ComparedWork work, int threads, string? variant)
    {
        if (!_peers.Contains(peer))
            return [];
        try
        {
            return [.. peer.Measure(work, threads, (int)(options.Seconds * 1000), variant)];
        }
        catch (InvalidOperationException exception)
        {
            Console.Error.WriteLine($"{peer.Name} is not measured any further: {exception.Message}");
            _peers.Remove(peer);
            return [];
        }
    }

    private static ComparedRow Row(ComparedWork work, List<Round> rounds)
    {
        double Ours(Round round) => (round.Several ?? round.One).Seconds;
        var others = rounds[0].Others.Keys
            .Where(contender => contender.Threads == work.Threads)
            .GroupBy(contender => contender.Peer.Name)
            .Select(group => (group.Key, Figure: Best(rounds, group, work.Threads, Ours)))
            .ToDictionary(pair => pair.Key, pair => pair.Figure);
        if (work.Threads == 1)
        {
            others[Loops] = new(
                "loops", Statistics.Median(rounds.Select(round => round.Plain!.Value)), Statistics.Median(rounds.Select(round => round.Plain!.Value / Ours(round))), null);
        }

        double? Median(Func<Round, double?> value) => rounds.All(round => value(round) is not null) ? Statistics.Median(rounds.Select(round => value(round)!.Value)) : null;
        return new(
            work.Network.Name,
            work.What,
            work.Threads,
            Machine.Commit,
            Median(round => Ours(round)),
            Median(round => round.Waiting?.Seconds),
            Statistics.Median(rounds.Select(round => round.One.Peak)),
            Median(round => (round.Several ?? round.One).Fraction),
            rounds.Sum(round => (round.Several ?? round.One).Bytes + (round.Waiting?.Bytes ?? 0)),
            Median(round => round.One.Seconds / round.Several?.Seconds),
            others);
    }

    /// <summary>A system's fastest variant with so many threads.</summary>
    private static ComparedFigure Best(List<Round> rounds, IEnumerable<Contender> variants, int threads, Func<Round, double> ours)
    {
        double Median(Contender contender) => Statistics.Median(rounds.Select(round => round.Others[contender]));
        var best = variants.MinBy(Median)!;
        var alone = rounds[0].Others.Keys.Where(contender => contender.Peer == best.Peer && contender.Threads == 1).MinBy(Median);
        return new(
            best.Variant,
            Median(best),
            Statistics.Median(rounds.Select(round => round.Others[best] / ours(round))),
            threads > 1 && alone is not null ? Statistics.Median(rounds.Select(round => round.Others[alone] / round.Others[best])) : null);
    }

    private sealed record Contender(Peer Peer, int Threads, string Variant);

    private sealed record Round(Turn One, Turn? Several, Turn? Waiting, double? Plain, IReadOnlyDictionary<Contender, double> Others);
}
