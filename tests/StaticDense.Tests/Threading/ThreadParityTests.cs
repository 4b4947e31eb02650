using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Threading;

/// <summary>Every network gives the same bits on any number of threads: steps, halves of steps, evaluations and predictions.</summary>
public class ThreadParityTests
{
    [Theory]
    [MemberData(nameof(NetworkCatalog.All), MemberType = typeof(NetworkCatalog))]
    public void Steps_and_evaluations_give_the_same_bits(string name)
    {
        for (var threads = 2; threads <= 4; threads++)
            StepsGiveTheSameBits(name, threads);
    }

    [Theory]
    [MemberData(nameof(NetworkCatalog.Keeping), MemberType = typeof(NetworkCatalog))]
    public void Halves_of_steps_give_the_same_bits(string name)
    {
        using var divided = new DividedWork();
        var (alone, _) = NetworkCatalog.Pair(name);
        var (shared, _) = NetworkCatalog.Pair(name, threads: 3);
        using var first = alone;
        using var second = shared;
        foreach (var count in (int[])[33, 1, 7])
        {
            var what = $"{name}, {count} samples";
            var batch = Batch.Draw(alone.Description, alone.Training, count, seed: count);
            Bits.Equal(alone.ComputeGradients(batch.Inputs, batch.Targets), shared.ComputeGradients(batch.Inputs, batch.Targets), what + ", loss");
            Bits.Equal(alone.StoredGradients, shared.StoredGradients, what + ", gradients");
            alone.ApplyGradients();
            shared.ApplyGradients();
            Bits.Equal(alone.Storage, shared.Storage, what + ", parameters");
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalog.All), MemberType = typeof(NetworkCatalog))]
    public void Predictions_give_the_same_bits(string name)
    {
        using var divided = new DividedWork();
        var (network, _) = NetworkCatalog.Pair(name);
        using var _ = network;
        foreach (var count in (int[])[1, 2, 5, 40])
        {
            var batch = Batch.Draw(network.Description, network.Training, count, seed: count);
            var alone = network.Predict(batch.Inputs);
            for (var threads = 1; threads <= 4; threads++)
                Bits.Equal(alone, network.Predict(batch.Inputs, threads), $"{name}, {count} samples on {threads} threads");
        }
    }

    [Fact]
    public void Most_networks_are_divided() =>
        Assert.True(NetworkCatalog.Names.Count(name => NetworkUnderTest.Of(NetworkCatalog.Type(name)).Training.IsDivided) > NetworkCatalog.Names.Count() / 2);

    private static void StepsGiveTheSameBits(string name, int threads)
    {
        using var divided = new DividedWork();
        var (alone, _) = NetworkCatalog.Pair(name);
        var (shared, _) = NetworkCatalog.Pair(name, threads);
        using var first = alone;
        using var second = shared;
        var isLarge = alone.Description.ParameterCount > 50_000;
        var step = 0;
        foreach (var count in isLarge ? (int[])[alone.Training.BatchSize, 5] : [alone.Training.BatchSize, 1, 31, 2, 17, 3])
        {
            var what = $"{name}, {threads} threads, step {++step} of {count} samples";
            var batch = Batch.Draw(alone.Description, alone.Training, count, seed: 100 + step, weighted: step % 3 == 2);
            Bits.Equal(alone.TrainStep(batch.Inputs, batch.Targets), shared.TrainStep(batch.Inputs, batch.Targets), what + ", loss");
            Bits.Equal(alone.Storage, shared.Storage, what + ", parameters");
            Assert.Equal(alone.Training.IsDivided ? threads : 1, shared.ThreadsAtWork);
        }

        var end = Batch.Draw(alone.Description, alone.Training, 7, seed: 5);
        Assert.Equal(alone.Evaluate(end.Inputs, end.Targets), shared.Evaluate(end.Inputs, end.Targets));
    }
}
