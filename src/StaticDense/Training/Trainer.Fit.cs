using System.Diagnostics;
using StaticDense.Numerics;

namespace StaticDense;

public sealed partial class Trainer<TNetwork>
{
    private int[] order = [];
    private long epochsBegun;
    private bool isFitting;

    /// <summary>
    /// Trains for some epochs. Each epoch visits every sample once, in an order drawn from the seed; the last batch may be shorter and is
    /// trained on, its gradient being the mean over its own samples. After what is allocated here at the start, nothing is. A network that is
    /// declared with <c>UseEma</c> ends with the moving average of its parameters; validation during training sees the parameters themselves.
    /// </summary>
    /// <param name="train">The samples to learn from.</param>
    /// <param name="epochs">How often to visit them all, at least 1.</param>
    /// <param name="validation">Samples to evaluate on after each epoch, or null.</param>
    /// <param name="callbacks">What watches and steers; called in this order.</param>
    /// <returns>What each epoch came to.</returns>
    /// <exception cref="ArgumentException">A dataset does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is below 1, or a label is no class.</exception>
    /// <exception cref="InvalidOperationException">Called from a callback of this trainer's Fit.</exception>
    public History Fit(Dataset train, int epochs, Dataset? validation = null, params Callback[] callbacks) =>
        Fit(train, epochs, CancellationToken.None, validation, callbacks);

    /// <summary>
    /// As the other form; a cancellation ends training after the current batch, without an exception. The network is then as that
    /// batch left it, and the history has the epochs that were finished, validation included.
    /// </summary>
    /// <param name="train">The samples to learn from.</param>
    /// <param name="epochs">How often to visit them all, at least 1.</param>
    /// <param name="cancellationToken">Looked at between batches.</param>
    /// <param name="validation">Samples to evaluate on after each epoch, or null.</param>
    /// <param name="callbacks">What watches and steers; called in this order.</param>
    /// <returns>What each finished epoch came to.</returns>
    /// <exception cref="ArgumentException">A dataset does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is below 1, or a label is no class.</exception>
    /// <exception cref="InvalidOperationException">Called from a callback of this trainer's Fit.</exception>
    public History Fit(
        Dataset train,
        int epochs,
        CancellationToken cancellationToken,
        Dataset? validation = null,
        params Callback[] callbacks)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentNullException.ThrowIfNull(callbacks);
        foreach (var callback in callbacks)
            ArgumentNullException.ThrowIfNull(callback, nameof(callbacks));
        if (isFitting)
            throw new InvalidOperationException("Fit was called from a callback of the same trainer's Fit.");

        train = Bind(train, isTraining: true);
        if (validation is not null)
            validation = Bind(validation, isTraining: false);
        if (order.Length != train.Count)
            order = new int[train.Count];
        var history = new History(epochs);
        var batches = (order.Length + training.BatchSize - 1) / training.BatchSize;
        var run = new FitRun(
            train,
            validation,
            new FitContext(this, history, epochs, batches, order.Length, validation?.Count ?? 0),
            // Copied, so that a caller who changes the array meanwhile changes nothing here.
            [.. callbacks],
            cancellationToken);

        isFitting = true;
        try
        {
            RunEpochs(run);
        }
        finally
        {
            isFitting = false;
        }

        return history;
    }

    private void RunEpochs(FitRun run)
    {
        var context = run.Context;
        epochTotals.Clear();
        run.Notify(FitEvent.TrainBegin);
        for (var epoch = 0; epoch < context.Epochs && !context.IsStopRequested; epoch++)
        {
            if (run.IsCancelled || !RunEpoch(run, epoch))
            {
                context.History.WasCancelled = true;
                break;
            }
        }

        // A cancelled training leaves the parameters as its last batch did.
        if (training.Optimizer.UseEma && !context.History.WasCancelled)
            ApplyAverages();
        run.Notify(FitEvent.TrainEnd);

        // A callback may have brought back parameters of an epoch before the last masks.
        ApplyMasks();
    }

    /// <summary>One epoch with its validation. The meter runs all along, except while callbacks do.</summary>
    /// <returns>False if a cancellation fell into the epoch.</returns>
    private bool RunEpoch(FitRun run, int epoch)
    {
        var context = run.Context;
        var begin = Stopwatch.GetTimestamp();
        epochTotals.Clear();
        context.Epoch = epoch;
        context.Batch = 0;
        context.Validation = null;
        run.Notify(FitEvent.EpochBegin);

        meter.Start();
        // From the number of epochs begun before, so that a second call of Fit continues the first.
        Permutation.Fill(order, options.Seed, epochsBegun++);
        for (var first = 0; first < order.Length && (first == 0 || !context.IsStopRequested); first += training.BatchSize)
        {
            if (run.IsCancelled)
            {
                meter.Stop();
                return false;
            }

            meter.Stop();
            context.Batch = first / training.BatchSize;
            run.Notify(FitEvent.BatchBegin);
            meter.Start();
            context.BatchLoss = TrainBatch(run.Train, order.AsSpan(first, Math.Min(training.BatchSize, order.Length - first)));
            meter.Stop();
            run.Notify(FitEvent.BatchEnd);
            meter.Start();
        }

        if (run.Validation is not null)
        {
            if (!TryEvaluate(run.Validation, run.CancellationToken, out var result))
            {
                meter.Stop();
                return false;
            }

            context.Validation = result;
        }

        context.History.Add(new EpochResult(
            context.Epoch,
            epochTotals.Result,
            context.Validation,
            Stopwatch.GetElapsedTime(begin),
            LearningRate));
        meter.Stop();
        run.Notify(FitEvent.EpochEnd);
        return true;
    }

    private float TrainBatch(Dataset train, ReadOnlySpan<int> indices)
    {
        var step = NewStep();
        Fill(ref step, train, indices, isTraining: true);
        var loss = Train(ref step);
        epochTotals.Add(loss, in step);
        return loss;
    }

    private Dataset Bind(Dataset dataset, bool isTraining)
    {
        var bound = dataset.Bind(description, training);
        if (bound.Count < 1)
            throw new ArgumentException("The dataset has no samples.", nameof(dataset));
        if (isTraining && classWeights is not null && bound.HasSampleWeights)
            throw new ArgumentException("The dataset has sample weights and the trainer class weights; a sample's loss can have only one of them.", nameof(dataset));
        return bound;
    }
}
