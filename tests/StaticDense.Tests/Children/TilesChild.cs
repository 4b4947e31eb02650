using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Children;

/// <summary>Runs networks of wide layers and of images and a small one once, so that the JIT compiles their tiles and its straight line.</summary>
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

        new UnrolledAuto().Predict(new float[UnrolledAuto.InputSize], new float[UnrolledAuto.OutputSize]);
        return 0;
    }
}
