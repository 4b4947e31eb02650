namespace StaticDense.Tests.Reference;

/// <summary>A function of each value, or of each row for softmax and log-softmax, forward and backward.</summary>
/// <param name="kind">Which function.</param>
internal sealed class ReferenceActivation(Activation kind)
{
    private float[] _inputs = [];
    private float[] _outputs = [];

    public static ReferenceActivation Linear => new(Activation.Linear);

    public Activation Kind { get; } = kind;

    /// <summary>The layer ReLU with its numbers instead of the function of the same name.</summary>
    public bool IsGeneralReLU { get; init; }

    /// <summary>LeakyReLU and the general ReLU: the slope below zero or the threshold.</summary>
    public double Slope { get; init; } = 0.2;

    /// <summary>ELU: the factor.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>The general ReLU: the largest output.</summary>
    public double MaxValue { get; init; } = double.PositiveInfinity;

    /// <summary>The general ReLU: where the slope begins.</summary>
    public double Threshold { get; init; }

    /// <summary>Softmax and log-softmax: functions of a row.</summary>
    public bool IsOfRows => Kind is Activation.Softmax or Activation.LogSoftmax;

    /// <summary>The values that the last <see cref="Forward"/> took.</summary>
    public float[] Inputs => _inputs;

    /// <summary>The outputs; the inputs stay as they are.</summary>
    public float[] Forward(float[] inputs, int channels)
    {
        _inputs = inputs;
        _outputs = (float[])inputs.Clone();
        if (!IsOfRows)
            ElementwiseFunctions.Forward(this, _outputs);
        for (var first = 0; IsOfRows && first < inputs.Length; first += channels)
            ReferenceSoftmax.Forward(_outputs.AsSpan(first, channels), Kind == Activation.LogSoftmax);
        return _outputs;
    }

    /// <summary>From the derivative by the output to the one by the input.</summary>
    public float[] Backward(float[] delta, int channels)
    {
        var result = (float[])delta.Clone();
        if (!IsOfRows)
            ElementwiseFunctions.Backward(this, _inputs, _outputs, result);
        for (var first = 0; IsOfRows && first < delta.Length; first += channels)
            ReferenceSoftmax.Backward(_outputs.AsSpan(first, channels), result.AsSpan(first, channels), Kind == Activation.LogSoftmax);
        return result;
    }
}
