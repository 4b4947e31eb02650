using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>
/// Keeps a thread that is about to be woken off the processor of the one that wakes it. The kernel of a virtual machine takes an idle processor for a busy one
/// while the host has put it to rest, and then wakes a thread beside its waker: two threads share one processor for milliseconds. Only on Linux; elsewhere, and
/// where the system refuses, nothing happens.
/// </summary>
internal sealed partial class ProcessorPlacement
{
    private static volatile bool isSupported = OperatingSystem.IsLinux() && Environment.ProcessorCount > 1;

    private ProcessorSet allowed;
    private int thread;
    private volatile bool isKept;

    /// <summary>To be called once, by the thread that will be woken.</summary>
    public void Attach()
    {
        if (!isSupported)
            return;
        try
        {
            thread = CurrentThread();
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            isSupported = false;
        }
    }

    /// <summary>To be called by the thread that wakes the other, while that one sleeps.</summary>
    public void KeepOffThisProcessor()
    {
        if (!isSupported || thread == 0 || isKept)
            return;
        try
        {
            if (GetProcessors(thread, Unsafe.SizeOf<ProcessorSet>(), ref allowed) < 0)
                return;
            var others = allowed;
            if (others.Remove(CurrentProcessor()) && SetProcessors(thread, Unsafe.SizeOf<ProcessorSet>(), in others) == 0)
                isKept = true;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            isSupported = false;
        }
    }

    /// <summary>To be called by the woken thread: it may go to all its processors again, and stays where it is for the time being.</summary>
    public void Release()
    {
        if (!isKept)
            return;
        _ = SetProcessors(0, Unsafe.SizeOf<ProcessorSet>(), in allowed);
        isKept = false;
    }

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int CurrentThread();

    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    private static partial int CurrentProcessor();

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetProcessors(int thread, nint size, ref ProcessorSet processors);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetProcessors(int thread, nint size, in ProcessorSet processors);

    /// <summary>The C library's <c>cpu_set_t</c>: a bit for each processor.</summary>
    [InlineArray(Words)]
    private struct ProcessorSet
    {
        private const int Words = 16, Bits = 64;

        private ulong first;

        /// <summary>Takes a processor out, if others are left.</summary>
        /// <returns>Whether it was among them and others are left.</returns>
        public bool Remove(int processor)
        {
            if (processor is < 0 or >= Words * Bits)
                return false;
            Span<ulong> words = this;
            var bit = 1UL << (processor % Bits);
            var had = (words[processor / Bits] & bit) != 0;
            words[processor / Bits] &= ~bit;
            return had && words.ContainsAnyExcept(0UL);
        }
    }
}
