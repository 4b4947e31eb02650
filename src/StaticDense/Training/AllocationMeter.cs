namespace StaticDense;

/// <summary>
/// Sums what the running thread allocates between <see cref="Start"/> and <see cref="Stop"/>, to the byte. Allocates nothing itself.
/// </summary>
internal struct AllocationMeter
{
    private long start;

    /// <summary>The bytes allocated in all finished stretches.</summary>
    public long Bytes { get; private set; }

    /// <summary>Starts a stretch. One that was never stopped, because it threw, is forgotten.</summary>
    public void Start() => start = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Ends the stretch that was started on this thread.</summary>
    public void Stop() => Bytes += GC.GetAllocatedBytesForCurrentThread() - start;
}
