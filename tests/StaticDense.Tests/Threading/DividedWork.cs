using StaticDense.Numerics;

namespace StaticDense.Tests.Threading;

/// <summary>While it lives, this thread divides the smallest work among all its threads, and threads are late for each other.</summary>
internal sealed class DividedWork : IDisposable
{
    private static int alive;

    public DividedWork()
    {
        WorkDivision.DividesAll = true;
        Interlocked.Increment(ref alive);
        Crew.ShakesThreads = true;
    }

    public void Dispose()
    {
        WorkDivision.DividesAll = false;
        Interlocked.Decrement(ref alive);

        // Another one may have begun meanwhile: the last look decides.
        Crew.ShakesThreads = Volatile.Read(ref alive) > 0;
        if (Volatile.Read(ref alive) > 0)
            Crew.ShakesThreads = true;
    }
}
