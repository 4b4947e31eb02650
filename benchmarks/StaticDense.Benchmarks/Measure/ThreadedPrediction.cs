namespace StaticDense.Benchmarks.Measure;

/// <summary>Computes outputs for n samples.</summary>
internal delegate void Predictor(ReadOnlySpan<float> inputs, Span<float> outputs);

/// <summary>Predictions of a network with a number of threads: the one place that knows which overload takes it.</summary>
internal static class ThreadedPrediction
{
    /// <summary>What predicts with so many threads.</summary>
    public static Predictor Of<TNetwork>(TNetwork network, int threads)
        where TNetwork : class, INetwork<TNetwork> =>
        threads == 1 ? network.Predict : (inputs, outputs) => network.Predict(inputs, outputs, threads);
}
