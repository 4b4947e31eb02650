using StaticDense.Generator.Planning;
using StaticDense.Generator.Planning.Budgets;
using StaticDense.Generator.Shapes;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>Whose the bytes of a workspace and of a trainer are: every byte is somebody's.</summary>
public class MemorySharesTests
{
    [Fact]
    public void Shares_of_random_networks_make_up_the_whole()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            if (NetworkShaper.Shape(RandomDeclarations.Next(new Random(seed))).Network is not { } network)
                continue;
            var plan = Planner.Plan(network);
            var workspace = MemoryShares.OfWorkspace(plan);
            Assert.Equal(4 * plan.Prediction.WorkspaceCount, workspace.Sum(share => share.Amount));
            Assert.All(workspace, share => Assert.True(share.Amount > 0, share.ToString()));
            if (plan.Training is not { } training)
                continue;
            var shares = MemoryShares.OfTraining(plan, training);
            Assert.Equal(4 * (plan.Layout.StorageCount + training.ArenaCount), shares.Sum(share => share.Amount));
            Assert.All(shares, share => Assert.True(share.Amount > 0, share.ToString()));
        }
    }

    [Fact]
    public void Moments_and_stored_gradients_belong_to_their_layer()
    {
        const string layers = "[Input(16)] [Dense(16, UseBias = false)] ";
        static long Dense(string train) => MemoryShares.OfTraining(Plans.Of(layers + train), Plans.Of(layers + train).Training!).Single(share => share.Owner == "dense").Amount;

        const int kernel = 4 * 256, tile = 4 * 2 * 256;
        var plain = Dense("[Train(Loss.MeanSquaredError, Optimizer.SGD)]");
        Assert.Equal(plain + (2 * kernel), Dense("[Train(Loss.MeanSquaredError, Optimizer.Adam)]"));
        Assert.Equal(plain + (3 * kernel) - tile, Dense("[Train(Loss.MeanSquaredError, Optimizer.Adam, KeepGradients = true)]"));
    }

    [Fact]
    public void A_layer_whose_name_begins_with_another_s_keeps_its_own()
    {
        var plan = Plans.Of("[Input(40)] [Dense(600, Name = \"a\")] [Dense(300, Name = \"a input\")] [Dense(2)]");
        Assert.Contains("a input", MemoryShares.OfWorkspace(plan).Select(share => share.Owner));
    }
}
