using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>A window kernel visits what the definition of a convolution names: each output's taps, in order, each once.</summary>
public class WindowKernelTests
{
    public static TheoryData<int, int, int, int, string> Windows()
    {
        var windows = new TheoryData<int, int, int, int, string>();
        foreach (var size in (int[])[1, 2, 5, 8, 13])
        {
            foreach (var kernel in (int[])[1, 2, 3, 5])
            {
                foreach (var (stride, dilation) in ((int, int)[])[(1, 1), (2, 1), (3, 1), (1, 2), (1, 3)])
                {
                    foreach (var padding in Enum.GetNames<PaddingKind>())
                    {
                        if (padding != nameof(PaddingKind.Valid) || ((kernel - 1) * dilation) + 1 <= size)
                            windows.Add(size, kernel, stride, dilation, padding);
                    }
                }
            }
        }

        return windows;
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Gradients_of_inputs_take_each_delta_and_tap_of_the_definition(int size, int kernel, int stride, int dilation, string padding)
    {
        var plan = Plan(size, kernel, stride, dilation, Enum.Parse<PaddingKind>(padding));
        var geometry = plan.Geometry;
        var window = WindowKernel.InputGradient(plan);
        var got = Visits(window);
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                // Taps backwards; the delta of output o through tap k goes to input o * stride - before + k * dilation.
                var expected =
                    from tapRow in Enumerable.Range(0, kernel).Reverse()
                    from tapColumn in Enumerable.Range(0, kernel).Reverse()
                    let y = row + geometry.Border.Top - (tapRow * dilation)
                    let x = column + geometry.Border.Left - (tapColumn * dilation)
                    where y % stride == 0 && x % stride == 0
                    select (y / stride, x / stride, (((kernel - 1 - tapRow) * kernel) + kernel - 1 - tapColumn));
                Assert.Equal(expected, got[(row, column)]);
            }
        }

        Assert.Equal(size * size, got.Count);
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Sums_take_each_input_and_tap_of_the_definition(int size, int kernel, int stride, int dilation, string padding)
    {
        var plan = Plan(size, kernel, stride, dilation, Enum.Parse<PaddingKind>(padding));
        var geometry = plan.Geometry;
        var got = Visits(WindowKernel.Forward(plan));
        Assert.Equal(geometry.OutputRows * geometry.OutputColumns, got.Count);
        foreach (var ((row, column), visits) in got)
        {
            Assert.Equal(
                from tapRow in Enumerable.Range(0, kernel)
                from tapColumn in Enumerable.Range(0, kernel)
                select ((row * stride) - geometry.Border.Top + (tapRow * dilation), (column * stride) - geometry.Border.Left + (tapColumn * dilation), (tapRow * kernel) + tapColumn),
                visits);
        }
    }

    /// <summary>For each output the image's positions (without the border) and stored taps in the order of the sum; none outside the frame.</summary>
    private static Dictionary<(int Row, int Column), List<(int Row, int Column, int Tap)>> Visits(WindowKernel kernel)
    {
        var result = new Dictionary<(int, int), List<(int, int, int)>>();
        foreach (var phase in kernel.Phases)
        {
            var (rows, columns) = (phase.Rows, phase.Columns);
            for (var i = 0; i < rows.Count; i++)
            {
                for (var j = 0; j < columns.Count; j++)
                {
                    var visits = new List<(int, int, int)>();
                    for (var tapRow = 0; tapRow < rows.Taps && columns.Taps > 0; tapRow++)
                    {
                        for (var tapColumn = 0; tapColumn < columns.Taps; tapColumn++)
                        {
                            var y = rows.Origin + (i * rows.Stride) + (tapRow * rows.TapStep);
                            var x = columns.Origin + (j * columns.Stride) + (tapColumn * columns.TapStep);
                            Assert.InRange(y, 0, kernel.Image.FramedRows - 1);
                            Assert.InRange(x, 0, kernel.Image.FramedColumns - 1);
                            var tap = ((rows.FirstTap + (tapRow * rows.KernelStep)) * kernel.KernelColumns) + columns.FirstTap + (tapColumn * columns.KernelStep);
                            visits.Add((y - kernel.Image.Border.Top, x - kernel.Image.Border.Left, tap));
                        }
                    }

                    result.Add((rows.First + (i * rows.Step), columns.First + (j * columns.Step)), visits);
                }
            }
        }

        return result;
    }

    private static ConvolutionPlan Plan(int size, int kernel, int stride, int dilation, PaddingKind padding)
    {
        var shaped = Plans.Shaped($"[Input({size}, {size}, 16)] [Conv2D(16, 1)]");
        var tensor = ParameterLayout.Of(shaped).Tensors[0];
        var window = new Window(kernel, kernel, stride, stride, dilation, dilation, padding);
        return new("Conv", "conv", WindowGeometry.Of(window, size, size), 16, tensor, null);
    }
}
