using StaticDense.Tests.Numerics;

namespace StaticDense.Tests.Networks;

/// <summary>How much of a prediction is written out changes no bit.</summary>
public class UnrollTests
{
    private const int Samples = 71;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(Samples)]
    public void Every_policy_gives_the_same_bits(int samples)
    {
        var inputs = EveryWidth.Mixed(Samples * UnrolledAuto.InputSize, 5).AsSpan(0, samples * UnrolledAuto.InputSize).ToArray();
        var expected = Outputs<UnrolledSmall>(inputs, samples);
        EveryWidth.AssertSameBits(expected, Outputs<UnrolledAuto>(inputs, samples), "Auto");
        EveryWidth.AssertSameBits(expected, Outputs<UnrolledFull>(inputs, samples), "Full");
    }

    private static float[] Outputs<TNetwork>(float[] inputs, int samples)
        where TNetwork : class, INetwork<TNetwork>
    {
        var outputs = new float[samples * TNetwork.Description.OutputSize];
        TNetwork.Create(3).Predict(inputs, outputs);
        return outputs;
    }
}
