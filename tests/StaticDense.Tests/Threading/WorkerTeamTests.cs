using System.Diagnostics;
using StaticDense.Numerics;

namespace StaticDense.Tests.Threading;

/// <summary>Threads that work together: all come, all wait, failures reach the caller, the end is clean.</summary>
public sealed unsafe class WorkerTeamTests
{
    private const int Most = 8;

    private static readonly long Long = 60 * Stopwatch.Frequency;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Every_thread_does_its_share_and_sees_the_others_behind_a_barrier(int threads)
    {
        using var team = new WorkerTeam(threads);
        var counts = stackalloc int[2 * Most];
        for (var run = 0; run < 200; run++)
        {
            new Span<int>(counts, 2 * Most).Clear();
            team.Run(new TeamWork { Method = &Count, State = counts }, threads, Long);
            Assert.Equal(threads, team.ThreadsAtWork);
            for (var worker = 0; worker < threads; worker++)
                Assert.Equal(3 * threads, counts[worker]);
        }
    }

    [Fact]
    public void Fewer_threads_than_the_team_has_may_be_asked_for()
    {
        using var team = new WorkerTeam(4);
        var counts = stackalloc int[2 * Most];
        foreach (var threads in (int[])[4, 2, 1, 3, 4])
        {
            new Span<int>(counts, 2 * Most).Clear();
            team.Run(new TeamWork { Method = &Count, State = counts }, threads, Long);
            Assert.Equal(threads, team.ThreadsAtWork);
        }
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Who_comes_too_late_is_left_out_and_every_piece_is_done_once(int threads, bool shakes)
    {
        using var divided = shakes ? new DividedWork() : null;
        using var team = new WorkerTeam(threads);
        var pieces = stackalloc int[Most];
        var clock = Stopwatch.StartNew();
        int runs = 0, alone = 0;

        // A run that hangs is ended with the test host: there is no safe way to leave it.
        for (; clock.ElapsedMilliseconds < 1500; runs++)
        {
            new Span<int>(pieces, Most).Clear();
            team.Run(new TeamWork { Method = &DoPieces, State = pieces }, threads, patience: runs % 7 * Stopwatch.Frequency / 1_000_000);
            Assert.InRange(team.ThreadsAtWork, 1, threads);
            Assert.Equal(Most, new Span<int>(pieces, Most).Count(1));
            alone += team.ThreadsAtWork == 1 ? 1 : 0;
        }

        Assert.InRange(alone, 1, runs);
    }

    [Fact]
    public void A_team_that_is_ended_while_it_works_finishes_first()
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var team = new WorkerTeam(3);
            var finished = 0;
            var ender = new Thread(team.Dispose);
            RunWhile(team, &finished, ender);
            ender.Join();
            Assert.InRange(finished, 1, 3);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_failure_reaches_the_caller_and_the_team_works_on(int who)
    {
        using var team = new WorkerTeam(3);
        var counts = stackalloc int[2 * Most];
        for (var run = 0; run < 20; run++)
        {
            var exception = Assert.Throws<InvalidOperationException>(() => Fail(team, who));
            Assert.Equal($"thread {who}", exception.Message);
            new Span<int>(counts, 2 * Most).Clear();
            team.Run(new TeamWork { Method = &Count, State = counts }, 3, Long);
            Assert.Equal(9, counts[2]);
        }
    }

    [Fact]
    public void An_ended_team_has_no_threads_and_takes_no_work()
    {
        var team = new WorkerTeam(3);
        var threads = ThreadsOf(team);
        team.Dispose();
        Assert.All(threads, thread => Assert.True(thread.Join(TimeSpan.FromSeconds(30))));
        Assert.Throws<ObjectDisposedException>(() => team.Run(new TeamWork { Method = &Count, State = null }, 1, 0));
    }

    [Fact]
    public void A_team_without_threads_is_an_error_and_its_finalizer_does_no_harm()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(0));
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [Fact]
    public void A_forgotten_team_ends_its_threads()
    {
        var threads = Forgotten();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(30) && threads.Any(thread => thread.IsAlive);)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(20);
        }

        Assert.All(threads, thread => Assert.False(thread.IsAlive));
    }

    [Fact]
    public void An_interrupted_caller_waits_for_the_others_and_is_told_afterwards()
    {
        using var team = new WorkerTeam(2);
        var wasInterrupted = false;
        var hadWaited = false;
        var caller = new Thread(() =>
        {
            hadWaited = RunLingering(team);
            try
            {
                Thread.Sleep(0);
                Thread.Sleep(10_000);
            }
            catch (ThreadInterruptedException)
            {
                wasInterrupted = true;
            }
        });
        caller.Start();
        Thread.Sleep(100);
        caller.Interrupt();
        Assert.True(caller.Join(TimeSpan.FromSeconds(30)));
        Assert.True(wasInterrupted);
        Assert.True(hadWaited);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static Thread[] Forgotten() => ThreadsOf(new WorkerTeam(3));

    /// <summary>The threads that do a team's work.</summary>
    private static Thread[] ThreadsOf(WorkerTeam team)
    {
        var threads = new Thread[team.Threads];
#pragma warning disable CS8500
        team.Run(new TeamWork { Method = &Note, State = &threads }, team.Threads, Long);
#pragma warning restore CS8500
        return threads[1..];
    }

    private static void RunWhile(WorkerTeam team, int* finished, Thread ender)
    {
        ender.Start();
        try
        {
            team.Run(new TeamWork { Method = &Count3, State = finished }, 3, Long);
        }
        catch (ObjectDisposedException)
        {
            // The end came before the work.
            *finished = 1;
        }
    }

    private static void Count3(void* state, WorkShare share)
    {
        Thread.SpinWait(200);
        share.Wait();
        Interlocked.Increment(ref *(int*)state);
    }

    /// <summary>Each piece counts how often it was done; half of them behind a barrier.</summary>
    private static void DoPieces(void* state, WorkShare share)
    {
        var pieces = (int*)state;
        var part = share.Of(Most / 2);
        for (var piece = part.First; piece < part.End; piece++)
            Interlocked.Increment(ref pieces[piece]);
        share.Wait();
        for (var piece = part.First; piece < part.End; piece++)
            Interlocked.Increment(ref pieces[(Most / 2) + piece]);
    }

    private static void Fail(WorkerTeam team, int who) => team.Run(new TeamWork { Method = &Throw, State = &who }, 3, Long);

    private static void Throw(void* state, WorkShare share)
    {
        if (share.Worker == *(int*)state)
            throw new InvalidOperationException($"thread {share.Worker}");
        share.Wait();
        Assert.Fail("Nobody passes the barrier.");
    }

    private static void Note(void* state, WorkShare share)
    {
#pragma warning disable CS8500
        (*(Thread[]*)state)[share.Worker] = Thread.CurrentThread;
#pragma warning restore CS8500
    }

    private static bool RunLingering(WorkerTeam team)
    {
        var finished = 0;
        team.Run(new TeamWork { Method = &Linger, State = &finished }, 2, Long);
        return finished == 1;
    }

    private static void Linger(void* state, WorkShare share)
    {
        if (share.IsFirst)
            return;
        Thread.Sleep(500);
        Volatile.Write(ref *(int*)state, 1);
    }

    /// <summary>Three times: notes the round, waits, and counts the threads that have noted it.</summary>
    private static void Count(void* state, WorkShare share)
    {
        var counts = (int*)state;
        var rounds = new Span<int>(counts + Most, Most);
        for (var round = 1; round <= 3; round++)
        {
            rounds[share.Worker] = round;
            share.Wait();
            counts[share.Worker] += rounds.Count(round);
            share.Wait();
        }
    }
}
