using System.Runtime.InteropServices;

namespace StaticDense;

public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// Loss and metrics of the network as it is, in inference mode, over a dataset in its own order. Sample weights of the dataset
    /// count in the loss and in weighted metrics; class weights do not. Allocates nothing.
    /// </summary>
    /// <param name="dataset">The samples.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public Evaluation Evaluate(Dataset dataset)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        ArgumentNullException.ThrowIfNull(dataset);
        meter.Start();
        TryEvaluate(Bind(dataset, isTraining: false), CancellationToken.None, out var result);
        meter.Stop();
        return result;
    }

    /// <summary>Evaluates a bound dataset.</summary>
    /// <returns>False if it was cancelled.</returns>
    private bool TryEvaluate(Dataset dataset, CancellationToken cancellationToken, out Evaluation result)
    {
        result = default;
        evaluationTotals.Clear();
        var count = dataset.Count;
        for (var first = 0; first < count; first += training.BatchSize)
        {
            if (cancellationToken.IsCancellationRequested)
                return false;

            // Until the pass runs, nobody uses the place of its outputs.
            var indices = MemoryMarshal.Cast<float, int>(arena.Span.Slice(training.OutputOffset, Math.Min(training.BatchSize, count - first)));
            for (var index = 0; index < indices.Length; index++)
                indices[index] = first + index;
            var step = NewStep();
            Fill(ref step, dataset, indices, isTraining: false);
            evaluationTotals.Add(RunStep(StepPart.Evaluate, ref step), in step);
        }

        result = evaluationTotals.Result;
        return true;
    }
}
