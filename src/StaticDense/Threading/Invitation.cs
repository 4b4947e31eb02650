namespace StaticDense.Numerics;

/// <summary>
/// Whether threads are called to some work, from how the calls before were answered: who has called in vain again and again, because the machine is busy or
/// the work comes seldom, does without for more and more work, and calling costs next to nothing.
/// </summary>
internal struct Invitation
{
    private const int LongestRest = 31;

    private int rest, nextRest;

    /// <summary>Whether it is time to call.</summary>
    public bool IsDue()
    {
        if (rest == 0)
            return true;
        rest--;
        return false;
    }

    /// <summary>What became of a call.</summary>
    /// <param name="came">Whether all came in time.</param>
    public void Answer(bool came)
    {
        rest = came ? 0 : nextRest;
        nextRest = came ? 0 : Math.Min((2 * nextRest) + 1, LongestRest);
    }
}
