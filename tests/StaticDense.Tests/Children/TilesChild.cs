using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Children;

/// <summary>Runs networks of wide layers and of images once, so that the JIT compiles their tiles.</summary>
internal static class TilesChild
{
    public static int Run()
    {
        foreach (var name in (string[])[nameof(Networks.Digits), nameof(HashedImages)])
        {
            var (network, _) = NetworkCatalog.Pair(name);
            using var ended = network;
            var batch = Batch.Draw(network.Description, network.Training, 32, seed: 1);
            network.TrainStep(batch.Inputs, batch.Targets);
            network.Predict(batch.Inputs);
        }

        return 0;
    }
}
