namespace StaticDense.Benchmarks.Measure;

/// <summary>Computes outputs for n samples.</summary>
internal delegate void Predictor(ReadOnlySpan<float> inputs, Span<float> outputs);

/// <summary>Predictions of a network with a number of threads: the one place that knows which overload takes it.</summary>
internal static class ThreadedPrediction
{
    private delegate void ThreadedPredictor(ReadOnlySpan<float> inputs, Span<float> outputs, int threads);

    /// <summary>Whether networks have the overload.</summary>
    public static bool IsThere => Find(typeof(Gate)) is not null;

    /// <summary>What predicts with so many threads; null where networks cannot.</summary>
    public static Predictor? Of<TNetwork>(TNetwork network, int threads)
        where TNetwork : class, INetwork<TNetwork>
    {
        if (threads == 1)
            return network.Predict;
        var predict = Find(typeof(TNetwork))?.CreateDelegate<ThreadedPredictor>(network);
        return predict is null ? null : (inputs, outputs) => predict(inputs, outputs, threads);
    }

    private static System.Reflection.MethodInfo? Find(Type network) =>
        network.GetMethod(nameof(Gate.Predict), [typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(int)]);
}
