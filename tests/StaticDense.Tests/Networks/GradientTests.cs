namespace StaticDense.Tests.Networks;

/// <summary>
/// Gradients of the reference against central differences of the loss in double; emitted gradients equal the reference bit by bit elsewhere.
/// </summary>
public class GradientTests
{
    [Theory]
    [MemberData(nameof(NetworkCatalog.All), MemberType = typeof(NetworkCatalog))]
    public void Gradients_are_the_loss_by_central_differences(string name)
    {
        var (network, reference) = NetworkCatalog.Pair(name);
        using var _ = network;
        var batch = Batch.Draw(network.Description, network.Training, 3, seed: 21, weighted: true);
        CentralDifferences.Check(name, reference, batch);
    }
}
