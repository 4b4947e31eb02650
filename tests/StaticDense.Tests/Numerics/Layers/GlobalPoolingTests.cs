using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>Pooling over whole images against plain loops.</summary>
public abstract class GlobalPoolingTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static TheoryData<int, int, int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, int, bool>();
            foreach (var channels in (int[])[1, 3, 16, 17, 40, 80])
            {
                foreach (var (samples, positions) in ((int, int)[])[(1, 1), (1, 7), (3, 2), (5, 16), (8, 9)])
                {
                    cases.Add(samples, positions, channels, false);
                    cases.Add(samples, positions, channels, true);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Max(int samples, int positions, int channels, bool specials)
    {
        var batch = new Batch(samples, positions, channels, specials);
        var maxima = new float[samples * channels];
        var gradients = new float[batch.Inputs.Length];
        batch.ForEach((inputs, output) =>
        {
            var max = float.NegativeInfinity;
            foreach (var i in inputs)
                max = MathF.Max(max, batch.Inputs[i]);
            maxima[output] = max;
            gradients[inputs.First(i => batch.Inputs[i] == max || (float.IsNaN(max) && float.IsNaN(batch.Inputs[i])))] = batch.Deltas[output];
        });

        var (source, destination, sourceDelta) = (batch.InputBlocks(batch.Inputs), Empty(channels, batch.OutputCapacity), Empty(channels, batch.InputCapacity));
        Pooling.GlobalMaxForward<TLanes>(ref source[0], ref destination[0], samples, positions, channels, batch.InputCapacity, batch.OutputCapacity);
        AssertSame(batch.OutputBlocks(maxima), destination);
        var delta = batch.OutputBlocks(batch.Deltas);
        Pooling.GlobalMaxBackward<TLanes>(
            ref source[0], ref destination[0], ref delta[0], ref sourceDelta[0], samples, positions, channels, batch.InputCapacity, batch.OutputCapacity);
        AssertSame(batch.InputBlocks(gradients), sourceDelta);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Average(int samples, int positions, int channels, bool specials)
    {
        var batch = new Batch(samples, positions, channels, specials);
        var means = new float[samples * channels];
        var gradients = new float[batch.Inputs.Length];
        batch.ForEach((inputs, output) =>
        {
            var sum = 0f;
            foreach (var i in inputs)
            {
                sum += batch.Inputs[i];
                gradients[i] = batch.Deltas[output] / positions;
            }

            means[output] = sum / positions;
        });

        var (source, destination, sourceDelta) = (batch.InputBlocks(batch.Inputs), Empty(channels, batch.OutputCapacity), Empty(channels, batch.InputCapacity));
        Pooling.GlobalAverageForward<TLanes>(ref source[0], ref destination[0], samples, positions, channels, batch.InputCapacity, batch.OutputCapacity);
        AssertSame(batch.OutputBlocks(means), destination);
        var delta = batch.OutputBlocks(batch.Deltas);
        Pooling.GlobalAverageBackward<TLanes>(ref delta[0], ref sourceDelta[0], samples, positions, channels, batch.InputCapacity, batch.OutputCapacity);
        AssertSame(batch.InputBlocks(gradients), sourceDelta);
    }

    private sealed class Batch(int samples, int positions, int channels, bool specials)
    {
        public float[] Inputs { get; } = Values(samples * positions * channels, positions, specials);

        public float[] Deltas { get; } = Values(samples * channels, positions + 1, specials);

        public int InputCapacity => (samples * positions) + 2;

        public int OutputCapacity => samples + 1;

        public float[] InputBlocks(float[] values) => From(values, samples * positions, channels, InputCapacity);

        public float[] OutputBlocks(float[] values) => From(values, samples, channels, OutputCapacity);

        public void ForEach(Action<int[], int> visit)
        {
            for (var output = 0; output < samples * channels; output++)
            {
                var (sample, channel) = (output / channels, output % channels);
                visit([.. Enumerable.Range(0, positions).Select(p => (((sample * positions) + p) * channels) + channel)], output);
            }
        }

        private static float[] Values(int count, int seed, bool specials) => specials ? RandomWithSpecials(count, seed) : Random(count, seed);
    }
}

public sealed class GlobalPoolingTests512 : GlobalPoolingTests<Lanes512>;

public sealed class GlobalPoolingTests256 : GlobalPoolingTests<Lanes256>;

public sealed class GlobalPoolingTestsVector : GlobalPoolingTests<LanesVector>;

public sealed class GlobalPoolingTestsScalar : GlobalPoolingTests<LanesScalar>;
