namespace StaticDense;

/// <summary>Ends training at the first batch whose loss is NaN or infinite.</summary>
public sealed class TerminateOnNaN : Callback
{
    /// <inheritdoc/>
    public override void OnBatchEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!float.IsFinite(context.BatchLoss))
            context.RequestStop();
    }
}
