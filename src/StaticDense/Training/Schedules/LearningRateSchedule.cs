namespace StaticDense;

/// <summary>
/// A learning rate as a function of the step alone, with Keras's formulas, in double and with functions of our own: the same rates on
/// every machine. Schedules hold no state; one can serve any number of trainers.
/// </summary>
public abstract class LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>The learning rate of one step.</summary>
    /// <param name="step">The number of steps taken before it: 0 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return Rate(step);
    }

    private protected abstract double Rate(long step);
}
