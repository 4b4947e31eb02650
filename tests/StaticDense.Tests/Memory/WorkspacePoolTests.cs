using StaticDense.Numerics;

namespace StaticDense.Tests.Memory;

public sealed class WorkspacePoolTests
{
    [Fact]
    public void OneBufferIsThereFromTheStartAndServesOneAfterTheOther()
    {
        var pool = new WorkspacePool(100);
        Assert.Equal(1, pool.Capacity);
        var first = pool.Rent();
        pool.Return(first);
        Assert.Same(first, pool.Rent());
        Assert.Equal(1, pool.Capacity);
        Assert.Equal(100, first.Buffer.Count);
    }

    [Fact]
    public void ItGrowsWhenMoreAreInsideThanEverBeforeAndNotAgain()
    {
        var pool = new WorkspacePool(16);
        for (var round = 0; round < 3; round++)
        {
            Workspace[] inside = [pool.Rent(), pool.Rent(), pool.Rent()];
            Assert.Equal(3, inside.Distinct().Count());
            Assert.Equal(3, pool.Capacity);
            foreach (var workspace in inside)
                pool.Return(workspace);
        }
    }

    [Fact]
    public void ReservingMakesRoomAhead()
    {
        var pool = new WorkspacePool(1000);
        pool.Reserve(5);
        Assert.Equal(5, pool.Capacity);
        pool.Reserve(2);
        Assert.Equal(5, pool.Capacity);
        var before = GC.GetAllocatedBytesForCurrentThread();
        pool.Rent();
        pool.Rent();
        pool.Rent();
        pool.Rent();
        pool.Rent();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(5, pool.Capacity);
    }

    [Fact]
    public void ManyThreadsNeverShareABufferAndNeverGrowItBeyondTheirNumber()
    {
        const int Threads = 6, Rounds = 20_000;
        var pool = new WorkspacePool(16);
        var shared = 0;
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(1, Threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            for (var round = 0; round < Rounds; round++)
            {
                var workspace = pool.Rent();
                var mark = (float)((number * Rounds) + round);
                workspace.Buffer.Span.Fill(mark);
                if (round % 64 == 0)
                    Thread.Yield();
                if (workspace.Buffer.Span.ContainsAnyExcept(mark))
                    Interlocked.Increment(ref shared);
                pool.Return(workspace);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(0, shared);
        Assert.InRange(pool.Capacity, 1, Threads);

        // Every buffer came back: all of them can be taken without growing.
        var capacity = pool.Capacity;
        for (var index = 0; index < capacity; index++)
            pool.Rent();
        Assert.Equal(capacity, pool.Capacity);
    }
}
