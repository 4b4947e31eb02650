namespace StaticDense.Numerics;

/// <summary>
/// Buffers of one size for threads that compute at the same time, without locks. It holds one buffer from construction and grows
/// only when more threads are inside at once than it has buffers, so it never holds more than the largest number of threads that
/// were inside together, or that were reserved for. Buffers are never given back to the garbage collector while the pool lives.
/// </summary>
/// <remarks>
/// Buffers form a list that only ever grows at its head, and each is taken and given back by a flag of its own. Nothing is
/// unlinked, so no comparison can be fooled by a buffer that left and came back.
/// </remarks>
internal sealed class WorkspacePool
{
    private readonly int count;
    private Workspace head;
    private int threadsInside;

    /// <summary>A pool that holds one buffer.</summary>
    /// <param name="count">The number of floats in each buffer.</param>
    public WorkspacePool(int count)
    {
        this.count = count;
        head = new Workspace(count);
    }

    /// <summary>The number of buffers, in use or not.</summary>
    public int Capacity => Volatile.Read(ref head).Position;

    /// <summary>Takes a buffer that nobody else has until it comes back through <see cref="Return"/>. Its contents are leftovers.</summary>
    public Workspace Rent()
    {
        Interlocked.Increment(ref threadsInside);
        Workspace? added = null;
        while (true)
        {
            var first = Volatile.Read(ref head);
            for (var workspace = first; workspace is not null; workspace = workspace.Next)
            {
                if (workspace.TryTake())
                    return workspace;
            }

            // All were taken when looked at, one after the other; one may be free by now. Only more threads than buffers at one
            // instant justify another buffer. The head read above is still the head if the exchange succeeds, so the
            // comparison then held for the capacity that grows.
            if (Volatile.Read(ref threadsInside) <= first.Position)
                continue;
            added ??= Grow();
            added.Follow(first);
            if (Interlocked.CompareExchange(ref head, added, first) == first)
                return added;
        }
    }

    /// <summary>Gives a buffer back.</summary>
    /// <param name="workspace">What <see cref="Rent"/> gave.</param>
    public void Return(Workspace workspace)
    {
        workspace.Release();
        // After the release: who counts the threads inside must never count fewer than there are buffers taken.
        Interlocked.Decrement(ref threadsInside);
    }

    /// <summary>Grows to at least this many buffers.</summary>
    /// <param name="threads">How many threads are to be inside at once without an allocation.</param>
    public void Reserve(int threads)
    {
        Workspace? added = null;
        while (true)
        {
            var first = Volatile.Read(ref head);
            if (first.Position >= threads)
                return;
            added ??= new Workspace(count);
            added.Follow(first);
            if (Interlocked.CompareExchange(ref head, added, first) == first)
                added = null;
        }
    }

    private Workspace Grow()
    {
        var workspace = new Workspace(count);
        workspace.TryTake();
        return workspace;
    }
}

/// <summary>One thread's memory for intermediate values.</summary>
internal sealed class Workspace
{
    private int isTaken;

    /// <summary>A free workspace, the only one of its list.</summary>
    /// <param name="count">The number of floats.</param>
    public Workspace(int count) => Buffer = AlignedBuffer.Allocate(count);

    /// <summary>The memory.</summary>
    public AlignedBuffer Buffer { get; }

    /// <summary>The next workspace of the pool.</summary>
    public Workspace? Next { get; private set; }

    /// <summary>Counted from the list's end, so the head's position is the list's length.</summary>
    public int Position { get; private set; } = 1;

    /// <summary>Puts a workspace that no other thread can see yet before another one.</summary>
    public void Follow(Workspace next)
    {
        Next = next;
        Position = next.Position + 1;
    }

    /// <summary>Takes the workspace if it is free.</summary>
    public bool TryTake() => Volatile.Read(ref isTaken) == 0 && Interlocked.CompareExchange(ref isTaken, 1, 0) == 0;

    /// <summary>Makes the workspace free, and all that was written to it visible to who takes it next.</summary>
    public void Release() => Volatile.Write(ref isTaken, 0);
}
