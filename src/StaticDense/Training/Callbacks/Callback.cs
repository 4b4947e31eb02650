namespace StaticDense;

/// <summary>
/// Something that watches and steers Fit: derive from it and override what is needed. The methods run on the thread that called
/// Fit, between steps, one callback after the other in the order given. They may allocate; the trainer's count of allocated bytes
/// leaves them out.
/// </summary>
public abstract class Callback
{
    /// <summary>Called once before the first epoch.</summary>
    /// <param name="context">Where training stands, and the means to steer it.</param>
    public virtual void OnTrainBegin(FitContext context)
    {
    }

    /// <summary>Called once after the last epoch, also after a requested stop or a cancellation, but not after an exception.</summary>
    /// <param name="context">Where training stands, and the means to steer it.</param>
    public virtual void OnTrainEnd(FitContext context)
    {
    }

    /// <summary>Called before each epoch.</summary>
    /// <param name="context">Where training stands, and the means to steer it.</param>
    public virtual void OnEpochBegin(FitContext context)
    {
    }

    /// <summary>Called after each epoch and its validation; the epoch's row is in the history by then.</summary>
    /// <param name="context">Where training stands, and the means to steer it.</param>
    public virtual void OnEpochEnd(FitContext context)
    {
    }

    /// <summary>Called before each training step.</summary>
    /// <param name="context">Where training stands, and the means to steer it.</param>
    public virtual void OnBatchBegin(FitContext context)
    {
    }

    /// <summary>Called after each training step.</summary>
    /// <param name="context">Where training stands, and the means to steer it.</param>
    public virtual void OnBatchEnd(FitContext context)
    {
    }
}
