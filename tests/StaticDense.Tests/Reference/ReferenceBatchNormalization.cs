namespace StaticDense.Tests.Reference;

/// <summary>
/// Each channel less its mean, divided by its deviation: over the batch in training, which moves the moving statistics; by the moving
/// ones in inference.
/// </summary>
internal sealed class ReferenceBatchNormalization(
    ReferenceParameter? gamma, ReferenceParameter? beta, ReferenceParameter movingMean, ReferenceParameter movingVariance, double momentum, double epsilon)
    : ReferenceUnaryLayer
{
    private float[] _normalized = [];
    private float[] _inverses = [];

    public override IReadOnlyList<ReferenceParameter> Parameters { get; } =
        [.. ((ReferenceParameter?[])[gamma, beta, movingMean, movingVariance]).OfType<ReferenceParameter>()];

    public double Epsilon { get; } = epsilon;

    public bool HasGamma => gamma is not null;

    public bool HasBeta => beta is not null;

    private int Channels => InputShape[^1];

    protected override float[] ForwardOne(float[] inputs, Pass pass) => pass.Training ? Train(inputs) : Infer(inputs);

    /// <summary>
    /// <c>mean = Σx / R</c>, <c>d = x - mean</c>, <c>variance = Σd² / R</c>, both sums by the row tree; <c>inverse = 1 / √(variance + epsilon)</c>;
    /// <c>y = fma((x - mean) · inverse, gamma, beta)</c>.
    /// </summary>
    private float[] Train(float[] inputs)
    {
        var rows = inputs.Length / Channels;
        var outputs = new float[inputs.Length];
        _normalized = new float[inputs.Length];
        _inverses = new float[Channels];
        for (var channel = 0; channel < Channels; channel++)
        {
            float X(int row) => inputs[(row * Channels) + channel];
            var mean = RowTree.Sum(rows, (row, sum) => sum + X(row)) / rows;
            var variance = RowTree.Sum(rows, (row, sum) => Arithmetic.MultiplyAdd(X(row) - mean, X(row) - mean, sum)) / rows;
            var inverse = _inverses[channel] = 1 / MathF.Sqrt(variance + (float)Epsilon);
            for (var i = channel; i < inputs.Length; i += Channels)
            {
                _normalized[i] = (inputs[i] - mean) * inverse;
                outputs[i] = ReferenceNormalization.Scale(_normalized[i], gamma, beta, channel);
            }

            Move(ref movingMean.Values[channel], mean);
            Move(ref movingVariance.Values[channel], variance);
        }

        return outputs;
    }

    /// <summary><c>scale = gamma / √(variance + epsilon)</c>, <c>shift = fma(-mean, scale, beta)</c>, <c>y = fma(x, scale, shift)</c>.</summary>
    private float[] Infer(float[] inputs)
    {
        var outputs = new float[inputs.Length];
        for (var channel = 0; channel < Channels; channel++)
        {
            var scale = (gamma?.Values[channel] ?? 1) / MathF.Sqrt(movingVariance.Values[channel] + (float)Epsilon);
            var minus = 0 - movingMean.Values[channel];
            var shift = beta is null ? minus * scale : Arithmetic.MultiplyAdd(minus, scale, beta.Values[channel]);
            for (var i = channel; i < inputs.Length; i += Channels)
                outputs[i] = Arithmetic.MultiplyAdd(inputs[i], scale, shift);
        }

        return outputs;
    }

    /// <summary>
    /// <c>a = Σdelta / R</c>, <c>b = -Σ(delta · x̂) / R</c>, <c>dx = fma(x̂, b, delta - a) · (gamma · inverse)</c>; both sums are beta's and
    /// gamma's gradients.
    /// </summary>
    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation)
    {
        var rows = delta.Length / Channels;
        var result = new float[delta.Length];
        for (var channel = 0; channel < Channels; channel++)
        {
            var (forBeta, forGamma) = ReferenceNormalization.Gradients(delta, _normalized, channel, Channels);
            if (beta is not null)
                beta.Gradient[channel] = forBeta;
            if (gamma is not null)
                gamma.Gradient[channel] = forGamma;
            var a = forBeta / rows;
            var b = 0 - (forGamma / rows);
            var scale = gamma is null ? _inverses[channel] : gamma.Values[channel] * _inverses[channel];
            for (var i = channel; i < delta.Length; i += Channels)
                result[i] = Arithmetic.MultiplyAdd(_normalized[i], b, delta[i] - a) * scale;
        }

        return result;
    }

    private void Move(ref float moving, float value) =>
        moving = Arithmetic.MultiplyAdd(moving, (float)momentum, value * (float)(1 - momentum));
}
