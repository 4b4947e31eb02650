using StaticDense.Generator.Model;
using StaticDense.Generator.Shapes;

namespace StaticDense.Generator.Planning;

/// <summary>From shapes to operations over planned memory.</summary>
internal static class Planner
{
    /// <summary>Vector multiply-adds of one sample up to which threads do not share a step.</summary>
    private const int SmallestDivided = 80;

    public static KernelPlan Plan(ShapedNetwork network)
    {
        var layout = ParameterLayout.Of(network);
        var prediction = PredictionPlanner.Plan(network, layout);
        var training = network.Declaration.Train is { } train ? TrainingPlanner.Plan(network, layout, train, IsDivided(network)) : null;
        return new KernelPlan(network, layout, prediction, training);
    }

    /// <summary>Steps of the smallest networks are not worth another thread however large the batch is.</summary>
    private static bool IsDivided(ShapedNetwork network) => StraightLineSize.Of(network) is not <= SmallestDivided;
}
