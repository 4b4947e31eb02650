using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>Sound declarations made at random, without a source.</summary>
internal static class RandomDeclarations
{
    private static readonly InitializerDeclaration Zeros = new("Zeros", default);

    public static NetworkDeclaration Next(Random random)
    {
        int Size() => random.Next(5) == 0 ? random.Next(1, 200) : random.Next(1, 20);
        var shape = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Size()).ToArray();
        var input = shape.ToEquatableArray();
        var layers = new List<LayerDeclaration>();
        for (var count = random.Next(1, 6); count > 0; count--)
            layers.Add(Layer(random, "layer" + count, ref shape, Size));
        LossKind[] losses = shape[^1] > 1 ? Enum.GetValues<LossKind>() : [LossKind.MeanSquaredError, LossKind.BinaryCrossentropy, LossKind.Huber];
        var kind = (OptimizerKind)random.Next(Enum.GetValues<OptimizerKind>().Length);
        var clip = random.Next(6);
        var optimizer = new OptimizerDeclaration(
            kind, 0.01, random.Next(2) * 0.9, false, 0.9, random.Next(2) == 0, 0.9, 0.999, 1e-7, random.Next(2) == 0, 0, clip == 0 ? 1 : 0, clip == 1 ? 1 : 0, 0) { UseEma = random.Next(4) == 0 };
        return new(
            new("", default, "Net", "Net"),
            input,
            layers.ToEquatableArray(),
            new(losses[random.Next(losses.Length)], optimizer, random.Next(1, 40), 0, random.Next(4) == 0, 1, random.Next(3) == 0, default));
    }

    private static LayerDeclaration Layer(Random random, string name, ref int[] shape, Func<int> size)
    {
        var function = new ActivationFunction((ActivationKind)random.Next((int)ActivationKind.GeneralReLU));
        var penalty = random.Next(4) == 0 ? new Regularizer(0.1, 0.2) : Regularizer.None;
        switch (random.Next(7))
        {
            case 0:
                return new DropoutLayer(name, random.Next(3) * 0.4);
            case 1:
                return new ActivationLayer(name, "Activation", function) { Activity = penalty };
            case 2:
                return new PReLULayer(name, shape.Select((_, axis) => axis + 1).Where(_ => random.Next(2) == 0).ToEquatableArray(), new(Zeros, penalty, Constraint.None));
            case 3:
                var elements = shape.Aggregate(1, (product, axis) => product * axis);
                var divisor = Enumerable.Range(1, elements).Where(count => elements % count == 0).OrderBy(_ => random.Next()).First();
                shape = random.Next(2) == 0 ? [elements] : [elements / divisor, divisor];
                return new ReshapeLayer(name, "Reshape", shape.ToEquatableArray());
            default:
                shape = [.. shape[..^1], size()];
                return new DenseLayer(name, shape[^1], function, new(Zeros, penalty, Constraint.None), random.Next(3) > 0 ? new(Zeros, Regularizer.None, Constraint.None) : null) { Activity = penalty };
        }
    }
}
