using StaticDense.Numerics;

namespace StaticDense.Tests.Threading;

/// <summary>While it lives, this thread divides the smallest work among all its threads, and threads are late for each other.</summary>
internal sealed class DividedWork : IDisposable
{
    private static int alive;

    public DividedWork()
    {
        WorkDivision.DividesAll = true;
        Crew.ShakesThreads = Interlocked.Increment(ref alive) > 0;
    }

    public void Dispose()
    {
        WorkDivision.DividesAll = false;
        Crew.ShakesThreads = Interlocked.Decrement(ref alive) > 0;
    }
}
