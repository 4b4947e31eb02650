using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>What is nearly surely not meant around normalizations, and between images and a loss.</summary>
internal static class ImageAdvice
{
    /// <summary>A matrix of this many equal rows and columns is an image rather than a sequence.</summary>
    private const int LeastImageSide = 8;

    public static void Check(ShapedNetwork network, List<Finding> findings)
    {
        CheckBiases(network, findings);
        if (network.Declaration.Train is not { } train)
            return;
        CheckBatch(network, train, findings);
        CheckFlatten(network, train, findings);
    }

    /// <summary>A bias, no function behind it, that only a batch normalization takes.</summary>
    private static void CheckBiases(ShapedNetwork network, List<Finding> findings)
    {
        foreach (var normalization in network.Layers.Where(layer => layer.Declaration is BatchNormalizationLayer))
        {
            var index = normalization.Inputs[0];
            if (index == LayerGraph.NetworkInput || index == network.Layers.Count - 1 || LayerWalk.Uses(network, index) > 1)
                continue;
            var layer = network.Layers[index];
            var bias = layer.Parameters.FirstOrDefault(parameter => parameter.Name == "bias");
            if (bias is not null && FinalFunction.Of(layer.Declaration)?.Kind == ActivationKind.Linear)
                findings.Add(Finding.Of(RuleIds.BiasBeforeNormalization, FindingTarget.Layer(index).At("UseBias"), layer.Declaration.Name, normalization.Declaration.Name, bias.Shape.Size));
        }
    }

    private static void CheckBatch(ShapedNetwork network, TrainDeclaration train, List<Finding> findings)
    {
        if (train.BatchSize > 1 || network.Layers.FirstOrDefault(layer => layer.Declaration is BatchNormalizationLayer) is not { } normalization)
            return;
        var positions = normalization.InputShape.Positions;
        var rows = positions == 1 ? "1 sample" : $"the {positions} positions of 1 sample";
        findings.Add(Finding.Of(RuleIds.BatchOfOne, FindingTarget.Train.At("BatchSize"), train.BatchSize, normalization.Declaration.Name, rows));
    }

    /// <summary>
    /// A loss for classes at each position, all layers from an image on being dense or working on each value. After other layers such
    /// classes are common (segmentation, sequences), but then a convolution makes them, not a dense layer on an image.
    /// </summary>
    private static void CheckFlatten(ShapedNetwork network, TrainDeclaration train, List<Finding> findings)
    {
        if (train.Loss is not (LossKind.SparseCategoricalCrossentropy or LossKind.CategoricalCrossentropy) || network.OutputShape.Rank == 1)
            return;
        var dense = -1;
        var index = network.Layers.Count - 1;
        while (index != LayerGraph.NetworkInput && KeepsPositions(network.Layers[index].Declaration))
        {
            dense = network.Layers[index].Declaration is DenseLayer ? index : dense;
            index = network.Layers[index].Inputs[0];
        }

        if (dense < 0 || !IsImage(network.Layers[dense].InputShape, isInput: index == LayerGraph.NetworkInput))
            return;
        var first = network.Layers[dense];
        var source = first.Inputs[0] == LayerGraph.NetworkInput ? "the input" : $"'{network.Layers[first.Inputs[0]].Declaration.Name}'";
        findings.Add(Finding.Of(
            RuleIds.FlattenMissing,
            FindingTarget.Layer(dense),
            first.Declaration.Name,
            first.InputShape,
            source,
            train.Loss,
            first.InputShape.Positions));
    }

    private static bool KeepsPositions(LayerDeclaration layer) => layer is DenseLayer or ActivationLayer or PReLULayer or DropoutLayer or NoiseLayer
        or BatchNormalizationLayer or LayerNormalizationLayer;

    /// <summary>Three axes; or two of equal size, as a grey image has that was given without its channel.</summary>
    private static bool IsImage(Shape shape, bool isInput) =>
        shape.Rank == 3 || (isInput && shape.Rank == 2 && shape.Axes[0] == shape.Axes[1] && shape.Axes[0] >= LeastImageSide);
}
