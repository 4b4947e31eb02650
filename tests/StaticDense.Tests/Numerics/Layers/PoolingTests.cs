using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>Pooling over windows against plain loops over row-major images.</summary>
public abstract class PoolingTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static TheoryData<WindowCase, int, bool> Cases
    {
        get
        {
            WindowCase[] windows =
            [
                new(3, 4, 6, 2, 2, 2, 2, false),
                new(2, 5, 7, 2, 2, 2, 2, false),
                new(2, 5, 7, 2, 2, 2, 2, true),
                new(2, 6, 5, 3, 3, 1, 1, true),
                new(2, 7, 7, 3, 3, 2, 2, true),
                new(1, 8, 9, 3, 2, 3, 4, false),
                new(2, 5, 6, 1, 1, 2, 2, false),
                new(3, 1, 9, 1, 2, 1, 2, false),
                new(2, 1, 9, 1, 3, 1, 2, true),
                new(2, 7, 6, 2, 3, 1, 1, false, 2, 1),
                new(1, 3, 3, 3, 3, 3, 3, false),
                new(2, 4, 4, 2, 2, 1, 2, true),
            ];
            var cases = new TheoryData<WindowCase, int, bool>();
            foreach (var window in windows)
            {
                foreach (var channels in (int[])[1, 3, 16, 17, 40])
                {
                    cases.Add(window, channels, false);
                    cases.Add(window, channels, true);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Max_takes_the_largest_tap_and_gives_the_gradient_to_the_first_of_them(WindowCase window, int channels, bool specials)
    {
        var image = new Images(window, channels, specials);
        var (maxima, gradients) = (new float[image.Outputs.Length], new float[image.Inputs.Length]);
        image.ForEachWindow((taps, output) =>
        {
            var max = float.NegativeInfinity;
            foreach (var tap in taps)
                max = MathF.Max(max, image.Inputs[tap]);
            maxima[output] = max;
            var first = taps.First(tap => image.Inputs[tap] == max || (float.IsNaN(max) && float.IsNaN(image.Inputs[tap])));
            gradients[first] += image.Deltas[output];
        });

        var (source, destination, sourceDelta) = (image.Source(), Empty(channels, image.OutputCapacity), Empty(channels, image.InputCapacity));
        var delta = image.OutputBlocks(image.Deltas);
        var shape = window.Shape;
        Pooling.MaxForward<TLanes>(ref source[0], ref destination[0], window.Samples, channels, image.InputCapacity, image.OutputCapacity, in shape);
        AssertSame(image.OutputBlocks(maxima), destination);
        Pooling.MaxBackward<TLanes>(
            ref source[0], ref destination[0], ref delta[0], ref sourceDelta[0], window.Samples, channels, image.InputCapacity, image.OutputCapacity, in shape);
        AssertSame(image.InputBlocks(gradients), sourceDelta);
        AssertSame(image.OutputBlocks(image.Deltas), delta);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Average_divides_by_the_taps_inside(WindowCase window, int channels, bool specials)
    {
        var image = new Images(window, channels, specials);
        var (means, gradients) = (new float[image.Outputs.Length], new float[image.Inputs.Length]);
        image.ForEachWindow((taps, output) =>
        {
            var sum = 0f;
            foreach (var tap in taps)
                sum += image.Inputs[tap];
            means[output] = sum / taps.Length;
            foreach (var tap in taps)
                gradients[tap] += image.Deltas[output] / taps.Length;
        });

        var (source, destination, sourceDelta) = (image.Source(), Empty(channels, image.OutputCapacity), Empty(channels, image.InputCapacity));
        var delta = image.OutputBlocks(image.Deltas);
        var shape = window.Shape;
        Pooling.AverageForward<TLanes>(ref source[0], ref destination[0], window.Samples, channels, image.InputCapacity, image.OutputCapacity, in shape);
        AssertSame(image.OutputBlocks(means), destination);
        Pooling.AverageBackward<TLanes>(ref delta[0], ref sourceDelta[0], window.Samples, channels, image.InputCapacity, image.OutputCapacity, in shape);
        AssertSame(image.InputBlocks(gradients), sourceDelta);
    }

    /// <summary>The windows of a batch as indices into row-major arrays.</summary>
    private sealed class Images(WindowCase window, int channels, bool specials)
    {
        public float[] Inputs { get; } = Values(window.Samples * window.InputPositions * channels, 1, specials);

        public float[] Deltas { get; } = Values(window.Samples * window.OutputPositions * channels, 2, specials);

        public float[] Outputs => Deltas;

        public int InputCapacity => (window.Samples * window.InputPositions) + 3;

        public int OutputCapacity => (window.Samples * window.OutputPositions) + 2;

        public float[] Source() => InputBlocks(Inputs);

        public float[] InputBlocks(float[] values) => From(values, window.Samples * window.InputPositions, channels, InputCapacity);

        public float[] OutputBlocks(float[] values) => From(values, window.Samples * window.OutputPositions, channels, OutputCapacity);

        public void ForEachWindow(Action<int[], int> visit)
        {
            var windows = window.Windows().ToList();
            for (var sample = 0; sample < window.Samples; sample++)
            {
                foreach (var (output, taps) in windows)
                {
                    for (var channel = 0; channel < channels; channel++)
                    {
                        visit(
                            [.. taps.Select(tap => (((sample * window.InputPositions) + tap.Position) * channels) + channel)],
                            (((sample * window.OutputPositions) + output) * channels) + channel);
                    }
                }
            }
        }

        /// <summary>Few different values, so that maxima tie.</summary>
        private static float[] Values(int count, int seed, bool specials)
        {
            if (specials)
                return RandomWithSpecials(count, seed);
            var values = Random(count, seed);
            for (var i = 0; i < count; i += 3)
                values[i] = MathF.Round(values[i]);
            return values;
        }
    }
}

public sealed class PoolingTests512 : PoolingTests<Lanes512>;

public sealed class PoolingTests256 : PoolingTests<Lanes256>;

public sealed class PoolingTestsVector : PoolingTests<LanesVector>;

public sealed class PoolingTestsScalar : PoolingTests<LanesScalar>;
