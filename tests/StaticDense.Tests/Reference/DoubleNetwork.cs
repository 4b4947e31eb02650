namespace StaticDense.Tests.Reference;

/// <summary>
/// The loss of a declared network in double by its textbook formulas: what the reference's gradients are compared with, by central
/// differences. It shares with the reference the description of the layers (the places that a window meets included) and random draws,
/// nothing that is computed.
/// </summary>
internal sealed class DoubleNetwork(ReferenceNetwork network)
{
    private readonly ReferenceTraining _training = network.Training!;

    /// <summary>The parameters in canonical order; change them to see what the loss does.</summary>
    public double[] Parameters { get; } = [.. network.Export().Select(value => (double)value)];

    /// <summary>The mean loss in training mode, penalties included.</summary>
    public double Loss(double[] inputs, ReferenceTargets targets, Pass pass)
    {
        var (values, penalty) = Forward(inputs, pass);
        var last = network.Layers[^1];
        return new DoubleLoss(_training, _training.UsesLogits(last)).Mean(values, last.OutputShape[^1], targets, pass.Samples) + penalty;
    }

    /// <summary>What the loss takes, and the penalties of parameters and outputs.</summary>
    private (double[] Values, double Penalty) Forward(double[] inputs, Pass pass)
    {
        var outputs = new double[network.Layers.Count][];
        var last = network.Layers[^1];
        var penalty = 0.0;
        var values = inputs;
        foreach (var index in network.Order)
        {
            var layer = network.Layers[index];
            var tensors = layer.Parameters.Select(Tensor).ToList();
            penalty += layer.Parameters.Zip(tensors, (parameter, tensor) => Penalty(tensor, parameter.L1, parameter.L2)).Sum();
            var sums = DoubleLayers.Forward(layer, [.. layer.Inputs.Select(input => input < 0 ? inputs : outputs[input])], tensors, pass);
            outputs[index] = DoubleLayers.Activate(layer, sums);
            penalty += Penalty(outputs[index], layer.ActivityL1, layer.ActivityL2) / pass.Samples;

            // A crossentropy that is computed together with the last activation takes what that activation takes.
            if (layer == last)
                values = _training.IsFusedWith(last) ? sums : outputs[index];
        }

        return (values, penalty);
    }

    /// <summary>A parameter's elements of <see cref="Parameters"/>.</summary>
    private double[] Tensor(ReferenceParameter parameter)
    {
        var first = network.Parameters.TakeWhile(other => other != parameter).Sum(other => other.Count);
        return Parameters[first..(first + parameter.Count)];
    }

    private static double Penalty(double[] values, double l1, double l2) => values.Sum(value => (l1 * Math.Abs(value)) + (l2 * value * value));
}
