namespace StaticDense.Tests.Networks;

/// <summary>Predictions and evaluations equal the reference bit by bit, whatever the number of samples.</summary>
public class PredictionParityTests
{
    private const int Samples = 70;

    [Theory]
    [MemberData(nameof(NetworkCatalog.All), MemberType = typeof(NetworkCatalog))]
    public void Any_number_of_samples_gives_the_reference(string name)
    {
        var (network, reference) = NetworkCatalog.Pair(name);
        using var _ = network;
        var batch = Batch.Draw(network.Description, network.Training, Samples, seed: 1);
        var expected = reference.Predict(batch.Inputs);
        var size = network.Description.OutputSize;
        foreach (var count in (int[])[1, 2, 3, 5, 8, 13, 31, 32, 33, Samples])
            Bits.Equal(expected.AsSpan(0, count * size), network.Predict(batch.Slice(0, count).Inputs), $"{name}, {count} samples");
        for (var sample = 0; sample < Samples; sample++)
            Bits.Equal(expected.AsSpan(sample * size, size), network.Predict(batch.Slice(sample, 1).Inputs), $"{name}, sample {sample} alone");
    }

    [Theory]
    [MemberData(nameof(NetworkCatalog.All), MemberType = typeof(NetworkCatalog))]
    public void Special_values_flow_through_as_in_the_reference(string name)
    {
        var (network, reference) = NetworkCatalog.Pair(name);
        using var _ = network;
        var plain = Batch.Draw(network.Description, network.Training, 9, seed: 2);
        float[] values = [-0f, float.Epsilon, float.PositiveInfinity, 1e30f, float.NegativeInfinity, float.NaN, 0f, -1e-40f];
        foreach (var every in (int[])[1, 5, 11])
        {
            var batch = plain.With(every, values);
            Bits.Equal(reference.Predict(batch.Inputs), network.Predict(batch.Inputs), $"{name}, every input of {every} special");
        }

        foreach (var value in values)
        {
            var batch = plain.With(1, value);
            Bits.Equal(reference.Predict(batch.Inputs), network.Predict(batch.Inputs), $"{name}, all inputs {value}");
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalog.All), MemberType = typeof(NetworkCatalog))]
    public void Nothing_remains_of_the_batch_before(string name)
    {
        var (network, reference) = NetworkCatalog.Pair(name);
        using var _ = network;
        var full = Batch.Draw(network.Description, network.Training, network.Training.BatchSize, seed: 3);
        var poison = full.With(1, float.NaN);
        var one = full.Slice(4, 1);
        network.Predict(poison.Inputs);
        Bits.Equal(reference.Predict(one.Inputs), network.Predict(one.Inputs), $"{name}, one sample after NaN");
        network.Evaluate(poison.Inputs, poison.Targets);
        Bits.Equal(reference.Evaluate(one.Inputs, one.Targets), (float)network.Evaluate(one.Inputs, one.Targets), $"{name}, loss after NaN");
        network.Evaluate(poison.Inputs, poison.Targets);
        Bits.Equal(reference.TrainStep(one.Inputs, one.Targets), network.TrainStep(one.Inputs, one.Targets), $"{name}, step's loss after NaN");
        Bits.Equal(reference.Export(), network.Export(), $"{name}, parameters after NaN");
    }

    [Theory]
    [MemberData(nameof(NetworkCatalog.All), MemberType = typeof(NetworkCatalog))]
    public void Evaluation_gives_the_reference(string name)
    {
        var (network, reference) = NetworkCatalog.Pair(name);
        using var _ = network;
        var batch = Batch.Draw(network.Description, network.Training, network.Training.BatchSize, seed: 4, weighted: true);
        foreach (var count in (int[])[1, 2, 13, network.Training.BatchSize])
        {
            var part = batch.Slice(0, count);
            var expected = reference.Evaluate(part.Inputs, part.Targets);
            Bits.Equal(expected, (float)network.Evaluate(part.Inputs, part.Targets), $"{name}, {count} samples");
        }
    }
}
