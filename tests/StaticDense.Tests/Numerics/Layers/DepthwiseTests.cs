using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>Grouped and depthwise convolutions against plain loops in canonical order.</summary>
public abstract class DepthwiseTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private static readonly WindowCase[] Windows =
    [
        new(2, 6, 7, 3, 3, 1, 1, true),
        new(2, 5, 12, 3, 3, 1, 1, false),
        new(2, 7, 8, 3, 3, 2, 2, true),
        new(1, 9, 7, 5, 4, 2, 3, false),
        new(2, 7, 9, 3, 2, 1, 1, true, 2, 3),
        new(1, 4, 3, 3, 3, 1, 1, true, 2, 2),
        new(2, 1, 11, 1, 3, 1, 2, true),
        new(1, 5, 5, 1, 1, 1, 1, false),
        new(1, 6, 6, 2, 2, 3, 3, false),
        new(1, 9, 10, 3, 3, 2, 3, true, 3, 2),
        new(1, 2, 2, 7, 7, 1, 1, true),
    ];

    /// <summary>Inputs, outputs, groups.</summary>
    private static readonly (int, int, int)[] Channels =
        [(1, 1, 1), (3, 3, 3), (16, 16, 16), (17, 17, 17), (40, 40, 40), (3, 6, 3), (17, 34, 17), (4, 4, 2), (6, 10, 2), (2, 32, 2), (1, 20, 1), (40, 24, 8), (32, 64, 2)];

    public static TheoryData<WindowCase, int, int, int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<WindowCase, int, int, int, bool>();
            var number = 0;
            foreach (var window in Windows)
            {
                foreach (var (inputs, outputs, groups) in Channels)
                    cases.Add(window, inputs, outputs, groups, number++ % 4 == 0);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_starts_from_the_bias_and_leaves_out_taps_outside(WindowCase window, int inputs, int outputs, int groups, bool specials)
    {
        var plain = new Plain(window, inputs, outputs, groups, specials);
        foreach (var hasBias in (bool[])[false, true])
        {
            var expected = plain.Forward(hasBias);
            var (source, kernel, bias) = (plain.InputBlocks(plain.Inputs), plain.Kernel(plain.Weights), From(plain.Bias, 1, outputs, 1));
            var (destination, scratch, shape) = (Empty(outputs, plain.OutputCapacity), plain.Scratch(), window.Shape);
            Depthwise.Forward<TLanes>(
                ref source[0], ref kernel[0], ref bias[0], hasBias, ref destination[0], window.Samples, inputs, outputs, groups, plain.InputCapacity, plain.OutputCapacity, in shape, ref scratch[0]);
            AssertSame(plain.OutputBlocks(expected), destination);
            plain.AssertBehindScratch(scratch);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Input_gradient_adds_the_chains_of_the_output_channels(WindowCase window, int inputs, int outputs, int groups, bool specials)
    {
        var plain = new Plain(window, inputs, outputs, groups, specials);
        var (delta, kernel) = (plain.OutputBlocks(plain.Deltas), plain.Kernel(plain.Weights));
        var (sourceDelta, scratch, shape) = (Empty(inputs, plain.InputCapacity), plain.Scratch(), window.Shape);
        Depthwise.InputGradient<TLanes>(
            ref delta[0], ref kernel[0], ref sourceDelta[0], window.Samples, inputs, outputs, groups, plain.InputCapacity, plain.OutputCapacity, in shape, ref scratch[0]);
        AssertSame(plain.InputBlocks(plain.InputGradient()), sourceDelta);
        plain.AssertBehindScratch(scratch);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Kernel_gradient_is_a_chain_over_samples_and_outputs(WindowCase window, int inputs, int outputs, int groups, bool specials)
    {
        var plain = new Plain(window, inputs, outputs, groups, specials);
        var (source, delta) = (plain.InputBlocks(plain.Inputs), plain.OutputBlocks(plain.Deltas));
        var (gradient, scratch, shape) = (Empty(outputs, window.Taps * inputs / groups), plain.Scratch(), window.Shape);
        Depthwise.KernelGradient<TLanes>(
            ref source[0], ref delta[0], ref gradient[0], window.Samples, inputs, outputs, groups, plain.InputCapacity, plain.OutputCapacity, in shape, ref scratch[0]);
        AssertSame(plain.Kernel(plain.KernelGradient()), gradient);
        plain.AssertBehindScratch(scratch);
    }

    /// <summary>Row-major images [sample, y, x, channel] and kernels [ky, kx, channel in the group, output].</summary>
    private sealed class Plain(WindowCase window, int inputs, int outputs, int groups, bool specials)
    {
        private readonly int _copies = inputs / groups, _filters = outputs / groups;

        public float[] Inputs { get; } = Values(window.Samples * window.InputPositions * inputs, 1, specials);

        public float[] Deltas { get; } = Values(window.Samples * window.OutputPositions * outputs, 2, specials);

        public float[] Weights { get; } = Values(window.Taps * inputs / groups * outputs, 3, false);

        public float[] Bias { get; } = Values(outputs, 4, specials);

        public int InputCapacity => (window.Samples * window.InputPositions) + 2;

        public int OutputCapacity => (window.Samples * window.OutputPositions) + 1;

        public float[] InputBlocks(float[] values) => From(values, window.Samples * window.InputPositions, inputs, InputCapacity);

        public float[] OutputBlocks(float[] values) => From(values, window.Samples * window.OutputPositions, outputs, OutputCapacity);

        public float[] Kernel(float[] values) => From(values, window.Taps * _copies, outputs, window.Taps * _copies);

        public float[] Scratch()
        {
            var shape = window.Shape;
            var scratch = new float[Depthwise.ScratchCount(inputs, outputs, groups, in shape) + 16];
            Array.Fill(scratch, Sentinel);
            return scratch;
        }

        public void AssertBehindScratch(float[] scratch) => Assert.All(scratch[^16..], value => Assert.Equal(Sentinel, value));

        public float[] Forward(bool hasBias)
        {
            var result = new float[Deltas.Length];
            foreach (var (output, taps) in window.Windows())
            {
                for (var i = 0; i < window.Samples * outputs; i++)
                {
                    var (sample, o) = (i / outputs, i % outputs);
                    var sum = hasBias ? Bias[o] : 0f;
                    foreach (var (tap, position) in taps)
                    {
                        for (var c = 0; c < _copies; c++)
                            sum = MultiplyAdd<TLanes>(Inputs[InputAt(sample, position, c, o)], Weights[WeightAt(tap, c, o)], sum);
                    }

                    result[OutputAt(sample, output, o)] = sum;
                }
            }

            return result;
        }

        public float[] KernelGradient()
        {
            var result = new float[Weights.Length];
            for (var sample = 0; sample < window.Samples; sample++)
            {
                foreach (var (output, taps) in window.Windows())
                {
                    foreach (var (tap, position) in taps)
                    {
                        for (var i = 0; i < _copies * outputs; i++)
                        {
                            var (c, o) = (i / outputs, i % outputs);
                            ref var sum = ref result[WeightAt(tap, c, o)];
                            sum = MultiplyAdd<TLanes>(Inputs[InputAt(sample, position, c, o)], Deltas[OutputAt(sample, output, o)], sum);
                        }
                    }
                }
            }

            return result;
        }

        public float[] InputGradient()
        {
            // For each pixel the taps and outputs that read it, taps in reverse.
            var readers = Enumerable.Range(0, window.InputPositions).Select(_ => new List<(int Tap, int Output)>()).ToArray();
            foreach (var (output, taps) in window.Windows())
            {
                foreach (var (tap, position) in taps)
                    readers[position].Add((tap, output));
            }

            var result = new float[Inputs.Length];
            for (var i = 0; i < result.Length; i++)
            {
                var (sample, position, channel) = (i / inputs / window.InputPositions, i / inputs % window.InputPositions, i % inputs);
                var total = 0f;
                for (var filter = 0; filter < _filters; filter++)
                {
                    var (o, sum) = ((channel / _copies * _filters) + filter, 0f);
                    foreach (var (tap, output) in readers[position].OrderByDescending(reader => reader.Tap))
                        sum = MultiplyAdd<TLanes>(Deltas[OutputAt(sample, output, o)], Weights[WeightAt(tap, channel % _copies, o)], sum);
                    total = filter == 0 ? sum : total + sum;
                }

                result[i] = total;
            }

            return result;
        }

        private static float[] Values(int count, int seed, bool specials) => specials ? RandomWithSpecials(count, seed) : Random(count, seed);

        private int InputAt(int sample, int position, int c, int o) => (((sample * window.InputPositions) + position) * inputs) + (o / _filters * _copies) + c;

        private int OutputAt(int sample, int output, int o) => (((sample * window.OutputPositions) + output) * outputs) + o;

        private int WeightAt(int tap, int c, int o) => (((tap * _copies) + c) * outputs) + o;
    }
}

public sealed class DepthwiseTests512 : DepthwiseTests<Lanes512>;

public sealed class DepthwiseTests256 : DepthwiseTests<Lanes256>;

public sealed class DepthwiseTestsVector : DepthwiseTests<LanesVector>;

public sealed class DepthwiseTestsScalar : DepthwiseTests<LanesScalar>;
