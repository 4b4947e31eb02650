using StaticDense.Numerics;

namespace StaticDense.Tests.Reference;

/// <summary>
/// Dropout and SpatialDropout2D: in training each value is dropped (+0) or multiplied by <c>1 / (1 - rate)</c>, as the draw for its place says: kept where the
/// draw, as a fraction of 2³², is at least the rate.
/// </summary>
/// <param name="rate">The share of values to drop.</param>
/// <param name="ofChannels">One draw for each channel of a sample, whose place is the channel's, instead of one for each value.</param>
internal sealed class ReferenceDropout(double rate, bool ofChannels = false) : ReferenceUnaryLayer
{
    protected override float[] ForwardOne(float[] inputs, Pass pass) => pass.Training ? Apply(inputs, pass) : inputs;

    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation) => Apply(delta, pass);

    /// <summary>What each value of a batch is multiplied by: +0 stands for dropped.</summary>
    public float[] Factors(Pass pass)
    {
        var factors = new float[pass.Samples * InputSize];
        var scale = (float)(1 / (1 - (double)(float)rate));
        var threshold = (ulong)((float)rate * 4294967296.0);
        for (var i = 0; i < factors.Length; i++)
            factors[i] = Draw(pass, i / InputSize, (uint)(i % (ofChannels ? InputShape[^1] : InputSize))) < threshold ? 0 : scale;
        return factors;
    }

    private float[] Apply(float[] values, Pass pass)
    {
        var factors = Factors(pass);
        var result = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
            result[i] = factors[i] == 0 ? 0 : values[i] * factors[i];
        return result;
    }

    /// <summary>The draw for an element: a function of seed, layer, step, the sample's place in the batch, the element's canonical index.</summary>
    private uint Draw(Pass pass, int sample, uint element)
    {
        var key = CounterRandom.Absorb(CounterRandom.Mix(pass.Seed), RandomStream.Dropout);
        key = CounterRandom.Absorb(key, (ulong)Place.Index);
        key = CounterRandom.Absorb(key, (ulong)pass.Step);
        key = CounterRandom.Absorb(key, (ulong)sample);
        return Mix(Mix(unchecked(element + (uint)key)) ^ (uint)(key >> 32));
    }

    private static uint Mix(uint x)
    {
        x = unchecked((x ^ (x >> 16)) * 0x21F0AAAD);
        x = unchecked((x ^ (x >> 15)) * 0xD35A2D97);
        return x ^ (x >> 15);
    }
}
