namespace StaticDense;

/// <summary>When callbacks are called.</summary>
internal enum FitEvent
{
    TrainBegin,
    TrainEnd,
    EpochBegin,
    EpochEnd,
    BatchBegin,
    BatchEnd,
}

/// <summary>What one call of Fit works with.</summary>
/// <param name="Train">The samples to learn from.</param>
/// <param name="Validation">The samples to evaluate on, or null.</param>
/// <param name="Context">What callbacks see.</param>
/// <param name="Callbacks">Who watches.</param>
/// <param name="CancellationToken">Looked at between batches.</param>
internal sealed record FitRun(
    Dataset Train,
    Dataset? Validation,
    FitContext Context,
    Callback[] Callbacks,
    CancellationToken CancellationToken)
{
    /// <summary>Whether to end as soon as the current batch is through.</summary>
    public bool IsCancelled => CancellationToken.IsCancellationRequested;

    /// <summary>Calls every callback in order.</summary>
    public void Notify(FitEvent fitEvent)
    {
        foreach (var callback in Callbacks)
        {
            switch (fitEvent)
            {
                case FitEvent.TrainBegin:
                    callback.OnTrainBegin(Context);
                    break;
                case FitEvent.TrainEnd:
                    callback.OnTrainEnd(Context);
                    break;
                case FitEvent.EpochBegin:
                    callback.OnEpochBegin(Context);
                    break;
                case FitEvent.EpochEnd:
                    callback.OnEpochEnd(Context);
                    break;
                case FitEvent.BatchBegin:
                    callback.OnBatchBegin(Context);
                    break;
                default:
                    callback.OnBatchEnd(Context);
                    break;
            }
        }
    }
}
