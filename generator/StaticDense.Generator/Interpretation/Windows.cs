using StaticDense.Generator.Model;

namespace StaticDense.Generator.Interpretation;

/// <summary>Where windows stand, and the layers that take the largest or the mean of what they see.</summary>
internal static class Windows
{
    /// <summary>The taps of a window that lie inside the image: the tap's number and the position, both row-major.</summary>
    public static IEnumerable<(int Tap, int Position)> Taps(WindowGeometry geometry, int place)
    {
        var window = geometry.Window;
        var top = (place / geometry.OutputColumns * window.RowStride) - geometry.Border.Top;
        var left = (place % geometry.OutputColumns * window.ColumnStride) - geometry.Border.Left;
        for (var tapRow = 0; tapRow < window.KernelRows; tapRow++)
        {
            var row = top + (tapRow * window.RowDilation);
            if (row < 0 || row >= geometry.InputRows)
                continue;
            for (var tapColumn = 0; tapColumn < window.KernelColumns; tapColumn++)
            {
                var column = left + (tapColumn * window.ColumnDilation);
                if (column >= 0 && column < geometry.InputColumns)
                    yield return ((tapRow * window.KernelColumns) + tapColumn, (row * geometry.InputColumns) + column);
            }
        }
    }

    /// <summary>Maximum or mean of each window; cells of the border do not count.</summary>
    public static double[] Pool(WindowGeometry geometry, bool isMaximum, double[] x, int channels)
    {
        var y = new double[geometry.OutputRows * geometry.OutputColumns * channels];
        for (var place = 0; place < y.Length / channels; place++)
            PoolPositions(isMaximum, x, channels, Taps(geometry, place).Select(tap => tap.Position), y, place * channels);
        return y;
    }

    /// <summary>Maximum or mean over all positions.</summary>
    public static double[] PoolAll(bool isMaximum, double[] x, int channels)
    {
        var y = new double[channels];
        PoolPositions(isMaximum, x, channels, Enumerable.Range(0, x.Length / channels), y, 0);
        return y;
    }

    private static void PoolPositions(bool isMaximum, double[] x, int channels, IEnumerable<int> positions, double[] y, int first)
    {
        for (var channel = 0; isMaximum && channel < channels; channel++)
            y[first + channel] = double.NegativeInfinity;
        var count = 0;
        foreach (var position in positions)
        {
            count++;
            for (var channel = 0; channel < channels; channel++)
            {
                var value = x[(position * channels) + channel];
                y[first + channel] = isMaximum ? Math.Max(y[first + channel], value) : y[first + channel] + value;
            }
        }

        for (var channel = 0; !isMaximum && channel < channels; channel++)
            y[first + channel] /= count;
    }
}
