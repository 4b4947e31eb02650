using StaticDense.Numerics;

namespace StaticDense.Tests.Reference;

/// <summary>
/// GaussianNoise, which adds normal draws, and GaussianDropout, which multiplies by <c>1 + n</c>: in training alone, one draw for each place.
/// </summary>
/// <param name="deviation">The draws' standard deviation.</param>
/// <param name="multiplies">Whether values are multiplied.</param>
internal sealed class ReferenceNoise(float deviation, bool multiplies) : ReferenceUnaryLayer
{
    /// <summary>A dropout of this rate has the deviation <c>√(rate / (1 - rate))</c>.</summary>
    public static float DeviationOf(double rate) => (float)Math.Sqrt(rate / (1 - rate));

    public bool Multiplies { get; } = multiplies;

    public float Deviation { get; } = deviation;

    /// <summary>The standard normal draw for each value of a batch.</summary>
    public float[] Draws(Pass pass) =>
        [.. Enumerable.Range(0, pass.Samples * InputSize).Select(i => Noise.Normal(pass.Seed, Place.Index, pass.Step, i / InputSize, i % InputSize))];

    /// <summary><c>fma(deviation, n, x)</c>, or <c>x · fma(deviation, n, 1)</c>.</summary>
    protected override float[] ForwardOne(float[] inputs, Pass pass)
    {
        if (!pass.Training)
            return inputs;
        return Multiplies ? Scale(inputs, pass) : [.. inputs.Zip(Draws(pass), (x, n) => Arithmetic.MultiplyAdd(Deviation, n, x))];
    }

    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation) => Multiplies ? Scale(delta, pass) : delta;

    private float[] Scale(float[] values, Pass pass) => [.. values.Zip(Draws(pass), (x, n) => x * Arithmetic.MultiplyAdd(Deviation, n, 1))];
}
