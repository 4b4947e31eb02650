namespace StaticDense;

/// <summary>Sets the learning rate as training goes on: before each step, or before each epoch.</summary>
public sealed class LearningRateScheduler : Callback
{
    private readonly Func<long, double>? ofStep;
    private readonly Func<int, double, double>? ofEpoch;

    /// <summary>Sets the rate before each step.</summary>
    /// <param name="schedule">The schedule, which counts this trainer's steps from its first one.</param>
    public LearningRateScheduler(LearningRateSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ofStep = schedule.At;
    }

    /// <summary>Sets the rate before each step.</summary>
    /// <param name="schedule">The rate of the step that this trainer takes after so many others: 0 for its first.</param>
    public LearningRateScheduler(Func<long, double> schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ofStep = schedule;
    }

    /// <summary>Sets the rate before each epoch, as Keras's callback of this name does.</summary>
    /// <param name="schedule">The rate of an epoch, counted from 0, given the rate before it.</param>
    public LearningRateScheduler(Func<int, double, double> schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ofEpoch = schedule;
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (ofEpoch is not null)
            context.LearningRate = (float)ofEpoch(context.Epoch, context.LearningRate);
    }

    /// <inheritdoc/>
    public override void OnBatchBegin(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (ofStep is not null)
            context.LearningRate = (float)ofStep(context.Step);
    }
}
