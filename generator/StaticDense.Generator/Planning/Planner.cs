using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>From shapes to operations over planned memory.</summary>
internal static class Planner
{
    public static KernelPlan Plan(ShapedNetwork network)
    {
        var layout = ParameterLayout.Of(network);
        var prediction = PredictionPlanner.Plan(network, layout);
        var training = network.Declaration.Train is { } train ? TrainingPlanner.Plan(network, layout, train, isDivided: prediction.Batch is not null) : null;
        return new KernelPlan(network, layout, prediction, training);
    }
}
