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
        for (var run = 0; run < 200; run++)
        {
            var counts = stackalloc int[2 * Most];
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
        foreach (var threads in (int[])[4, 2, 1, 3, 4])
        {
            var counts = stackalloc int[2 * Most];
            new Span<int>(counts, 2 * Most).Clear();
            team.Run(new TeamWork { Method = &Count, State = counts }, threads, Long);
            Assert.Equal(threads, team.ThreadsAtWork);
        }
    }

    [Fact]
    public void Without_patience_the_caller_goes_on_with_who_has_come()
    {
        using var team = new WorkerTeam(3);
        for (var run = 0; run < 100; run++)
        {
            var counts = stackalloc int[2 * Most];
            new Span<int>(counts, 2 * Most).Clear();
            team.Run(new TeamWork { Method = &Count, State = counts }, 3, patience: 0);
            Assert.InRange(team.ThreadsAtWork, 1, 3);
            Assert.Equal(3 * team.ThreadsAtWork, counts[0]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_failure_reaches_the_caller_and_the_team_works_on(int who)
    {
        using var team = new WorkerTeam(3);
        for (var run = 0; run < 20; run++)
        {
            var exception = Assert.Throws<InvalidOperationException>(() => Fail(team, who));
            Assert.Equal($"thread {who}", exception.Message);
            var counts = stackalloc int[2 * Most];
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
    public void A_forgotten_team_ends_its_threads()
    {
        var threads = Forgotten();
        for (var attempt = 0; attempt < 50 && threads.Any(thread => thread.IsAlive); attempt++)
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
        var finished = 0;
        var caller = new Thread(() =>
        {
            team.Run(new TeamWork { Method = &Linger, State = &finished }, 2, Long);
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
        Assert.Equal(1, finished);
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
