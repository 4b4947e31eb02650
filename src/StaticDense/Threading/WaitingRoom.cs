using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>A number on a cache line of its own: threads that write neighbours do not take it from each other.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct Counter
{
    /// <summary>The number.</summary>
    [FieldOffset(64)]
    public int Value;
}

/// <summary>Where threads wait for a number to change: they spin for a moment, then sleep.</summary>
internal sealed class WaitingRoom
{
    /// <summary>
    /// Turns of about 40 ns each: some 40 us, about what it takes to wake a sleeping thread. With one processor nothing can change while it spins.
    /// </summary>
    private static readonly int Turns = Environment.ProcessorCount > 1 ? 1000 : 0;

    private readonly object gate = new();
    private int sleepers;

    /// <summary>Returns once a number differs from a value.</summary>
    /// <param name="number">Somebody else changes it and calls <see cref="Wake"/>.</param>
    /// <param name="value">The value not to be.</param>
    public void WaitWhile(ref int number, int value)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            if (Volatile.Read(ref number) != value)
                return;
            Thread.SpinWait(1);
        }

        Sleep(ref number, value);
    }

    /// <summary>Lets threads that sleep look at their numbers again. To be called after each change.</summary>
    public void Wake()
    {
        // Either the change is seen by who is about to sleep, or the sleeper is seen here.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref sleepers) == 0)
            return;
        lock (gate)
            System.Threading.Monitor.PulseAll(gate);
    }

    private void Sleep(ref int number, int value)
    {
        var wasInterrupted = false;
        lock (gate)
        {
            Interlocked.Increment(ref sleepers);
            while (Volatile.Read(ref number) == value)
            {
                try
                {
                    System.Threading.Monitor.Wait(gate);
                }
                catch (ThreadInterruptedException)
                {
                    // Others still use this thread's stack: it may not leave before them. It is told again afterwards.
                    wasInterrupted = true;
                }
            }

            Interlocked.Decrement(ref sleepers);
        }

        if (wasInterrupted)
            Thread.CurrentThread.Interrupt();
    }
}
