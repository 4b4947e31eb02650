using StaticDense.Numerics;
using StaticDense.Tests.Numerics;

namespace StaticDense.Tests.TrainingMath;

/// <summary>A row in one vector has the bits of the general form, whatever stands behind its channels.</summary>
public class SoftmaxOfRowTests
{
    public static TheoryData<int> Channels => new(Enumerable.Range(1, 16));

    [Theory]
    [MemberData(nameof(Channels))]
    public void A_row_in_one_vector_has_the_same_bits(int channels)
    {
        if (!NetworkRuntime.HasFusedMultiplyAdd)
            return;
        var random = new Random(channels);
        for (var trial = 0; trial < 200; trial++)
        {
            var row = new float[16];
            for (var lane = 0; lane < row.Length; lane++)
                row[lane] = trial % 4 == 3 ? EveryWidth.Specials[random.Next(EveryWidth.Specials.Length)] : (float)((random.NextDouble() - 0.5) * 40);
            Check<Lanes512>(row, channels);
            if (channels <= 8)
                Check<Lanes256>(row, channels);
            if (channels <= 4)
                Check<Lanes128>(row, channels);
        }
    }

    private static void Check<TLanes>(float[] row, int channels)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] expected = new float[16], actual = new float[16];
        Softmax.Forward<LanesScalar>(ref row[0], ref expected[0], 1, channels, 1);
        TLanes.Store(Softmax.OfRow(TLanes.Load(in row[0], 0), channels), ref actual[0], 0);
        EveryWidth.AssertSameBits(expected.AsSpan(0, channels), actual.AsSpan(0, channels), "softmax of " + typeof(TLanes).Name);
        LogSoftmax.Forward<LanesScalar>(ref row[0], ref expected[0], 1, channels, 1);
        TLanes.Store(LogSoftmax.OfRow(TLanes.Load(in row[0], 0), channels), ref actual[0], 0);
        EveryWidth.AssertSameBits(expected.AsSpan(0, channels), actual.AsSpan(0, channels), "log-softmax of " + typeof(TLanes).Name);
    }
}
