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

        var channels = network.Layers[^1].OutputShape[^1];
        var rows = values.Length / channels;
        var loss = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var weight = targets.Weights.Length == 0 ? 1 : targets.Weights[row * pass.Samples / rows];
            loss += weight * RowLoss(values.AsSpan(row * channels, channels), targets, row * channels, row);
        }

        return (loss / rows) + penalty;
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

    private double RowLoss(Span<double> output, ReferenceTargets targets, int first, int row)
    {
        var usesLogits = _training.UsesLogits(network.Layers[^1]);
        var count = output.Length;
        var sum = 0.0;
        switch (_training.Loss)
        {
            case StaticDense.Loss.CategoricalCrossentropy or StaticDense.Loss.SparseCategoricalCrossentropy:
                var logarithms = Logarithms(output, usesLogits);
                for (var i = 0; i < count; i++)
                {
                    var target = _training.Loss == StaticDense.Loss.SparseCategoricalCrossentropy
                        ? targets.Labels[row] == i ? 1 : 0
                        : (targets.Values[first + i] * (1 - _training.LabelSmoothing)) + (_training.LabelSmoothing / count);
                    sum -= target * logarithms[i];
                }

                return sum;
            default:
                for (var i = 0; i < count; i++)
                    sum += Element(output[i], targets.Values[first + i], usesLogits);
                return sum / count;
        }
    }

    private double Element(double output, double target, bool usesLogits)
    {
        var error = output - target;
        var smooth = (target * (1 - _training.LabelSmoothing)) + (0.5 * _training.LabelSmoothing);
        var p = Math.Clamp(output, 1e-7, 1 - 1e-7);
        return _training.Loss switch
        {
            StaticDense.Loss.MeanSquaredError => error * error,
            StaticDense.Loss.MeanAbsoluteError => Math.Abs(error),
            StaticDense.Loss.Huber => Math.Abs(error) <= _training.Delta
                ? error * error / 2
                : (_training.Delta * Math.Abs(error)) - (_training.Delta * _training.Delta / 2),
            _ => usesLogits
                ? DoubleActivations.Softplus(output) - (output * smooth)
                : -(smooth * Math.Log(p)) - ((1 - smooth) * Math.Log(1 - p)),
        };
    }

    /// <summary>The logarithms of a row's probabilities: exact from logits; from probabilities after division by their sum, clipped.</summary>
    private static double[] Logarithms(Span<double> output, bool usesLogits)
    {
        var result = output.ToArray();
        if (usesLogits)
        {
            DoubleActivations.Softmax(result, logarithm: true);
            return result;
        }

        var sum = result.Sum();
        return [.. result.Select(p => Math.Log(Math.Clamp(p / sum, 1e-7, 1 - 1e-7)))];
    }
}
