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

/// <summary>
/// Where threads wait for a number to change: they spin for a moment, then sleep. An interruption of a waiting thread changes nothing before the wait is over, because
/// others may be using its stack; it is told again afterwards.
/// </summary>
internal sealed class WaitingRoom
{
    /// <summary>Turns of about 40 ns each: some 40 us, about what it takes to wake a sleeping thread. With one processor nothing can change while it spins.</summary>
    public static readonly int Short = Environment.ProcessorCount > 1 ? 1000 : 0;

    /// <summary>Some 2 ms: while a work is shared, because those who are waited for are at it; and for who was just called and came too late.</summary>
    public static readonly int Long = 50 * Short;

    /// <summary>Turns, some 2 us, after which a spinning thread lets another one run that waits for its processor.</summary>
    private const int TurnsOfOwn = 50;

    private readonly object gate = new();
    private int sleepers;

    /// <summary>The threads that sleep here.</summary>
    public int Sleepers => Volatile.Read(ref sleepers);

    /// <summary>Returns once a number differs from a value.</summary>
    /// <param name="number">Somebody else changes it and calls <see cref="Wake"/>.</param>
    /// <param name="value">The value not to be.</param>
    public void WaitWhile(ref int number, int value) => WaitWhile(ref number, value, Short);

    /// <summary>Returns once a number differs from a value.</summary>
    /// <param name="number">Somebody else changes it and calls <see cref="Wake"/>.</param>
    /// <param name="value">The value not to be.</param>
    /// <param name="turns">How long to spin before sleeping.</param>
    public void WaitWhile(ref int number, int value, int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            if (Volatile.Read(ref number) != value)
                return;

            // Just woken, the other thread may have been put on this very processor.
            if (turn % TurnsOfOwn == TurnsOfOwn - 1)
                Thread.Yield();
            else
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
        var wasInterrupted = Enter();
        System.Threading.Monitor.PulseAll(gate);
        Leave(wasInterrupted);
    }

    private void Sleep(ref int number, int value)
    {
        var wasInterrupted = Enter();
        Interlocked.Increment(ref sleepers);
        while (Volatile.Read(ref number) == value)
        {
            try
            {
                System.Threading.Monitor.Wait(gate);
            }
            catch (ThreadInterruptedException)
            {
                wasInterrupted = true;
            }
        }

        Interlocked.Decrement(ref sleepers);
        Leave(wasInterrupted);
    }

    /// <returns>Whether the thread was interrupted on the way.</returns>
    private bool Enter()
    {
        var wasInterrupted = false;
        while (true)
        {
            try
            {
                System.Threading.Monitor.Enter(gate);
                return wasInterrupted;
            }
            catch (ThreadInterruptedException)
            {
                wasInterrupted = true;
            }
        }
    }

    private void Leave(bool wasInterrupted)
    {
        System.Threading.Monitor.Exit(gate);
        if (wasInterrupted)
            Thread.CurrentThread.Interrupt();
    }
}
