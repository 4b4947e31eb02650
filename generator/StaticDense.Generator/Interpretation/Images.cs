using StaticDense.Generator.Model;

namespace StaticDense.Generator.Interpretation;

/// <summary>Layers that move values without computing any.</summary>
internal static class Images
{
    /// <summary>Rows and columns of zeros around an image, or taken away.</summary>
    public static double[] Border(BorderLayer layer, Shape input, Shape output, double[] x)
    {
        var (rows, columns, channels) = (input.Axes[0], input.Axes[1], input.Channels);
        var sign = layer.IsCropping ? -1 : 1;
        var (down, right) = (sign * layer.Borders.Top, sign * layer.Borders.Left);
        var y = new double[output.Size];
        for (var row = Math.Max(0, -down); row < Math.Min(rows, output.Axes[0] - down); row++)
        {
            for (var column = Math.Max(0, -right); column < Math.Min(columns, output.Axes[1] - right); column++)
                Array.Copy(x, ((row * columns) + column) * channels, y, (((row + down) * output.Axes[1]) + column + right) * channels, channels);
        }

        return y;
    }

    /// <summary>Each position repeated.</summary>
    public static double[] UpSample(UpSamplingLayer layer, Shape input, double[] x)
    {
        var (rows, columns, channels) = (input.Axes[0] * layer.Rows, input.Axes[1] * layer.Columns, input.Channels);
        var y = new double[rows * columns * channels];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var source = (row / layer.Rows * input.Axes[1]) + (column / layer.Columns);
                Array.Copy(x, source * channels, y, ((row * columns) + column) * channels, channels);
            }
        }

        return y;
    }

    /// <summary>Axis i of the output is axis <c>Dims[i] - 1</c> of the input.</summary>
    public static double[] Permute(PermuteLayer layer, Shape input, double[] x)
    {
        var strides = Strides(input);
        int[] sizes = [.. layer.Dims.Select(axis => input.Axes[axis - 1])];
        int[] steps = [.. layer.Dims.Select(axis => strides[axis - 1])];
        var y = new double[x.Length];
        for (var at = 0; at < y.Length; at++)
        {
            var (rest, source) = (at, 0);
            for (var axis = sizes.Length - 1; axis >= 0; axis--)
            {
                source += rest % sizes[axis] * steps[axis];
                rest /= sizes[axis];
            }

            y[at] = x[source];
        }

        return y;
    }

    /// <summary>How far apart neighbours along each axis stand, row-major.</summary>
    public static int[] Strides(Shape shape)
    {
        var strides = new int[shape.Rank];
        var stride = 1;
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape.Axes[axis];
        }

        return strides;
    }
}
