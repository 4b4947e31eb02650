using StaticDense.Numerics;

namespace StaticDense.Tests.Networks;

/// <summary>
/// Predictions on workspaces full of NaN, twice: whatever an operation does not write itself (borders, padded lanes, rows of other samples) it
/// must not read. Workspaces that stand on the stack are small and have no borders that another operation could have written.
/// </summary>
public class PoisonTests
{
    private const int Samples = 37;

    [Fact]
    public void A_workspace_full_of_NaN_changes_no_prediction()
    {
        var checkedNetworks = 0;
        foreach (var name in NetworkCatalog.Names)
        {
            var (plain, _) = NetworkCatalog.Pair(name);
            using var first = plain;
            var batch = Batch.Draw(plain.Description, plain.Training, Samples, seed: 1);
            var expected = plain.Predict(batch.Inputs);

            var workspaces = new List<AlignedBuffer>();
            using var network = Poisonable(name, plain.Description, workspaces);
            checkedNetworks += workspaces.Count > 0 ? 1 : 0;
            for (var prediction = 1; prediction <= 2; prediction++)
            {
                foreach (var workspace in workspaces)
                    workspace.Span.Fill(float.NaN);
                Bits.Equal(expected, network.Predict(batch.Inputs), $"{name}, prediction {prediction} on NaN");
                foreach (var workspace in workspaces)
                    workspace.Span.Fill(float.NaN);
                Bits.Equal(expected.AsSpan(0, plain.Description.OutputSize), network.Predict(batch.Slice(0, 1).Inputs), $"{name}, one sample {prediction} on NaN");
            }
        }

        Assert.InRange(checkedNetworks, 15, int.MaxValue);
    }

    /// <summary>A network whose workspaces the list holds.</summary>
    private static NetworkUnderTest Poisonable(string name, NetworkDescription description, List<AlignedBuffer> workspaces)
    {
        AlignedBuffer.Source = count =>
        {
            var buffer = new AlignedBuffer(count);
            if (count == description.WorkspaceCount && count != description.StorageCount)
                workspaces.Add(buffer);
            return buffer;
        };
        try
        {
            return NetworkCatalog.Pair(name).Network;
        }
        finally
        {
            AlignedBuffer.Source = null;
        }
    }
}
