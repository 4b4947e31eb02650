using System.Runtime.InteropServices;
using StaticDense.Numerics;

namespace StaticDense.Tests.Threading;

/// <summary>A woken thread starts on another processor than its waker, and may go everywhere again.</summary>
public sealed partial class ProcessorPlacementTests
{
    [LinuxFact]
    public void A_thread_that_sleeps_is_kept_off_the_processor_of_who_wakes_it()
    {
        var placement = new ProcessorPlacement();
        using var attached = new ManualResetEventSlim();
        using var woken = new ManualResetEventSlim();
        var (kept, released, before) = (0, 0, 0);
        var sleeper = new Thread(() =>
        {
            before = Processors();
            placement.Attach();
            attached.Set();
            woken.Wait();
            kept = Processors();
            placement.Release();
            released = Processors();
        });
        sleeper.Start();
        attached.Wait();
        placement.KeepOffThisProcessor();
        woken.Set();
        sleeper.Join();
        Assert.Equal((before - 1, before), (kept, released));
    }

    /// <summary>The number of processors that the calling thread may run on.</summary>
    private static int Processors()
    {
        Span<byte> set = stackalloc byte[128];
        set.Clear();
        Assert.Equal(0, GetProcessors(0, set.Length, ref MemoryMarshal.GetReference(set)));
        var count = 0;
        foreach (var bits in set)
            count += byte.PopCount(bits);
        return count;
    }

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetProcessors(int thread, nint size, ref byte processors);

    private sealed class LinuxFactAttribute : FactAttribute
    {
        public LinuxFactAttribute()
        {
            if (!OperatingSystem.IsLinux() || Environment.ProcessorCount == 1)
                Skip = "Threads are placed on Linux, where there are several processors.";
        }
    }
}
