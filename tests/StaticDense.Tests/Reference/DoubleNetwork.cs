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
