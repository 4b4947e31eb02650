using System.Diagnostics;

namespace StaticDense.Numerics;

/// <summary>How many threads some work is worth.</summary>
internal static class WorkDivision
{
    /// <summary>
    /// The multiply-adds that make another thread worthwhile: some 4 us of products, several times what handing work over and waiting for it
    /// takes.
    /// </summary>
    private const long Enough = 250_000;

    /// <summary>Whether work that this thread hands out is divided however little it is, and waits for every thread: a check's smallest networks then take all ways.</summary>
    [field: ThreadStatic]
    internal static bool DividesAll { get; set; }

    /// <summary>The multiply-adds that each thread must have.</summary>
    public static long LeastMultiplyAdds => DividesAll ? 1 : Enough;

    /// <summary>The most threads that share anything: more than the machine has would wait for each other's turns.</summary>
    public static int MostThreads => DividesAll ? int.MaxValue : Environment.ProcessorCount;

    /// <summary>
    /// How long to wait for threads that are to share some work, in ticks of <see cref="Stopwatch"/>: an eighth of the time that one takes by itself at 50 multiply-adds
    /// a nanosecond, about a core's peak, and at least 2 us. Who spins comes in less than one; who sleeps takes some 50.
    /// </summary>
    /// <param name="multiplyAdds">The work.</param>
    public static long Patience(long multiplyAdds) => (long)(Stopwatch.Frequency * (DividesAll ? 60 : Math.Max(2e-6, multiplyAdds / (8 * 50e9))));

    /// <summary>The threads that share some work, at least 1.</summary>
    /// <param name="multiplyAdds">The work.</param>
    /// <param name="least">What each thread must have.</param>
    /// <param name="threads">The most threads.</param>
    public static int Threads(long multiplyAdds, long least, int threads) => (int)Math.Clamp(multiplyAdds / Math.Max(least, 1), 1, threads);
}
