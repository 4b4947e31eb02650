using System.Runtime.ExceptionServices;

namespace StaticDense.Numerics;

/// <summary>What a team's threads do together: a static method, the caller's state, and the thread's share.</summary>
internal unsafe struct TeamWork
{
    /// <summary>The method.</summary>
    public delegate*<void*, WorkShare, void> Method;

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
    private readonly Crew crew;

    /// <summary>A team with its threads started.</summary>
    /// <param name="threads">Threads in all, the caller's included; at least 1.</param>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        crew = new Crew(threads);
        for (var worker = 1; worker < threads; worker++)
            crew.Start(worker);
    }

    /// <inheritdoc cref="Dispose"/>
    ~WorkerTeam() => crew.Stop();

    /// <summary>Threads in all, the caller's included.</summary>
    public int Threads => crew.Threads;

    /// <summary>The bytes that the team's own threads have allocated while they worked.</summary>
    public long AllocatedBytes => crew.AllocatedBytes;

    /// <summary>
    /// Calls a method once on each of some threads, the caller's as the first, and returns when all have returned. What the first of them to fail
    /// threw is thrown here; the others are let go from where they wait for each other.
    /// </summary>
    /// <param name="work">The method and its state.</param>
    /// <param name="threads">How many take part, from 1 to <see cref="Threads"/>.</param>
    public void Run(TeamWork work, int threads)
    {
        crew.Run(work, threads);
        GC.KeepAlive(this);
    }

    /// <summary>Ends the threads. They may take a moment longer than the call.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        crew.Stop();
    }
}

/// <summary>Thrown where threads wait for one that has failed; the failure itself reaches the caller.</summary>
internal sealed class TeamBrokenException : Exception;

/// <summary>What the threads of a <see cref="WorkerTeam"/> share.</summary>
internal sealed unsafe class Crew
{
    private readonly WaitingRoom room = new();
    private readonly Counter[] orders;
    private readonly long[] allocated;
    private Counter arrived;
    private Counter phase;
    private Counter working;
    private TeamWork work;
    private int threadsAtWork;
    private ExceptionDispatchInfo? failure;
    private volatile bool isBroken;
    private volatile bool isStopped;

    /// <summary>A crew without threads yet.</summary>
    /// <param name="threads">Threads in all.</param>
    public Crew(int threads)
    {
        Threads = threads;
        orders = new Counter[threads];
        allocated = new long[threads];
    }

    /// <summary>Threads in all.</summary>
    public int Threads { get; }

    /// <summary>The bytes that all but the first have allocated at work.</summary>
    public long AllocatedBytes
    {
        get
        {
            var bytes = 0L;
            foreach (ref var each in allocated.AsSpan())
                bytes += Volatile.Read(ref each);
            return bytes;
        }
    }

    /// <summary>Starts one thread, which waits for orders.</summary>
    public void Start(int worker)
    {
        var thread = new Thread(() => Work(worker)) { IsBackground = true, Name = $"StaticDense worker {worker}" };
        thread.UnsafeStart();
    }

    /// <summary>Ends the threads once they are idle.</summary>
    public void Stop()
    {
        isStopped = true;
        for (var worker = 1; worker < Threads; worker++)
            Interlocked.Increment(ref orders[worker].Value);
        room.Wake();
    }

    /// <inheritdoc cref="WorkerTeam.Run"/>
    public void Run(TeamWork work, int threads)
    {
        ObjectDisposedException.ThrowIf(isStopped, typeof(WorkerTeam));
        this.work = work;
        threadsAtWork = threads;
        arrived.Value = 0;
        working.Value = threads - 1;
        isBroken = false;
        for (var worker = 1; worker < threads; worker++)
            Volatile.Write(ref orders[worker].Value, orders[worker].Value + 1);
        room.Wake();
        Do(0);

        // The state may stand on this thread's stack: it is not left before all have returned.
        for (var others = Volatile.Read(ref working.Value); others != 0; others = Volatile.Read(ref working.Value))
            room.WaitWhile(ref working.Value, others);
        if (failure is { } caught)
        {
            failure = null;
            caught.Throw();
        }
    }

    /// <summary>Waits until all that are at work have come here.</summary>
    /// <exception cref="TeamBrokenException">One of them has failed.</exception>
    public void Wait()
    {
        var current = Volatile.Read(ref phase.Value);
        ThrowIfBroken();
        if (Interlocked.Increment(ref arrived.Value) == threadsAtWork)
        {
            arrived.Value = 0;
            Volatile.Write(ref phase.Value, current + 1);
            room.Wake();
        }
        else
        {
            room.WaitWhile(ref phase.Value, current);
        }

        ThrowIfBroken();
    }

    private void ThrowIfBroken()
    {
        if (isBroken)
            throw new TeamBrokenException();
    }

    private void Work(int worker)
    {
        var done = 0;
        while (true)
        {
            room.WaitWhile(ref orders[worker].Value, done);
            if (isStopped)
                return;
            done++;
            var before = GC.GetAllocatedBytesForCurrentThread();
            Do(worker);
            Volatile.Write(ref allocated[worker], allocated[worker] + GC.GetAllocatedBytesForCurrentThread() - before);
            if (Interlocked.Decrement(ref working.Value) == 0)
                room.Wake();
        }
    }

    private void Do(int worker)
    {
        try
        {
            work.Method(work.State, new WorkShare(this, worker, threadsAtWork));
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    /// <summary>Keeps the first failure and lets go all that wait for the one that failed.</summary>
    private void Break(Exception exception)
    {
        if (exception is not TeamBrokenException)
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
        isBroken = true;
        Interlocked.Increment(ref phase.Value);
        room.Wake();
    }
}
