using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>
/// Keeps counts and offsets within an int: parameters in storage (panels of 16 lanes, padding included), and a generous bound of
/// what a trainer or a prediction needs beside them.
/// </summary>
internal static class SizeLimits
{
    private const int Lanes = 16;

    /// <summary>Samples that a prediction may work on at a time: no network without <c>[Train]</c> declares a number.</summary>
    private const int PredictionRows = 64;

    /// <summary>Buffers of a layer's output, at most: the sum, the value, the gradient, and one for what the function keeps.</summary>
    private const int BuffersPerLayer = 4;

    /// <summary>A sample's weight and label, each a block of its own at worst.</summary>
    private const int SampleOverhead = 2 * Lanes;

    /// <summary>Where each layer finishes a tile of its gradient.</summary>
    private const int GradientTile = 2 * Lanes * Lanes;

    public static void Check(ShapedNetwork network, List<Finding> errors)
    {
        var storage = 0L;
        for (var index = 0; index < network.Layers.Count; index++)
        {
            storage += network.Layers[index].Parameters.Sum(parameter => Stored(parameter.Shape));
            if (storage > int.MaxValue)
            {
                var layer = network.Layers[index];
                errors.Add(Finding.Of(RuleIds.TooManyParameters, FindingTarget.Layer(index), layer.Declaration.Name, layer.ParameterCount, storage, int.MaxValue));
                return;
            }
        }

        CheckMemory(network, errors);
    }

    /// <summary>The floats of a tensor in storage: the last axis in whole panels.</summary>
    private static long Stored(Shape shape) => shape.Positions * ((shape.Channels + (Lanes - 1L)) / Lanes * Lanes);

    /// <summary>What planning takes at most: floats for each sample and, beside them, floats of any batch.</summary>
    public static (long PerSample, long Other) Bound(ShapedNetwork network)
    {
        var perSample = (2 * Stored(network.InputShape)) + (2 * Stored(network.OutputShape)) + SampleOverhead;
        perSample += network.Layers.Sum(layer => BuffersPerLayer * Stored(layer.OutputShape));
        if (network.Declaration.Train is null)
            return (perSample, 0);

        // At least three moments, the gradient, and the kernels once more, transposed.
        var storage = network.Layers.Sum(layer => layer.Parameters.Sum(parameter => Stored(parameter.Shape)));
        return (perSample, ((Math.Max(3, network.Declaration.Train.Optimizer.StateCount) + 2) * storage) + (GradientTile * network.Layers.Count));
    }

    private static void CheckMemory(ShapedNetwork network, List<Finding> errors)
    {
        var train = network.Declaration.Train;
        var samples = train?.BatchSize ?? PredictionRows;
        var (perSample, other) = Bound(network);
        var total = other + ((double)samples * perSample);
        if (total <= int.MaxValue)
            return;
        var target = train is null ? FindingTarget.Layer(LargestOutput(network))
            : other > int.MaxValue / 2 ? FindingTarget.Layer(LargestParameters(network))
            : FindingTarget.Train.At("BatchSize");
        errors.Add(Finding.Of(RuleIds.TooMuchMemory, target, samples, perSample, other, total, int.MaxValue));
    }

    private static int LargestOutput(ShapedNetwork network)
    {
        var largest = 0;
        for (var index = 1; index < network.Layers.Count; index++)
        {
            if (network.Layers[index].OutputShape.Size > network.Layers[largest].OutputShape.Size)
                largest = index;
        }

        return largest;
    }

    private static int LargestParameters(ShapedNetwork network)
    {
        var largest = 0;
        for (var index = 1; index < network.Layers.Count; index++)
        {
            if (network.Layers[index].ParameterCount > network.Layers[largest].ParameterCount)
                largest = index;
        }

        return largest;
    }
}
