using System.Diagnostics;

namespace StaticDense.Numerics;

/// <summary>What a team's threads do together: a static method, the caller's state, and the thread's share.</summary>
internal unsafe struct TeamWork
{
    /// <summary>The method.</summary>
    public delegate*<void*, WorkShare, void> Method;

    /// <summary>How much it is, in any unit: the times of works of one method and size are compared.</summary>
    public long Size;

    /// <summary>What it works on; stays where it is until all have returned.</summary>
    public void* State;
}

/// <summary>
/// A few threads that live as long as the team and work together on one thing at a time, the caller's thread among them. They spin for a
/// moment when they wait, because a handshake then takes well under a microsecond, and sleep after that, because a thread that spins for long beside
/// another busy process holds up the very thread it waits for. Nothing is allocated after construction.
/// </summary>
/// <remarks>
/// The threads know the <see cref="Crew"/> and not the team: a team that is forgotten is collected, and its finalizer ends them.
/// </remarks>
internal sealed unsafe class WorkerTeam : IDisposable
{
    // Null where the constructor threw: the finalizer runs all the same.
    private readonly Crew? crew;

    /// <summary>A team with its threads started.</summary>
    /// <param name="threads">Threads in all, the caller's included; at least 1.</param>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        crew = new Crew(threads);
        for (var worker = 1; worker < threads; worker++)
            crew.Start(worker);
    }

    /// <summary>Ends the threads of a team that was forgotten, without waiting.</summary>
    ~WorkerTeam() => crew?.Stop();

    /// <summary>Threads in all, the caller's included.</summary>
    public int Threads => crew!.Threads;

    /// <summary>Threads that took part in the last work, the caller's included.</summary>
    public int ThreadsAtWork => crew!.ThreadsAtWork;

    /// <summary>The bytes that the team's own threads have allocated while they worked.</summary>
    public long AllocatedBytes => crew!.AllocatedBytes;

    /// <summary>
    /// Calls a method once on each of some threads, the caller's as the first, and returns when all have returned. Threads that do not come in time, because
    /// they sleep or the machine is busy, are left out. What the first of them to fail threw is thrown here; the others are let go from where they wait
    /// for each other.
    /// </summary>
    /// <param name="work">The method and its state.</param>
    /// <param name="threads">The most that take part, from 1 to <see cref="Threads"/>.</param>
    /// <param name="patience">How long to wait for them, in ticks of <see cref="Stopwatch"/>.</param>
    public void Run(TeamWork work, int threads, long patience)
    {
        crew!.Run(work, threads, patience);
        GC.KeepAlive(this);
    }

    /// <summary>Ends the threads and waits for their end. A work that is under way is finished first.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        crew!.Stop();
        crew.Join();
    }
}

/// <summary>Thrown where threads wait for one that has failed; the failure itself reaches the caller.</summary>
internal sealed class TeamBrokenException : Exception;
