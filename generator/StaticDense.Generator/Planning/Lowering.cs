using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>Turns layers into steps. A new layer is a case here and, where it computes something new, a step.</summary>
internal static class Lowering
{
    /// <summary>The steps of a network, in order.</summary>
    public static List<Step> Steps(ShapedNetwork network, ParameterLayout layout)
    {
        var steps = new List<Step>();
        for (var index = 0; index < network.Layers.Count; index++)
        {
            var layer = network.Layers[index];
            AddLayer(steps, layer, layout, index);
            if (!layer.Declaration.Activity.IsNone)
                steps.Add(new ActivityStep(layer.Declaration.Activity));
        }

        return steps;
    }

    /// <summary>What the products of a dense layer share.</summary>
    public static DensePlan Plan(ShapedLayer layer, DenseLayer dense, ParameterLayout layout) => new(
        layer.Identifier,
        dense.Name,
        layer.InputShape.Channels,
        dense.Units,
        layout.Find(layer, "kernel")!,
        layout.Find(layer, "bias"),
        SumCut.Of(layer.InputShape.Channels, dense.Units));

    private static void AddLayer(List<Step> steps, ShapedLayer layer, ParameterLayout layout, int index)
    {
        var name = layer.Declaration.Name;
        switch (layer.Declaration)
        {
            case DenseLayer dense:
                var map = dense.Activation.Kind != ActivationKind.Linear && !Derivatives.IsNormalization(dense.Activation.Kind);
                steps.Add(new DenseStep(Plan(layer, dense, layout), followedByMap: map));
                AddActivation(steps, name, dense.Activation);
                break;
            case ActivationLayer activation:
                AddActivation(steps, name, activation.Activation);
                break;
            case PReLULayer prelu:
                steps.Add(new PReluStep(name, new PReluPlan(layer.Identifier, layout.Find(layer, "alpha")!, layer.InputShape, prelu.SharedAxes)));
                break;
            case ReshapeLayer:
                steps.Add(new ReshapeStep(name, layer.OutputShape));
                break;
            case DropoutLayer dropout:
                steps.Add(new DropoutStep(name, new DropoutPlan(index, (float)dropout.Rate)));
                break;
            default:
                throw new InvalidOperationException("No lowering for " + layer.Declaration.Kind + ".");
        }
    }

    private static void AddActivation(List<Step> steps, string name, ActivationFunction function)
    {
        if (Derivatives.IsNormalization(function.Kind))
            steps.Add(new NormalizeStep(name, function.Kind));
        else if (function.Kind != ActivationKind.Linear)
            steps.Add(new MapStep(name, function));
    }
}
