namespace StaticDense.Device;

/// <summary>A network that predicts a sample's target, is told it, and learns from it. After construction nothing is allocated.</summary>
internal sealed class OnlineLearner : IDisposable
{
    private const int Target = SensorNet.InputSize;

    private readonly SensorNet network;
    private readonly Trainer<SensorNet> trainer;
    private readonly RunningStatistics statistics = new(SensorNet.InputSize + 1);
    private readonly float[] inputs = new float[SensorNet.InputSize];
    private readonly float[] output = new float[SensorNet.OutputSize];

    public OnlineLearner(ulong seed, float learningRate)
    {
        network = new SensorNet(seed);
        trainer = new Trainer<SensorNet>(network) { LearningRate = learningRate };
    }

    /// <summary>The target's mean so far: what one would guess who does not look at the readings.</summary>
    public double Guess => statistics.Mean(Target);

    /// <summary>What the network says of a sample's target.</summary>
    /// <param name="sample">The readings; what stands behind them is not looked at.</param>
    public double Predict(ReadOnlySpan<float> sample)
    {
        Standardize(sample);
        network.Predict(inputs, output);
        return statistics.Restore(Target, output[0]);
    }

    /// <summary>Learns from a sample.</summary>
    /// <param name="sample">The readings, and the target behind them.</param>
    public void Learn(ReadOnlySpan<float> sample)
    {
        statistics.Add(sample);
        Standardize(sample);
        output[0] = statistics.Standardize(Target, sample[Target]);
        trainer.TrainStep(inputs, output);
    }

    public void Dispose() => trainer.Dispose();

    private void Standardize(ReadOnlySpan<float> sample)
    {
        for (var index = 0; index < inputs.Length; index++)
            inputs[index] = statistics.Standardize(index, sample[index]);
    }
}
