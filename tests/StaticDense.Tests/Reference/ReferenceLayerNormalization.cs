namespace StaticDense.Tests.Reference;

/// <summary>Each row less its mean, divided by its deviation; sums over a row run over 16 virtual lanes.</summary>
internal sealed class ReferenceLayerNormalization(ReferenceParameter? gamma, ReferenceParameter? beta, double epsilon) : ReferenceUnaryLayer
{
    private float[] _normalized = [];
    private float[] _inverses = [];

    public override IReadOnlyList<ReferenceParameter> Parameters { get; } = [.. ((ReferenceParameter?[])[gamma, beta]).OfType<ReferenceParameter>()];

    public double Epsilon { get; } = epsilon;

    public bool HasGamma => gamma is not null;

    public bool HasBeta => beta is not null;

    private int Channels => InputShape[^1];

    /// <summary>
    /// <c>mean = Σx / C</c>, <c>d = x - mean</c>, <c>variance = Σd² / C</c>, <c>inverse = 1 / √(variance + epsilon)</c>,
    /// <c>y = fma(d · inverse, gamma, beta)</c>.
    /// </summary>
    protected override float[] ForwardOne(float[] inputs, Pass pass)
    {
        var outputs = new float[inputs.Length];
        _normalized = new float[inputs.Length];
        _inverses = new float[inputs.Length / Channels];
        for (var row = 0; row < _inverses.Length; row++)
        {
            var x = inputs.AsSpan(row * Channels, Channels);
            var mean = Arithmetic.Sum(x) / Channels;
            var differences = new float[Channels];
            for (var channel = 0; channel < Channels; channel++)
                differences[channel] = x[channel] - mean;
            var variance = Arithmetic.SumOfProducts(differences, differences) / Channels;
            var inverse = _inverses[row] = 1 / MathF.Sqrt(variance + (float)Epsilon);
            for (var channel = 0; channel < Channels; channel++)
            {
                var i = (row * Channels) + channel;
                _normalized[i] = differences[channel] * inverse;
                outputs[i] = ReferenceNormalization.Scale(_normalized[i], gamma, beta, channel);
            }
        }

        return outputs;
    }

    /// <summary>
    /// <c>g = delta · gamma</c>, <c>a = Σg / C</c>, <c>b = -Σ(g · x̂) / C</c>, <c>dx = fma(x̂, b, g - a) · inverse</c>; gamma's and beta's gradients
    /// are sums over rows by the row tree.
    /// </summary>
    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation)
    {
        for (var channel = 0; channel < Channels; channel++)
        {
            var (forBeta, forGamma) = ReferenceNormalization.Gradients(delta, _normalized, channel, Channels);
            if (beta is not null)
                beta.Gradient[channel] = forBeta;
            if (gamma is not null)
                gamma.Gradient[channel] = forGamma;
        }

        var result = new float[delta.Length];
        for (var row = 0; row < _inverses.Length; row++)
        {
            var scaled = new float[Channels];
            for (var channel = 0; channel < Channels; channel++)
                scaled[channel] = gamma is null ? delta[(row * Channels) + channel] : delta[(row * Channels) + channel] * gamma.Values[channel];
            var normalized = _normalized.AsSpan(row * Channels, Channels);
            var a = Arithmetic.Sum(scaled) / Channels;
            var b = 0 - (Arithmetic.SumOfProducts(scaled, normalized) / Channels);
            for (var channel = 0; channel < Channels; channel++)
                result[(row * Channels) + channel] = Arithmetic.MultiplyAdd(normalized[channel], b, scaled[channel] - a) * _inverses[row];
        }

        return result;
    }
}

/// <summary>What both normalizations have in common.</summary>
internal static class ReferenceNormalization
{
    /// <summary><c>fma(x̂, gamma, beta)</c>; without one of them a product or a sum, without both x̂.</summary>
    public static float Scale(float normalized, ReferenceParameter? gamma, ReferenceParameter? beta, int channel) => (gamma, beta) switch
    {
        (null, null) => normalized,
        (null, _) => normalized + beta.Values[channel],
        (_, null) => normalized * gamma.Values[channel],
        _ => Arithmetic.MultiplyAdd(normalized, gamma.Values[channel], beta.Values[channel]),
    };

    /// <summary><c>Σdelta</c> and <c>Σ(delta · x̂)</c> of a channel over rows, by the row tree.</summary>
    public static (float ForBeta, float ForGamma) Gradients(float[] delta, float[] normalized, int channel, int channels)
    {
        var rows = delta.Length / channels;
        return (RowTree.Sum(rows, (row, sum) => sum + delta[(row * channels) + channel]),
            RowTree.Sum(rows, (row, sum) => Arithmetic.MultiplyAdd(delta[(row * channels) + channel], normalized[(row * channels) + channel], sum)));
    }
}
