using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>Layer normalization against its formulas in plain loops.</summary>
public abstract class LayerNormalizationTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static TheoryData<int, int, bool, bool, float, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, bool, bool, float, bool>();
            foreach (var channels in (int[])[1, 3, 16, 17, 40, 80])
            {
                foreach (var rows in (int[])[1, 5, 64, 67, 200])
                    cases.Add(rows, channels, rows % 2 == 0, channels % 2 == 0, 1e-3f, false);
            }

            cases.Add(70, 20, true, true, 1e-3f, true);
            cases.Add(70, 20, false, false, 1e-3f, false);
            cases.Add(9, 20, true, true, 0f, true);
            cases.Add(3, 1, true, true, 0f, false);

            // More panels than wait for their sums at once.
            cases.Add(130, 2100, true, true, 1e-3f, false);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Passes(int rows, int channels, bool hasGamma, bool hasBeta, float epsilon, bool specials)
    {
        var inputs = specials ? RandomWithSpecials(rows * channels, 1) : Random(rows * channels, 1, 3);
        var deltas = specials ? RandomWithSpecials(rows * channels, 2) : Random(rows * channels, 2);
        float[] gammas = Random(channels, 3), betas = Random(channels, 4);
        float[] outputs = new float[inputs.Length], normalized = new float[inputs.Length], gradients = new float[inputs.Length];
        for (var row = 0; row < rows; row++)
        {
            float X(int c) => inputs[(row * channels) + c];
            float G(int c) => hasGamma ? deltas[(row * channels) + c] * gammas[c] : deltas[(row * channels) + c];
            var mean = Sum(channels, (s, c) => s + X(c)) / channels;
            var variance = Sum(channels, (s, c) => MultiplyAdd<TLanes>(X(c) - mean, X(c) - mean, s)) / channels;
            var inverse = 1 / MathF.Sqrt(variance + epsilon);
            float Normalized(int c) => (X(c) - mean) * inverse;
            var a = Sum(channels, (s, c) => s + G(c)) / channels;
            var b = 0 - (Sum(channels, (s, c) => MultiplyAdd<TLanes>(G(c), Normalized(c), s)) / channels);
            for (var c = 0; c < channels; c++)
            {
                var (i, x) = ((row * channels) + c, Normalized(c));
                normalized[i] = x;
                outputs[i] = hasGamma ? (hasBeta ? MultiplyAdd<TLanes>(x, gammas[c], betas[c]) : x * gammas[c]) : hasBeta ? x + betas[c] : x;
                gradients[i] = MultiplyAdd<TLanes>(x, b, G(c) - a) * inverse;
            }
        }

        float[] betaSums = new float[channels], gammaSums = new float[channels];
        for (var c = 0; c < channels; c++)
        {
            betaSums[c] = PlainRowTree.Sum(rows, (s, row) => s + deltas[(row * channels) + c]);
            gammaSums[c] = PlainRowTree.Sum(rows, (s, row) => MultiplyAdd<TLanes>(deltas[(row * channels) + c], normalized[(row * channels) + c], s));
        }

        var capacity = rows + 2;
        var (source, destination, delta) = (From(inputs, rows, channels, capacity), Empty(channels, capacity), From(deltas, rows, channels, capacity));
        var (gamma, beta) = (From(gammas, 1, channels, 1), From(betas, 1, channels, 1));
        LayerNormalization.Forward<TLanes>(ref source[0], ref destination[0], ref gamma[0], ref beta[0], hasGamma, hasBeta, rows, channels, capacity, epsilon);
        AssertSame(From(outputs, rows, channels, capacity), destination);
        foreach (var needsInput in (bool[])[false, true])
        {
            var (gammaGradient, betaGradient) = (Empty(channels, 1), Empty(channels, 1));
            LayerNormalization.Backward<TLanes>(
                ref source[0], ref gamma[0], hasGamma, ref delta[0], ref gammaGradient[0], ref betaGradient[0], needsInput, rows, channels, capacity, epsilon);
            AssertSame(From(betaSums, 1, channels, 1), betaGradient);
            AssertSame(From(gammaSums, 1, channels, 1), gammaGradient);
            AssertSame(From(needsInput ? gradients : deltas, rows, channels, capacity), delta);
        }

        LayerNormalization.Forward<TLanes>(ref source[0], ref source[0], ref gamma[0], ref beta[0], hasGamma, hasBeta, rows, channels, capacity, epsilon);
        AssertSame(destination, source);
    }

    /// <summary>The loss Σ w y: its gradient against central differences of the formula in double.</summary>
    [Fact]
    public void Gradient_is_the_derivative()
    {
        const int channels = 5;
        float[] inputs = Random(channels, 1, 2), weights = Random(channels, 2), gammas = Random(channels, 3);
        var (source, delta, gamma) = (From(inputs, 1, channels, 1), From(weights, 1, channels, 1), From(gammas, 1, channels, 1));
        var sums = new float[32];
        LayerNormalization.Backward<TLanes>(ref source[0], ref gamma[0], true, ref delta[0], ref sums[0], ref sums[16], true, 1, channels, 1, 1e-2f);
        double[] x = [.. inputs];
        for (var i = 0; i < channels; i++)
        {
            x[i] = inputs[i] + 1e-5;
            var above = Loss();
            x[i] = inputs[i] - 1e-5;
            Assert.Equal((above - Loss()) / 2e-5, delta[i], 1e-4);
            x[i] = inputs[i];
        }

        double Loss()
        {
            var mean = x.Average();
            var inverse = 1 / Math.Sqrt(x.Average(v => (v - mean) * (v - mean)) + 1e-2f);
            return x.Select((v, c) => weights[c] * gammas[c] * (v - mean) * inverse).Sum();
        }
    }

    /// <summary>A sum over 16 lanes, joined by the tree.</summary>
    private static float Sum(int channels, Func<float, int, float> add)
    {
        var lanes = new float[16];
        for (var c = 0; c < channels; c++)
            lanes[c % 16] = add(lanes[c % 16], c);
        return SumTree(lanes);
    }
}

public sealed class LayerNormalizationTests512 : LayerNormalizationTests<Lanes512>;

public sealed class LayerNormalizationTests256 : LayerNormalizationTests<Lanes256>;

public sealed class LayerNormalizationTestsVector : LayerNormalizationTests<LanesVector>;

public sealed class LayerNormalizationTestsScalar : LayerNormalizationTests<LanesScalar>;
