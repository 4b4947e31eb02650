using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace StaticDense.Numerics;

/// <summary>What the threads of a <see cref="WorkerTeam"/> share.</summary>
internal sealed unsafe class Crew
{
    private const int Closed = -1;

    /// <summary>The calls that a thread spins for long after it came too late to one.</summary>
    private const int LateCalls = 16;

    /// <summary>What who spins takes to come, in ticks of <see cref="Stopwatch"/>: some 2 us.</summary>
    private static readonly long AtOnce = Stopwatch.Frequency / 500_000;

    /// <summary>What it takes at least to wake a thread that sleeps, in ticks of <see cref="Stopwatch"/>: some 40 us.</summary>
    private static readonly long WakingTime = Stopwatch.Frequency / 25_000;

    private readonly WaitingRoom room = new();
    private readonly long[] allocated;
    private readonly Thread?[] started;
    private readonly ProcessorPlacement[] placements;

    /// <summary>Counts the calls for work.</summary>
    private Counter call;

    /// <summary>The threads that have come to the work at hand, the caller not counted; <see cref="Closed"/> once it is too late.</summary>
    private Counter door = new() { Value = Closed };

    /// <summary>The call whose door was opened last. Known before the door opens: a thread that was called earlier may come in before the call is counted.</summary>
    private Counter opened;

    /// <summary>The last call whose work has begun: who has come waits here until the door is closed and all know how many they are.</summary>
    private Counter begun;

    /// <summary>The threads that still work, the caller not counted.</summary>
    private Counter working;

    /// <summary>The threads that have come to the barrier, and the times that all had.</summary>
    private Counter arrived, phase;

    private TeamWork work;
    private Invitation invitation;
    private bool wasForNext;
    private int most;
    private int threadsAtWork;
    private ExceptionDispatchInfo? failure;
    private volatile bool isBroken;
    private volatile bool isStopped;

    /// <summary>A crew without threads yet.</summary>
    /// <param name="threads">Threads in all.</param>
    public Crew(int threads)
    {
        Threads = threads;
        allocated = new long[threads];
        started = new Thread?[threads];
        placements = new ProcessorPlacement[threads];
        foreach (ref var placement in placements.AsSpan())
            placement = new ProcessorPlacement();
    }

    /// <summary>Makes threads late for each other, now this one, now that: a check then meets orders of events that a quiet machine hardly ever shows.</summary>
    internal static volatile bool ShakesThreads;

    /// <summary>Threads in all.</summary>
    public int Threads { get; }

    /// <summary>Threads that took part in the last work, the caller's included.</summary>
    public int ThreadsAtWork => threadsAtWork;

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

    /// <summary>Starts one thread, which waits for work.</summary>
    public void Start(int number)
    {
        var thread = new Thread(() => Serve(number)) { IsBackground = true, Name = $"StaticDense worker {number}" };
        thread.UnsafeStart();
        started[number] = thread;
    }

    /// <summary>Ends the threads once they are idle.</summary>
    public void Stop()
    {
        isStopped = true;
        Interlocked.Increment(ref call.Value);
        room.Wake();
    }

    /// <summary>Waits for the threads' end.</summary>
    public void Join()
    {
        foreach (var thread in started)
            thread?.Join();
    }

    /// <inheritdoc cref="WorkerTeam.Run"/>
    public void Run(TeamWork work, int threads, long patience)
    {
        ObjectDisposedException.ThrowIf(isStopped, typeof(WorkerTeam));
        this.work = work;
        most = threads - 1;
        arrived.Value = 0;
        isBroken = false;
        var begin = Stopwatch.GetTimestamp();
        var asks = ShakesThreads || patience >= Stopwatch.Frequency || invitation.IsDue((nint)work.Method, work.Size);
        var others = asks ? Call(patience) : 0;
        threadsAtWork = others + 1;
        working.Value = others;
        if (ShakesThreads)
            Thread.SpinWait(50);
        Volatile.Write(ref begun.Value, opened.Value);
        room.Wake();
        Do(0);

        // The state may stand on this thread's stack: it is not left before all have returned.
        for (var left = Volatile.Read(ref working.Value); left != 0; left = Volatile.Read(ref working.Value))
            room.WaitWhile(ref working.Value, left, WaitingRoom.Long);
        var time = Stopwatch.GetTimestamp() - begin;
        if (!asks)
            invitation.WasAlone(time);
        else if (others > 0)
            invitation.WasShared(time);
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
        // Read first: a failure that comes after the look at it changes the number, and nobody waits for one who has left.
        var current = Volatile.Read(ref phase.Value);
        ThrowIfBroken();
        if (ShakesThreads)
            Thread.SpinWait((int)(CounterRandom.Absorb((ulong)current, (ulong)Environment.CurrentManagedThreadId) % 300));
        if (Interlocked.Increment(ref arrived.Value) == threadsAtWork)
        {
            arrived.Value = 0;
            Volatile.Write(ref phase.Value, current + 1);
            room.Wake();
        }
        else
        {
            room.WaitWhile(ref phase.Value, current, WaitingRoom.Long);
        }

        ThrowIfBroken();
    }

    /// <summary>Calls threads to the work at hand.</summary>
    /// <returns>How many have come.</returns>
    private int Call(long patience)
    {
        Volatile.Write(ref opened.Value, call.Value + 1);
        Volatile.Write(ref door.Value, 0);
        if (ShakesThreads)
            Thread.SpinWait(50);
        var sleepers = room.Sleepers;
        if (sleepers > 0)
        {
            for (var worker = 1; worker <= most; worker++)
                placements[worker].KeepOffThisProcessor();
        }

        Interlocked.Increment(ref call.Value);
        room.Wake();

        // Who sleeps and cannot come in time is woken for the next work.
        var isForNext = Threads - 1 - sleepers < most && patience < WakingTime;
        var others = CloseDoor(!isForNext ? patience : sleepers < Threads - 1 ? AtOnce : 0);
        var isInVain = others == 0 && (wasForNext || !isForNext);
        if (isInVain)
            invitation.WasInVain();
        wasForNext = isForNext && !isInVain;
        return others;
    }

    /// <summary>Waits for threads until enough have come or patience ends.</summary>
    /// <returns>How many have come.</returns>
    private int CloseDoor(long patience)
    {
        var end = Stopwatch.GetTimestamp() + patience;
        while (Volatile.Read(ref door.Value) < most && !isStopped && Stopwatch.GetTimestamp() < end)
            Thread.SpinWait(1);
        return Interlocked.Exchange(ref door.Value, Closed);
    }

    /// <summary>Comes to the work at hand.</summary>
    /// <returns>The thread's place among those at work; 0 if there are enough, <see cref="Closed"/> if it is too late.</returns>
    private int Enter()
    {
        var come = Volatile.Read(ref door.Value);
        while (come != Closed && come < most)
        {
            var found = Interlocked.CompareExchange(ref door.Value, come + 1, come);
            if (found == come)
                return come + 1;
            come = found;
        }

        return come == Closed ? Closed : 0;
    }

    private void Serve(int number)
    {
        var answered = 0;
        var late = 0;
        var placement = placements[number];
        placement.Attach();
        while (true)
        {
            // Who came too late spins for longer until the next calls: back to sleep, it would be too late again.
            room.WaitWhile(ref call.Value, answered, late > 0 ? WaitingRoom.Long : WaitingRoom.Short);
            answered = Volatile.Read(ref call.Value);
            if (isStopped)
                return;
            var worker = Enter();
            placement.Release();
            late = worker == Closed ? LateCalls : Math.Max(0, late - 1);
            if (worker <= 0)
                continue;

            // It may have come to a later work than the one it was called to, even before that call is counted; and that work is not over before this thread has
            // done its share.
            answered = Volatile.Read(ref opened.Value);
            for (var last = Volatile.Read(ref begun.Value); last != answered; last = Volatile.Read(ref begun.Value))
                room.WaitWhile(ref begun.Value, last, WaitingRoom.Long);
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            Do(worker);
            Volatile.Write(ref allocated[number], allocated[number] + GC.GetAllocatedBytesForCurrentThread() - bytes);
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

    private void ThrowIfBroken()
    {
        if (isBroken)
            throw new TeamBrokenException();
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
