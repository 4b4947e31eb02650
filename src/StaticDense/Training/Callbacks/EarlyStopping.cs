namespace StaticDense;

/// <summary>
/// Ends training when a value has stopped improving, by Keras's rules. After each epoch from <see cref="StartFromEpoch"/> on the wait grows by
/// one. A value better than the best so far by more than <see cref="MinDelta"/> becomes the best, and sets the wait to 0 if it is also better
/// than the <see cref="Baseline"/> by that much (or there is none). An epoch without improvement ends training if the wait has reached
/// <see cref="Patience"/>, except the first epoch. One object may serve several trainings, one after the other; each starts afresh.
/// </summary>
public sealed class EarlyStopping : Callback
{
    private readonly Monitor monitor;
    private double best;
    private float[]? bestParameters;
    private bool hasBestParameters;

    /// <summary>Watches a value.</summary>
    /// <param name="monitor">Keras's name of the value: <c>val_loss</c>, <c>loss</c>, <c>val_accuracy</c>, ...</param>
    /// <param name="minDelta">The least change that counts as an improvement; its sign is ignored.</param>
    /// <param name="patience">How many epochs may pass without improvement, at least 0.</param>
    /// <param name="mode">Whether smaller or larger is better.</param>
    /// <param name="baseline">A value that has to be beaten, or null.</param>
    /// <param name="restoreBestWeights">
    /// Whether the parameters of the best epoch come back when training ends, for whatever reason it does, also without having
    /// beaten the baseline.
    /// </param>
    /// <param name="startFromEpoch">How many epochs pass before the first one is looked at.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public EarlyStopping(
        string monitor = "val_loss",
        double minDelta = 0,
        int patience = 0,
        MonitorMode mode = MonitorMode.Auto,
        double? baseline = null,
        bool restoreBestWeights = false,
        int startFromEpoch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(startFromEpoch);
        this.monitor = new Monitor(monitor, mode, minDelta);
        MinDelta = Math.Abs(minDelta);
        Patience = patience;
        Baseline = baseline;
        RestoreBestWeights = restoreBestWeights;
        StartFromEpoch = startFromEpoch;
    }

    /// <summary>The least change that counts.</summary>
    public double MinDelta { get; }

    /// <summary>How many epochs may pass without improvement.</summary>
    public int Patience { get; }

    /// <summary>A value that has to be beaten, or null.</summary>
    public double? Baseline { get; }

    /// <summary>Whether the best epoch's parameters come back when training ends.</summary>
    public bool RestoreBestWeights { get; }

    /// <summary>The first epoch that is looked at.</summary>
    public int StartFromEpoch { get; }

    /// <summary>The epochs since the last improvement.</summary>
    public int Wait { get; private set; }

    /// <summary>The epoch with the best value, whose parameters come back; from 0.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The epoch that ended training, from 0; null if none did.</summary>
    public int? StoppedEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        monitor.Check(context, nameof(EarlyStopping));
        Wait = 0;
        BestEpoch = 0;
        StoppedEpoch = null;
        best = monitor.Worst;
        hasBestParameters = false;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.TryGetValue(monitor.Name, out var current) || context.Epoch < StartFromEpoch)
            return;

        // Whatever its value, the first epoch looked at is the best so far: a NaN never improves on anything.
        if (!hasBestParameters)
            Keep(context);

        Wait++;
        if (monitor.IsImprovement(current, best))
        {
            best = current;
            Keep(context);
            if (Baseline is not { } baseline || monitor.IsImprovement(current, baseline))
                Wait = 0;
            return;
        }

        if (Wait >= Patience && context.Epoch > 0)
        {
            StoppedEpoch = context.Epoch;
            context.RequestStop();
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (RestoreBestWeights && hasBestParameters)
            bestParameters.CopyTo(context.Parameters);
        bestParameters = null;
    }

    private void Keep(FitContext context)
    {
        BestEpoch = context.Epoch;
        hasBestParameters = true;
        if (!RestoreBestWeights)
            return;
        bestParameters ??= new float[context.Parameters.Length];
        context.Parameters.CopyTo(bestParameters);
    }
}
