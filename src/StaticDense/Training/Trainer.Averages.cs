using StaticDense.Storage;

namespace StaticDense;

// The moving average of the parameters: the last piece of the optimizer's state, which the update rule keeps.
public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// Puts the moving average in the place of the trainable parameters; others stay as they are. The average itself goes on as it is.
    /// Before the first step there is none, and nothing changes. <see cref="Fit(Dataset, int, Dataset?, Callback[])"/> does this at its end.
    /// </summary>
    /// <exception cref="InvalidOperationException">The declaration keeps no average.</exception>
    public void ApplyAverages()
    {
        CheckKeepsAverages();
        if (Step == 0)
            return;
        var averages = Averages;
        foreach (var tensor in description.Parameters)
        {
            if (tensor.IsTrainable)
                averages.Slice(tensor.Offset, tensor.StorageCount).CopyTo(Network.Parameters[tensor.Offset..]);
        }
    }

    /// <summary>
    /// Writes the moving average of the trainable parameters, and the others as they are, in canonical order; before the first step the
    /// parameters themselves.
    /// </summary>
    /// <param name="destination">ParameterCount floats.</param>
    /// <exception cref="InvalidOperationException">The declaration keeps no average.</exception>
    /// <exception cref="ArgumentException">The length is not ParameterCount.</exception>
    public void ExportAverages(Span<float> destination)
    {
        CheckKeepsAverages();
        Network.ExportParameters(destination);
        if (Step == 0)
            return;
        var averages = new float[destination.Length];
        ParameterPacking.Export(description, Averages, averages);
        var next = 0;
        foreach (var tensor in description.Parameters)
        {
            if (tensor.IsTrainable)
                averages.AsSpan(next, tensor.Count).CopyTo(destination[next..]);
            next += tensor.Count;
        }
    }

    private Span<float> Averages =>
        arena.Span.Slice(training.StateOffset + (training.Optimizer.OwnStateCount * description.StorageCount), description.StorageCount);

    /// <summary>Adagrad's sums start above zero, where there are parameters to train.</summary>
    private void InitializeState()
    {
        if (training.Optimizer.Kind != Optimizer.Adagrad)
            return;
        var start = new float[description.ParameterCount];
        var next = 0;
        foreach (var tensor in description.Parameters)
        {
            if (tensor.IsTrainable)
                start.AsSpan(next, tensor.Count).Fill((float)training.Optimizer.InitialAccumulatorValue);
            next += tensor.Count;
        }

        ParameterPacking.Import(description, start, arena.Span.Slice(training.StateOffset, description.StorageCount));
    }

    private void CheckKeepsAverages()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (!training.Optimizer.UseEma)
            throw new InvalidOperationException($"{description.Name} keeps no average of its parameters: declare it with [Train(..., UseEma = true)].");
    }
}
