namespace StaticDense.Tests.Reference;

/// <summary>
/// The loss of a declared network in double by its textbook formulas: what the reference's gradients are compared with, by central
/// differences. It shares with the reference the description of the layers and dropout's draws, nothing that is computed.
/// </summary>
internal sealed class DoubleNetwork(ReferenceNetwork network)
{
    private readonly ReferenceTraining _training = network.Training!;

    /// <summary>The parameters in canonical order; change them to see what the loss does.</summary>
    public double[] Parameters { get; } = [.. network.Export().Select(value => (double)value)];

    /// <summary>The mean loss in training mode, penalties included.</summary>
    public double Loss(double[] inputs, ReferenceTargets targets, Pass pass)
    {
        var values = inputs;
        var penalty = 0.0;
        var next = 0;
        foreach (var layer in network.Layers)
        {
            var tensors = new List<double[]>();
            foreach (var parameter in layer.Parameters)
            {
                tensors.Add(Parameters[next..(next + parameter.Count)]);
                next += parameter.Count;
                penalty += Penalty(tensors[^1], parameter.L1, parameter.L2);
            }

            // A crossentropy that is computed together with the last activation takes what that activation takes.
            var skipsActivation = layer == network.Layers[^1] && _training.IsFusedWith(layer);
            var sums = layer is ReferenceDense ? Dense(values, tensors, layer) : values;
            var outputs = Apply(layer, sums, tensors, pass);
            penalty += Penalty(outputs, layer.ActivityL1, layer.ActivityL2) / pass.Samples;
            values = skipsActivation ? sums : outputs;
        }

        var last = network.Layers[^1];
        return new DoubleLoss(_training, _training.UsesLogits(last)).Mean(values, last.OutputShape[^1], targets, pass.Samples) + penalty;
    }

    private static double Penalty(double[] values, double l1, double l2) => values.Sum(value => (l1 * Math.Abs(value)) + (l2 * value * value));

    private static double[] Dense(double[] inputs, List<double[]> tensors, ReferenceLayer layer)
    {
        var (size, units) = (layer.InputShape[^1], layer.OutputShape[^1]);
        var outputs = new double[inputs.Length / size * units];
        for (var i = 0; i < outputs.Length; i++)
        {
            var (row, unit) = (i / units, i % units);
            outputs[i] = tensors.Count > 1 ? tensors[1][unit] : 0;
            for (var input = 0; input < size; input++)
                outputs[i] += inputs[(row * size) + input] * tensors[0][(input * units) + unit];
        }

        return outputs;
    }

    private static double[] Apply(ReferenceLayer layer, double[] values, List<double[]> tensors, Pass pass)
    {
        switch (layer)
        {
            case ReferencePRelu rectifier:
                return [.. values.Select((x, i) => x > 0 ? x : tensors[0][rectifier.AlphaOf(i % layer.InputSize)] * x)];
            case ReferenceDropout dropout:
                var factors = dropout.Factors(pass);
                return [.. values.Select((x, i) => x * factors[i])];
        }

        if (layer.Activation is not { } activation)
            return values;
        if (!activation.IsOfRows)
            return [.. values.Select(x => activation.IsGeneralReLU ? DoubleActivations.GeneralReLU(activation, x) : DoubleActivations.Value(activation, x))];
        var outputs = (double[])values.Clone();
        var channels = layer.OutputShape[^1];
        for (var first = 0; first < outputs.Length; first += channels)
            DoubleActivations.Softmax(outputs.AsSpan(first, channels), activation.Kind == Activation.LogSoftmax);
        return outputs;
    }
}
