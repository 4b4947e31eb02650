using StaticDense.Generator.Model;

namespace StaticDense.Generator.Interpretation;

/// <summary>Layers that multiply inputs by a kernel and sum.</summary>
internal static class Products
{
    /// <summary>Each row of inputs times the kernel <c>[inputs, units]</c>, plus the bias.</summary>
    public static double[] Dense(double[] x, int inputs, float[] kernel, float[]? bias, int units, CancellationToken cancellation)
    {
        var rows = x.Length / inputs;
        var y = Started(rows, units, bias);
        for (var row = 0; row < rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            AddProducts(x, row * inputs, inputs, kernel, 0, units, y, row * units, units);
        }

        return y;
    }

    /// <summary>
    /// Kernel <c>[rows, columns, channels / groups, filters]</c>: filter f of a group sums over the group's channels; outside the image there
    /// are zeros.
    /// </summary>
    public static double[] Convolution(
        WindowGeometry geometry, int groups, double[] x, float[] kernel, float[]? bias, int filters, CancellationToken cancellation)
    {
        var channels = x.Length / (geometry.InputRows * geometry.InputColumns);
        var (groupChannels, groupFilters) = (channels / groups, filters / groups);
        var places = geometry.OutputRows * geometry.OutputColumns;
        var y = Started(places, filters, bias);
        for (var place = 0; place < places; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (tap, position) in Windows.Taps(geometry, place))
            {
                for (var group = 0; group < groups; group++)
                {
                    var first = (tap * groupChannels * filters) + (group * groupFilters);
                    AddProducts(x, (position * channels) + (group * groupChannels), groupChannels, kernel, first, filters, y, (place * filters) + (group * groupFilters), groupFilters);
                }
            }
        }

        return y;
    }

    /// <summary>Kernel <c>[rows, columns, channels, multiplier]</c>: channel c gives the outputs c · multiplier + m.</summary>
    public static double[] Depthwise(
        WindowGeometry geometry, double[] x, float[] kernel, float[]? bias, int multiplier, CancellationToken cancellation)
    {
        var channels = x.Length / (geometry.InputRows * geometry.InputColumns);
        var outputs = channels * multiplier;
        var places = geometry.OutputRows * geometry.OutputColumns;
        var y = Started(places, outputs, bias);
        for (var place = 0; place < places; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (tap, position) in Windows.Taps(geometry, place))
            {
                for (var output = 0; output < outputs; output++)
                    y[(place * outputs) + output] += x[(position * channels) + (output / multiplier)] * kernel[(tap * outputs) + output];
            }
        }

        return y;
    }

    /// <summary>The bias in every row, or zeros.</summary>
    private static double[] Started(int rows, int width, float[]? bias)
    {
        var y = new double[rows * width];
        for (var at = 0; bias is not null && at < y.Length; at++)
            y[at] = bias[at % width];
        return y;
    }

    /// <summary><c>y[j] += Σ x[i] · kernel[i · stride + j]</c>: four inputs at a time, so that outputs are loaded and stored a fourth as often.</summary>
    private static void AddProducts(
        double[] x, int firstInput, int inputs, float[] kernel, int firstWeight, int stride, double[] y, int firstOutput, int width)
    {
        var outputs = y.AsSpan(firstOutput, width);
        var input = 0;
        for (; input + 4 <= inputs; input += 4)
        {
            var (x0, x1, x2, x3) = (x[firstInput + input], x[firstInput + input + 1], x[firstInput + input + 2], x[firstInput + input + 3]);
            var weights0 = kernel.AsSpan(firstWeight + (input * stride), width);
            var weights1 = kernel.AsSpan(firstWeight + ((input + 1) * stride), width);
            var weights2 = kernel.AsSpan(firstWeight + ((input + 2) * stride), width);
            var weights3 = kernel.AsSpan(firstWeight + ((input + 3) * stride), width);
            for (var output = 0; output < outputs.Length; output++)
                outputs[output] += (x0 * weights0[output]) + (x1 * weights1[output]) + (x2 * weights2[output]) + (x3 * weights3[output]);
        }

        for (; input < inputs; input++)
        {
            var x0 = x[firstInput + input];
            var weights = kernel.AsSpan(firstWeight + (input * stride), width);
            for (var output = 0; output < outputs.Length; output++)
                outputs[output] += x0 * weights[output];
        }
    }
}
