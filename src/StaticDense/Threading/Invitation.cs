namespace StaticDense.Numerics;

/// <summary>
/// Whether threads are called to some work, from how the same work went before. Where nobody came in time, or all together were slower than one alone because the
/// machine is busy, more and more work is done without asking; so threads never cost much more than they gain.
/// </summary>
internal struct Invitation
{
    /// <summary>The most works in a row that are done without asking.</summary>
    private const int LongestRest = 31;

    /// <summary>Of so many works one is done alone, to know what that takes: the first of them soon, but when its code is warm.</summary>
    private const int TrialInterval = 256, FirstTrial = 16;

    /// <summary>The last time's weight in a mean.</summary>
    private const double Latest = 1.0 / 8;

    private nint method;
    private long size;
    private double alone, together;
    private int rest, nextRest, count;

    /// <summary>Whether it is time to ask.</summary>
    /// <param name="nextMethod">What the work calls.</param>
    /// <param name="nextSize">Its size in any unit: times are compared with those of the same work.</param>
    public bool IsDue(nint nextMethod, long nextSize)
    {
        if (nextMethod != method || nextSize != size)
            (method, size, alone, together, count) = (nextMethod, nextSize, 0, 0, 0);
        if (rest > 0)
        {
            rest--;
            return false;
        }

        return count++ % TrialInterval != FirstTrial;
    }

    /// <summary>The work was done without asking.</summary>
    /// <param name="time">How long it took.</param>
    public void WasAlone(long time) => alone = Mean(alone, time);

    /// <summary>Nobody came in time.</summary>
    public void WasInVain()
    {
        rest = nextRest;
        nextRest = Math.Min((2 * nextRest) + 1, LongestRest);
    }

    /// <summary>The work was shared.</summary>
    /// <param name="time">How long it took.</param>
    public void WasShared(long time)
    {
        together = Mean(together, time);
        if (alone == 0 || together < alone)
        {
            nextRest = 0;
            return;
        }

        // Measured anew after the rest: the machine may be quiet again.
        together = 0;
        nextRest = Math.Max(nextRest, 1);
        WasInVain();
    }

    private static double Mean(double mean, long time) => mean == 0 ? time : mean + (Latest * (time - mean));
}
