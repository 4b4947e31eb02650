using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

/// <summary>PReLU against plain loops in the documented order, for every way of sharing alpha.</summary>
public class PReluTests
{
    private const int Samples = 3;

    /// <summary>Input [2, 3, channels]: six positions; sharing over none, the first, the second, both, and each with the channels.</summary>
    public static TheoryData<int, int[], bool> Cases()
    {
        var cases = new TheoryData<int, int[], bool>();
        foreach (var channels in (int[])[1, 5, 16, 35])
        {
            foreach (var sharesChannels in (bool[])[false, true])
            {
                cases.Add(channels, [0, 1, 2, 3, 4, 5], sharesChannels);
                cases.Add(channels, [0, 1, 2, 0, 1, 2], sharesChannels);
                cases.Add(channels, [0, 0, 0, 1, 1, 1], sharesChannels);
                cases.Add(channels, [0, 0, 0, 0, 0, 0], sharesChannels);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EqualsPlainLoops(int channels, int[] alphaPosition, bool sharesChannels)
    {
        var shape = new Shape(channels, alphaPosition, sharesChannels ? 1 : channels);
        var initial = shape.Fill();
        var result = EveryWidth.Run(new Passes(shape), initial);
        var expected = shape.PlainLoops(initial);
        EveryWidth.AssertSameBits(expected, result, "plain loops");
    }

    [Fact]
    public void SpecialValues()
    {
        var shape = new Shape(16, [0, 1], 16);
        var initial = shape.Fill();
        for (var i = 0; i < initial.Length; i++)
            initial[i] = EveryWidth.Specials[i * 7 % EveryWidth.Specials.Length];
        var result = EveryWidth.Run(new Passes(shape), initial);
        EveryWidth.AssertSameBits(shape.PlainLoops(initial), result, "plain loops");
    }

    /// <summary>Five buffers one behind the other: source, destination, delta, alpha, gradient of alpha.</summary>
    private readonly record struct Shape(int Channels, int[] AlphaPosition, int AlphaChannels)
    {
        private int Positions => AlphaPosition.Length;

        private int AlphaPositions => AlphaPosition.Max() + 1;

        public int Capacity => (Samples * Positions) + 1;

        public int Size => (Channels + 15) / 16 * Capacity * 16;

        public int AlphaSize => (AlphaChannels + 15) / 16 * AlphaPositions * 16;

        public int Rows => AlphaPositions;

        public float[] Fill()
        {
            var random = new Random(Channels);
            var buffer = new float[(3 * Size) + (2 * AlphaSize)];
            for (var i = 0; i < buffer.Length; i++)
                buffer[i] = (float)(random.NextDouble() - 0.5);
            for (var row = 0; row < Capacity; row++)
            {
                for (var channel = Channels; channel < (Channels + 15) / 16 * 16; channel++)
                    buffer[At(row, channel)] = buffer[(2 * Size) + At(row, channel)] = 0;
            }

            for (var row = 0; row < AlphaPositions; row++)
            {
                for (var channel = AlphaChannels; channel < (AlphaChannels + 15) / 16 * 16; channel++)
                    buffer[(3 * Size) + AlphaAt(row, channel)] = 0;
            }

            // Zeros of both signs in the input.
            (buffer[0], buffer[16]) = (0f, -0f);
            return buffer;
        }

        public float[] PlainLoops(float[] initial)
        {
            var buffer = (float[])initial.Clone();
            int destination = Size, delta = 2 * Size, alpha = 3 * Size, gradient = (3 * Size) + AlphaSize;
            var lanes = new float[AlphaPositions, AlphaChannels < Channels ? 16 : Channels];
            for (var sample = 0; sample < Samples; sample++)
            {
                for (var position = 0; position < Positions; position++)
                {
                    var row = (sample * Positions) + position;
                    for (var channel = 0; channel < (Channels + 15) / 16 * 16; channel++)
                    {
                        var i = At(row, channel);
                        if (channel >= Channels)
                        {
                            buffer[destination + i] = 0;
                            continue;
                        }

                        var shared = AlphaChannels < Channels;
                        var factor = buffer[alpha + AlphaAt(AlphaPosition[position], shared ? 0 : channel)];
                        float z = buffer[i], d = buffer[delta + i];
                        buffer[destination + i] = z > 0 ? z : factor * z;
                        buffer[delta + i] = d * (z > 0 ? 1f : z < 0 ? factor : 0f);
                        ref var sum = ref lanes[AlphaPosition[position], shared ? channel % 16 : channel];
                        sum = MultiplyAdd(d, MathF.Min(z, 0f), sum);
                    }
                }
            }

            Array.Clear(buffer, gradient, AlphaSize);
            for (var row = 0; row < AlphaPositions; row++)
            {
                if (AlphaChannels < Channels)
                    buffer[gradient + AlphaAt(row, 0)] = Tree(lanes, row);
                else
                {
                    for (var channel = 0; channel < Channels; channel++)
                        buffer[gradient + AlphaAt(row, channel)] = lanes[row, channel];
                }
            }

            return buffer;
        }

        private static float Tree(float[,] lanes, int row)
        {
            var values = Enumerable.Range(0, 16).Select(lane => lanes[row, lane]).ToArray();
            while (values.Length > 1)
            {
                var half = values.Length / 2;
                values = [.. Enumerable.Range(0, half).Select(i => values[i] + values[i + half])];
            }

            return values[0];
        }

        private static float MultiplyAdd(float a, float b, float c) =>
            NetworkRuntime.HasFusedMultiplyAdd ? MathF.FusedMultiplyAdd(a, b, c) : (a * b) + c;

        private int At(int row, int channel) => (channel / 16 * Capacity * 16) + (row * 16) + (channel % 16);

        private int AlphaAt(int row, int channel) => (channel / 16 * AlphaPositions * 16) + (row * 16) + (channel % 16);
    }

    private readonly struct Passes(Shape shape) : ILaneOperation
    {
        public void Run<TLanes>(Span<float> buffer)
            where TLanes : struct, ILanes<TLanes>
        {
            int size = shape.Size, alphaSize = shape.AlphaSize;
            ref var source = ref buffer[0];
            ref var alpha = ref buffer[3 * size];
            PRelu.Forward<TLanes>(
                ref source, ref alpha, ref buffer[size], Samples, shape.AlphaPosition, shape.Channels, shape.Capacity, shape.Rows, shape.AlphaChannels);
            PRelu.Backward<TLanes>(
                ref source, ref alpha, ref buffer[2 * size], ref buffer[(3 * size) + alphaSize], Samples, shape.AlphaPosition, shape.Channels, shape.Capacity, shape.Rows, shape.AlphaChannels);
        }
    }
}
