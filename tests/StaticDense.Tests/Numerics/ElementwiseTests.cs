using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

/// <summary>Activation passes over blocked buffers: same bits at every width, padding +0, rows beyond the real ones untouched.</summary>
public class ElementwiseTests
{
    private const int Rows = 5, Capacity = 7;

    private static readonly ActivationArguments Arguments = new(0.2f, 0.7f, 1.5f, 0.25f);

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var name in Activations.All)
        {
            foreach (var channels in (int[])[1, 16, 17, 35])
                cases.Add(name, channels);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward(string name, int channels)
    {
        var initial = Buffers(channels);
        var result = EveryWidth.Run(new Activations.ForwardPass(name, Rows, channels, Capacity, Arguments), initial);
        var half = initial.Length / 2;
        EveryWidth.AssertSameBits(initial.AsSpan(0, half), result.AsSpan(0, half), "source");
        Check(channels, initial, result, (source, _) => Activations.Forward(name, source, Arguments));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward(string name, int channels)
    {
        var initial = Buffers(channels);
        var result = EveryWidth.Run(new Activations.BackwardPass(name, Rows, channels, Capacity, Arguments), initial);
        Check(channels, initial, result, (saved, delta) =>
        {
            var single = new float[32];
            (single[0], single[16]) = (saved, delta);
            return EveryWidth.With<Activations.BackwardPass, LanesScalar>(new(name, 1, 1, 1, Arguments), single)[16];
        });
    }

    [Fact]
    public void SourceMayBeDestination()
    {
        var values = EveryWidth.Mixed(64, 3);
        var inPlace = EveryWidth.Run(new InPlace(), values);
        for (var i = 0; i < values.Length; i++)
            Assert.True(EveryWidth.SameBits(Activations.Forward("Tanh", values[i], Arguments), inPlace[i]));
    }

    private static float[] Buffers(int channels) =>
        EveryWidth.Mixed(2 * Capacity * ((channels + 15) / 16) * 16, channels);

    private static void Check(int channels, float[] initial, float[] result, Func<float, float, float> expected)
    {
        var half = initial.Length / 2;
        for (var i = 0; i < half; i++)
        {
            var (row, channel) = (i / 16 % Capacity, (i / 16 / Capacity * 16) + (i % 16));
            var want =
                row >= Rows ? initial[half + i] :
                channel >= channels ? 0f :
                expected(initial[i], initial[half + i]);
            if (!EveryWidth.SameBits(want, result[half + i]))
                Assert.Fail(FormattableString.Invariant($"row {row}, channel {channel}: {result[half + i]:G9}, expected {want:G9}"));
        }
    }

    private readonly struct InPlace : ILaneOperation
    {
        public void Run<TLanes>(Span<float> buffer)
            where TLanes : struct, ILanes<TLanes> =>
            Elementwise.Forward<TLanes, TanhFunction>(ref buffer[0], ref buffer[0], 4, 16, 4, default);
    }
}
