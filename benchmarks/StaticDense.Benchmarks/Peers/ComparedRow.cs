namespace StaticDense.Benchmarks.Peers;

/// <summary>What one system took.</summary>
/// <param name="Variant">Its fastest variant.</param>
/// <param name="Seconds">That one's median time.</param>
/// <param name="Ratio">The median over the rounds of its time by ours.</param>
/// <param name="AgainstOne">With several threads: the median of its time with one thread by this; else null.</param>
internal sealed record ComparedFigure(string Variant, double Seconds, double Ratio, double? AgainstOne);

/// <summary>One line of the comparison.</summary>
/// <param name="Network">The network.</param>
/// <param name="What">The work.</param>
/// <param name="Threads">Threads of all systems.</param>
/// <param name="Commit">What was measured.</param>
/// <param name="Seconds">Our median time; null where we cannot do it.</param>
/// <param name="Waiting">Our median time where each call waits for the last; else null.</param>
/// <param name="Peak">One core's median peak of multiply-adds beside it, in GFLOP/s.</param>
/// <param name="Fraction">The median of our rate by that peak.</param>
/// <param name="Bytes">Bytes that our process allocated while ours ran.</param>
/// <param name="AgainstOne">With several threads: the median of our time with one thread by this; else null.</param>
/// <param name="Others">The other systems by name.</param>
internal sealed record ComparedRow(
    string Network,
    string What,
    int Threads,
    string Commit,
    double? Seconds,
    double? Waiting,
    double Peak,
    double? Fraction,
    long Bytes,
    double? AgainstOne,
    IReadOnlyDictionary<string, ComparedFigure> Others)
{
    /// <summary>Tells a row from others.</summary>
    public (string Network, string What, int Threads) Key => (Network, What, Threads);
}
