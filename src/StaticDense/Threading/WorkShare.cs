using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// One thread's share of work that several do together. Work is divided by outputs, never by parts of a sum, so that the bits do not depend on the
/// number of threads. The default is the whole, for a thread alone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WorkShare
{
    private readonly Crew? crew;
    private readonly int worker;
    private readonly int others;

    internal WorkShare(Crew crew, int worker, int threads)
    {
        this.crew = crew;
        this.worker = worker;
        others = threads - 1;
    }

    /// <summary>Whether this thread does what is not divided.</summary>
    public bool IsFirst
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => worker == 0;
    }

    /// <summary>Whether this thread has the last piece of all that is divided.</summary>
    public bool IsLast
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => worker == others;
    }

    /// <summary>The thread's number among those at work, from 0.</summary>
    internal int Worker => worker;

    /// <summary>Waits until every thread at work has come here, so that each sees what the others wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wait()
    {
        if (others != 0)
            crew!.Wait();
    }

    /// <summary>This thread's part of some pieces of equal size: consecutive ones, none or more.</summary>
    /// <param name="pieces">The number of pieces.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WorkPart Of(int pieces) => others == 0
        ? new WorkPart(0, pieces)
        : new WorkPart((int)((long)pieces * worker / (others + 1)), (int)((long)pieces * (worker + 1) / (others + 1)));

    /// <summary>This thread's part of some panels: pairs, which tiles are made of, where there are enough for each thread.</summary>
    /// <param name="panels">The number of panels.</param>
    /// <param name="part">The thread's panels.</param>
    /// <returns>Whether there are any.</returns>
    public bool TakePanels(int panels, out WorkPart part)
    {
        var size = panels / 2 > others && panels % 2 == 0 ? 2 : 1;
        var pieces = Of(panels / size);
        part = new WorkPart(pieces.First * size, pieces.End * size);
        return part.Count > 0;
    }

    /// <summary>This thread's samples: fours, which tiles of rows are made of, where there are enough for each thread.</summary>
    internal WorkPart OfSamples(int samples)
    {
        if (others == 0)
            return new WorkPart(0, samples);
        var size = samples / 4 >= 4 * (others + 1) ? 4 : 1;
        var part = Of(samples / size);
        return new WorkPart(part.First * size, worker == others ? samples : part.End * size);
    }
}

/// <summary>Consecutive pieces of some work.</summary>
/// <param name="First">The first piece.</param>
/// <param name="End">The piece behind the last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WorkPart(int First, int End)
{
    /// <summary>The number of pieces.</summary>
    public int Count => End - First;

    /// <summary>The end of those pieces that are among the first so many.</summary>
    /// <param name="pieces">The number of pieces.</param>
    public int EndWithin(int pieces) => Math.Min(End, pieces);

    /// <summary>The real lanes of the last of these panels.</summary>
    /// <param name="channels">The channels of all panels.</param>
    public int LastLanes(int channels) => ((Channels(channels) - 1) % BlockLayout.Width) + 1;

    /// <summary>The channels of these panels of 16.</summary>
    /// <param name="channels">The channels of all panels.</param>
    public int Channels(int channels) => Math.Min(End * BlockLayout.Width, channels) - (First * BlockLayout.Width);
}
