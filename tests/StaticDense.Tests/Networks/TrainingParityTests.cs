namespace StaticDense.Tests.Networks;

/// <summary>Training steps equal the reference bit by bit: losses, gradients and parameters, over full and partial batches.</summary>
public class TrainingParityTests
{
    [Theory]
    [MemberData(nameof(NetworkCatalog.All), MemberType = typeof(NetworkCatalog))]
    public void Steps_give_the_reference(string name)
    {
        var (network, reference) = NetworkCatalog.Pair(name);
        using var _ = network;
        var isLarge = network.Description.ParameterCount > 50_000;
        var step = 0;
        foreach (var count in isLarge ? (int[])[network.Training.BatchSize, 5] : [network.Training.BatchSize, 1, 32, 2, 13, 3, 31, 5, 8])
        {
            var what = $"{name}, step {++step} of {count} samples";
            var batch = Batch.Draw(network.Description, network.Training, count, seed: 100 + step, weighted: step % 3 == 2);
            Bits.Equal(reference.TrainStep(batch.Inputs, batch.Targets), network.TrainStep(batch.Inputs, batch.Targets), what + ", loss");
            ParametersAreEqual(network, reference.Export(), what);
        }

        Storage.PaddingIsZero(network.Description, network.Storage, name);
        var end = Batch.Draw(network.Description, network.Training, 3, seed: 5);
        Bits.Equal(reference.Predict(end.Inputs), network.Predict(end.Inputs), $"{name}, trained");
    }

    [Theory]
    [MemberData(nameof(NetworkCatalog.Keeping), MemberType = typeof(NetworkCatalog))]
    public void Stored_gradients_are_the_reference_and_two_halves_are_a_step(string name)
    {
        var (network, reference) = NetworkCatalog.Pair(name);
        var (whole, _) = NetworkCatalog.Pair(name);
        using var first = network;
        using var second = whole;
        foreach (var count in (int[])[33, 1, 7])
        {
            var batch = Batch.Draw(network.Description, network.Training, count, seed: count, weighted: count == 7);
            var loss = reference.ComputeGradients(batch.Inputs, batch.Targets);
            Bits.Equal(loss, network.ComputeGradients(batch.Inputs, batch.Targets), $"{name}, loss of {count}");
            Bits.Equal(reference.ExportGradients(), network.ExportGradients(), $"{name}, gradients of {count}");
            Storage.PaddingIsZero(network.Description, network.StoredGradients, $"{name}, gradients of {count}");
            ParametersAreEqual(network, reference.Export(), $"{name}, before the update");
            reference.ApplyGradients();
            network.ApplyGradients();
            Bits.Equal(loss, whole.TrainStep(batch.Inputs, batch.Targets), $"{name}, loss of a whole step of {count}");
            ParametersAreEqual(network, reference.Export(), $"{name}, halves of {count}");
            ParametersAreEqual(whole, reference.Export(), $"{name}, whole step of {count}");
        }
    }

    [Theory]
    [InlineData("Sgd", "SgdKeeping")]
    [InlineData("AdamPlain", "AdamKeeping")]
    [InlineData("AdamAveraged", "AdamAveragedKeeping")]
    [InlineData("Regularized", "RegularizedKeeping")]
    [InlineData("RegularizedAdam", "RegularizedAdamKeeping")]
    public void Keeping_gradients_changes_no_bit(string applied, string kept)
    {
        var (one, _) = NetworkCatalog.Pair(applied);
        var (other, _) = NetworkCatalog.Pair(kept);
        using var first = one;
        using var second = other;
        for (var step = 0; step < 5; step++)
        {
            var batch = Batch.Draw(one.Description, one.Training, 33 - (step * 7), seed: step);
            Bits.Equal(one.TrainStep(batch.Inputs, batch.Targets), other.TrainStep(batch.Inputs, batch.Targets), $"loss of step {step}");
            Bits.Equal(one.Storage, other.Storage, $"storage after step {step}");
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalog.All), MemberType = typeof(NetworkCatalog))]
    public void A_step_on_special_values_gives_the_reference(string name)
    {
        foreach (var value in (float[])[-0f, float.PositiveInfinity, float.NaN, 1e-42f])
        {
            var (network, reference) = NetworkCatalog.Pair(name);
            using var _ = network;
            var batch = Batch.Draw(network.Description, network.Training, 3, seed: 6).With(4, value, 0.5f);
            var what = $"{name}, every eighth input {value}";
            Bits.Equal(reference.TrainStep(batch.Inputs, batch.Targets), network.TrainStep(batch.Inputs, batch.Targets), what + ", loss");
            ParametersAreEqual(network, reference.Export(), what);
            Storage.PaddingIsZero(network.Description, network.Storage, what);
        }
    }

    /// <summary>Compares tensor by tensor, so that a failure names one.</summary>
    private static void ParametersAreEqual(NetworkUnderTest network, float[] expected, string what)
    {
        var actual = network.Export();
        var offset = 0;
        foreach (var tensor in network.Description.Parameters)
        {
            Bits.Equal(expected.AsSpan(offset, tensor.Count), actual.AsSpan(offset, tensor.Count), $"{what}, {tensor.Name}");
            offset += tensor.Count;
        }

        Assert.Equal(offset, expected.Length);
    }
}
