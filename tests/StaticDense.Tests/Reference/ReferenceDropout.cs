using StaticDense.Numerics;

namespace StaticDense.Tests.Reference;

/// <summary>
/// Dropout: in training each value is dropped (+0) or multiplied by <c>1 / (1 - rate)</c>, as the draw for its place says: kept where the
/// draw, as a fraction of 2³², is at least the rate.
/// </summary>
/// <param name="rate">The share of values to drop.</param>
/// <param name="index">The layer's number in the network, which the draw depends on.</param>
internal sealed class ReferenceDropout(double rate, int index) : ReferenceLayer
{
    public override float[] Forward(float[] inputs, Pass pass) => pass.Training ? Apply(inputs, pass) : inputs;

    public override float[] Backward(float[] delta, Pass pass, bool skipActivation) => Apply(delta, pass);

    /// <summary>What each value of a batch is multiplied by: +0 stands for dropped.</summary>
    public float[] Factors(Pass pass)
    {
        var factors = new float[pass.Samples * InputSize];
        var scale = (float)(1 / (1 - (double)(float)rate));
        var threshold = (ulong)((float)rate * 4294967296.0);
        for (var i = 0; i < factors.Length; i++)
            factors[i] = Draw(pass, i / InputSize, (uint)(i % InputSize)) < threshold ? 0 : scale;
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
        key = CounterRandom.Absorb(key, (ulong)index);
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
