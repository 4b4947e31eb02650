using StaticDense.Generator.Model;

namespace StaticDense.Generator.Interpretation;

/// <summary>Values less a mean, divided by a deviation, times gamma plus beta.</summary>
internal static class Normalizations
{
    /// <summary>With the moving mean and variance of each channel.</summary>
    public static double[] Batch(BatchNormalizationLayer layer, double[] x, int channels, LayerTensors tensors)
    {
        var (mean, variance) = (tensors["moving_mean"], tensors["moving_variance"]);
        var (gamma, beta) = (tensors.Find("gamma"), tensors.Find("beta"));
        var factors = new double[channels];
        for (var channel = 0; channel < channels; channel++)
            factors[channel] = (gamma?[channel] ?? 1.0) / Math.Sqrt(variance[channel] + layer.Epsilon);
        var y = new double[x.Length];
        for (var at = 0; at < x.Length; at++)
        {
            var channel = at % channels;
            y[at] = ((x[at] - mean[channel]) * factors[channel]) + (beta?[channel] ?? 0.0);
        }

        return y;
    }

    /// <summary>With the mean and the variance of each row.</summary>
    public static double[] Layer(LayerNormalizationLayer layer, double[] x, int channels, LayerTensors tensors)
    {
        var (gamma, beta) = (tensors.Find("gamma"), tensors.Find("beta"));
        var y = new double[x.Length];
        for (var first = 0; first < x.Length; first += channels)
        {
            var mean = 0.0;
            for (var channel = 0; channel < channels; channel++)
                mean += x[first + channel] / channels;
            var variance = 0.0;
            for (var channel = 0; channel < channels; channel++)
                variance += (x[first + channel] - mean) * (x[first + channel] - mean) / channels;
            var deviation = Math.Sqrt(variance + layer.Epsilon);
            for (var channel = 0; channel < channels; channel++)
                y[first + channel] = ((x[first + channel] - mean) / deviation * (gamma?[channel] ?? 1.0)) + (beta?[channel] ?? 0.0);
        }

        return y;
    }
}
