using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using StaticDense.Generator.Shapes;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>The trainer's arena: everything in it, nothing on top of another, and within what was promised while shapes were checked.</summary>
public class TrainingPlanTests
{
    [Fact]
    public void The_arena_of_varied_networks_is_in_order()
    {
        foreach (var attributes in Emission.VariedNetworks.All.Values)
            Check(Planner.Plan(Plans.Shaped(attributes)));
    }

    [Fact]
    public void The_arena_of_random_networks_is_in_order_and_bounded()
    {
        var random = new Random(5);
        var tight = 0.0;
        for (var round = 0; round < 2000; round++)
        {
            var network = NetworkShaper.Shape(RandomDeclarations.Next(random)).Network!;
            var plan = Planner.Plan(network);
            Check(plan);
            var (perSample, other) = SizeLimits.Bound(network);
            var training = plan.Training!;
            var bound = other + (perSample * training.Declaration.BatchSize);
            Assert.True(training.ArenaCount <= bound, $"{training.ArenaCount} floats where {bound} were promised: {network}");
            tight = Math.Max(tight, (double)training.ArenaCount / bound);
            var samples = plan.Prediction.Batch.Memory.Samples;
            Assert.True(plan.Prediction.WorkspaceCount <= perSample * samples, $"{plan.Prediction.WorkspaceCount} floats of workspace: {network}");
        }

        Assert.InRange(tight, 0.5, 1);
    }

    [Fact]
    public void A_large_batch_is_chunked_until_its_workspace_stays_in_cache()
    {
        Assert.Equal(32, Plans.Of("[Input(784)] [Dense(512)] [Dense(10)]").Prediction.Batch!.Memory.Samples);
        var wide = Plans.Of("[Input(10000)] [Dense(10000)]").Prediction.Batch!.Memory;
        Assert.Equal(8, wide.Samples);
        Assert.InRange(wide.Count, PredictionPlanner.ChunkFloats / 2, PredictionPlanner.ChunkFloats);
        Assert.Equal(1, Plans.Of("[Input(1024000)] [Dense(1)]").Prediction.Batch!.Memory.Samples);
    }

    private static void Check(KernelPlan plan)
    {
        if (plan.Training is not { } training)
            return;
        var network = plan.Network;
        var (batch, storage) = (training.Declaration.BatchSize, plan.Layout.StorageCount);
        var labels = training.Declaration.Loss == LossKind.SparseCategoricalCrossentropy ? network.OutputShape.Positions : network.OutputShape.Size;
        var pieces = new List<(string Name, long Offset, long Count)>
        {
            ("state", training.StateOffset, (long)training.StateCount * storage),
            ("inputs", training.InputStagingOffset, batch * network.InputShape.Size),
            ("targets", training.TargetStagingOffset, batch * labels),
            ("weights", training.WeightStagingOffset, batch),
            ("step", training.PassOffset, training.Step.Memory.Count),
            ("evaluation", training.PassOffset, training.Evaluation.Memory.Count),
            ("scratch", training.ScratchOffset, training.ScratchCount),
        };
        Assert.Equal(training.StoresGradients, training.GradientOffset >= 0);
        if (training.StoresGradients)
            pieces.Add(("gradients", training.GradientOffset, storage));
        foreach (var (name, offset, count) in pieces)
        {
            Assert.True(offset % 16 == 0, $"{name} starts at {offset}.");
            Assert.True(offset >= 0 && offset + count <= training.ArenaCount, $"{name} reaches {offset + count} of {training.ArenaCount}.");
            foreach (var other in pieces.Where(other => other.Name != name && (name, other.Name) is not (("step", "evaluation") or ("evaluation", "step"))))
                Assert.True(offset + count <= other.Offset || other.Offset + other.Count <= offset, $"{name} and {other.Name} overlap.");
        }

        Assert.Equal(training.ArenaCount, pieces.Max(piece => (piece.Offset + piece.Count + 15) / 16 * 16));

        // The trainer reads outputs from one place after steps and evaluations.
        var evaluated = training.Evaluation.Operations.OfType<LossGradient>().Single();
        var stepped = training.Step.Operations.OfType<LossGradient>().Single();
        Assert.Equal(training.OutputOffset, training.PassOffset + training.Step.Memory.Offset(training.Output));
        Assert.Equal(OutputOf(stepped), training.Output);
        Assert.Equal(training.OutputOffset, training.PassOffset + training.Evaluation.Memory.Offset(OutputOf(evaluated)));
        Assert.Equal(network.OutputShape.Size, (long)training.Output.Positions * training.Output.Channels);
    }

    /// <summary>A fused loss writes the outputs; what it makes of logits that are the outputs themselves is nobody's.</summary>
    private static Block OutputOf(LossGradient loss) => loss.Probabilities is { Name: "output" } output ? output : loss.Values;
}
