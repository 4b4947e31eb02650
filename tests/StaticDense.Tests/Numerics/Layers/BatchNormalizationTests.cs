using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>Batch normalization against its formulas in plain loops.</summary>
public abstract class BatchNormalizationTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const float Momentum = 0.9f, OneMinusMomentum = (float)(1 - 0.9);

    public static TheoryData<int, int, bool, bool, float, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, bool, bool, float, bool>();
            foreach (var channels in (int[])[1, 3, 16, 17, 40])
            {
                foreach (var rows in (int[])[1, 2, 63, 64, 65, 130, 450])
                    cases.Add(rows, channels, rows % 2 == 0, channels % 2 == 0, 1e-3f, false);
            }

            cases.Add(70, 20, false, false, 1e-3f, false);
            cases.Add(70, 20, true, true, 1e-3f, true);
            cases.Add(5, 20, true, true, 0f, false);
            cases.Add(1, 20, true, true, 0f, false);
            cases.Add(1, 20, false, false, 0f, true);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_pass_and_its_gradient(int rows, int channels, bool hasGamma, bool hasBeta, float epsilon, bool specials)
    {
        var plain = new Plain(rows, channels, hasGamma, hasBeta, epsilon, specials);
        plain.Run();
        var capacity = rows + 2;
        var (source, delta, destination) = (From(plain.Inputs, rows, channels, capacity), From(plain.Deltas, rows, channels, capacity), Empty(channels, capacity));
        var (gamma, beta) = (Block(plain.Gamma), Block(plain.Beta));
        var (mean, variance) = (Block(plain.FirstMovingMean), Block(plain.FirstMovingVariance));
        var saved = new float[2 * gamma.Length];
        Array.Fill(saved, Sentinel);
        BatchNormalization.ForwardTraining<TLanes>(
            ref source[0], ref destination[0], ref saved[0], ref gamma[0], ref beta[0], hasGamma, hasBeta, ref mean[0], ref variance[0], rows, channels, capacity, Momentum, OneMinusMomentum, epsilon);
        AssertSame([.. Block(plain.Mean), .. Block(plain.Inverse)], saved);
        AssertSame(Block(plain.MovingMean), mean);
        AssertSame(Block(plain.MovingVariance), variance);
        AssertSame(From(plain.Outputs, rows, channels, capacity), destination);

        var (gammaGradient, betaGradient) = (Empty(channels, 1), Empty(channels, 1));
        BatchNormalization.Backward<TLanes>(
            ref source[0], ref saved[0], ref gamma[0], hasGamma, ref delta[0], ref gammaGradient[0], ref betaGradient[0], needsInput: false, rows, channels, capacity);
        AssertSame(Block(plain.GammaGradient), gammaGradient);
        AssertSame(Block(plain.BetaGradient), betaGradient);
        AssertSame(From(plain.Deltas, rows, channels, capacity), delta);

        Array.Fill(gammaGradient, Sentinel);
        Array.Fill(betaGradient, Sentinel);
        BatchNormalization.Backward<TLanes>(
            ref source[0], ref saved[0], ref gamma[0], hasGamma, ref delta[0], ref gammaGradient[0], ref betaGradient[0], needsInput: true, rows, channels, capacity);
        AssertSame(Block(plain.GammaGradient), gammaGradient);
        AssertSame(Block(plain.BetaGradient), betaGradient);
        AssertSame(From(plain.InputGradients, rows, channels, capacity), delta);
        AssertSame(From(plain.Inputs, rows, channels, capacity), source);
    }

    [Theory]
    [InlineData(3, 1, true, true)]
    [InlineData(70, 17, false, true)]
    [InlineData(7, 40, true, false)]
    [InlineData(64, 16, false, false)]
    public void Inference_is_one_multiply_add(int rows, int channels, bool hasGamma, bool hasBeta)
    {
        const float epsilon = 1e-3f;
        var plain = new Plain(rows, channels, hasGamma, hasBeta, epsilon, true);
        var capacity = rows + 1;
        var expected = new float[rows * channels];
        var (scales, shifts) = (new float[channels], new float[channels]);
        for (var c = 0; c < channels; c++)
        {
            var root = MathF.Sqrt(plain.FirstMovingVariance[c] + epsilon);
            scales[c] = hasGamma ? plain.Gamma[c] / root : 1 / root;
            var negated = 0 - plain.FirstMovingMean[c];
            shifts[c] = hasBeta ? MultiplyAdd<TLanes>(negated, scales[c], plain.Beta[c]) : negated * scales[c];
            for (var row = 0; row < rows; row++)
                expected[(row * channels) + c] = MultiplyAdd<TLanes>(plain.Inputs[(row * channels) + c], scales[c], shifts[c]);
        }

        var (gamma, beta, mean, variance) = (Block(plain.Gamma), Block(plain.Beta), Block(plain.FirstMovingMean), Block(plain.FirstMovingVariance));
        var (source, destination) = (From(plain.Inputs, rows, channels, capacity), Empty(channels, capacity));
        var scaleAndShift = new float[2 * gamma.Length];
        Array.Fill(scaleAndShift, Sentinel);
        BatchNormalization.Scale<TLanes>(ref gamma[0], ref beta[0], hasGamma, hasBeta, ref mean[0], ref variance[0], ref scaleAndShift[0], channels, epsilon);
        AssertSame([.. Block(scales), .. Block(shifts)], scaleAndShift);
        BatchNormalization.ForwardInference<TLanes>(ref source[0], ref destination[0], ref scaleAndShift[0], rows, channels, capacity);
        AssertSame(From(expected, rows, channels, capacity), destination);
        BatchNormalization.ForwardInference<TLanes>(ref source[0], ref source[0], ref scaleAndShift[0], rows, channels, capacity);
        AssertSame(destination, source);
    }

    /// <summary>Values around 10,000 with deviation 1: E[x²] - E[x]² in floats would be off by 10.</summary>
    [Fact]
    public void Variance_survives_a_large_mean()
    {
        const int rows = 30_000, channels = 3;
        var random = new Random(5);
        var values = new float[rows * channels];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(1e4 + (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2);
        var (source, destination) = (From(values, rows, channels, rows), Empty(channels, rows));
        var (saved, mean, variance) = (new float[32], new float[16], new float[16]);
        BatchNormalization.ForwardTraining<TLanes>(
            ref source[0], ref destination[0], ref saved[0], ref mean[0], ref mean[0], false, false, ref mean[0], ref variance[0], rows, channels, rows, 0f, 1f, 0f);
        for (var c = 0; c < channels; c++)
        {
            var column = Enumerable.Range(0, rows).Select(row => (double)values[(row * channels) + c]).ToArray();
            var trueMean = column.Average();
            Assert.Equal(column.Average(x => (x - trueMean) * (x - trueMean)), variance[c], 1e-3);
            Assert.Equal(trueMean, mean[c], 2e-3);
        }
    }

    /// <summary>The loss Σ w y over y = forward(x): its gradient against central differences of the forward pass in double.</summary>
    [Fact]
    public void Gradient_is_the_derivative()
    {
        const int rows = 7, channels = 2;
        var plain = new Plain(rows, channels, true, true, 1e-2f, false);
        var (source, delta) = (From(plain.Inputs, rows, channels, rows), From(plain.Deltas, rows, channels, rows));
        var (gamma, beta, destination, saved) = (Block(plain.Gamma), Block(plain.Beta), Empty(channels, rows), new float[32]);
        var (moving, gammaGradient, betaGradient) = (new float[32], new float[16], new float[16]);
        BatchNormalization.ForwardTraining<TLanes>(
            ref source[0], ref destination[0], ref saved[0], ref gamma[0], ref beta[0], true, true, ref moving[0], ref moving[16], rows, channels, rows, 0.9f, 0.1f, 1e-2f);
        BatchNormalization.Backward<TLanes>(
            ref source[0], ref saved[0], ref gamma[0], true, ref delta[0], ref gammaGradient[0], ref betaGradient[0], true, rows, channels, rows);
        double[] x = [.. plain.Inputs], g = [.. plain.Gamma], b = [.. plain.Beta];
        for (var i = 0; i < x.Length; i++)
            Assert.Equal(Slope(x, i), delta[Index(i / channels, i % channels, rows)], 1e-4);
        for (var c = 0; c < channels; c++)
        {
            Assert.Equal(Slope(g, c), gammaGradient[c], 1e-4);
            Assert.Equal(Slope(b, c), betaGradient[c], 1e-4);
        }

        double Slope(double[] values, int i)
        {
            var center = values[i];
            values[i] = center + 1e-5;
            var above = Loss();
            values[i] = center - 1e-5;
            var below = Loss();
            values[i] = center;
            return (above - below) / 2e-5;
        }

        double Loss()
        {
            var loss = 0.0;
            for (var c = 0; c < channels; c++)
            {
                var column = Enumerable.Range(0, rows).Select(row => x[(row * channels) + c]).ToArray();
                var mean = column.Average();
                var inverse = 1 / Math.Sqrt(column.Average(v => (v - mean) * (v - mean)) + 1e-2f);
                for (var row = 0; row < rows; row++)
                    loss += plain.Deltas[(row * channels) + c] * (((column[row] - mean) * inverse * g[c]) + b[c]);
            }

            return loss;
        }
    }

    /// <summary>One block a panel with +0 behind the channels.</summary>
    private static float[] Block(float[] values) => From(values, 1, values.Length, 1);

    private sealed class Plain
    {
        private readonly int _rows, _channels;
        private readonly bool _hasGamma, _hasBeta;
        private readonly float _epsilon;

        public Plain(int rows, int channels, bool hasGamma, bool hasBeta, float epsilon, bool specials)
        {
            (_rows, _channels, _hasGamma, _hasBeta, _epsilon) = (rows, channels, hasGamma, hasBeta, epsilon);
            Inputs = specials ? RandomWithSpecials(rows * channels, 1) : Random(rows * channels, 1, 3);
            Deltas = specials ? RandomWithSpecials(rows * channels, 2) : Random(rows * channels, 2);
            (Gamma, Beta) = (Random(channels, 3), Random(channels, 4));
            (FirstMovingMean, FirstMovingVariance) = (Random(channels, 5), [.. Random(channels, 6).Select(MathF.Abs)]);
            (Mean, Inverse) = (new float[channels], new float[channels]);
            (MovingMean, MovingVariance) = (new float[channels], new float[channels]);
            (GammaGradient, BetaGradient) = (new float[channels], new float[channels]);
            (Outputs, InputGradients) = (new float[rows * channels], new float[rows * channels]);
        }

        public float[] Inputs { get; }

        public float[] Deltas { get; }

        public float[] Gamma { get; }

        public float[] Beta { get; }

        public float[] FirstMovingMean { get; }

        public float[] FirstMovingVariance { get; }

        public float[] Mean { get; }

        public float[] Inverse { get; }

        public float[] MovingMean { get; }

        public float[] MovingVariance { get; }

        public float[] GammaGradient { get; }

        public float[] BetaGradient { get; }

        public float[] Outputs { get; }

        public float[] InputGradients { get; }

        public void Run()
        {
            for (var c = 0; c < _channels; c++)
                RunChannel(c);
        }

        private void RunChannel(int c)
        {
            float X(int row) => Inputs[(row * _channels) + c];
            float D(int row) => Deltas[(row * _channels) + c];
            var mean = PlainRowTree.Sum(_rows, (s, row) => s + X(row)) / _rows;
            var variance = PlainRowTree.Sum(_rows, (s, row) => MultiplyAdd<TLanes>(X(row) - mean, X(row) - mean, s)) / _rows;
            var inverse = 1 / MathF.Sqrt(variance + _epsilon);
            (Mean[c], Inverse[c]) = (mean, inverse);
            MovingMean[c] = MultiplyAdd<TLanes>(FirstMovingMean[c], Momentum, mean * OneMinusMomentum);
            MovingVariance[c] = MultiplyAdd<TLanes>(FirstMovingVariance[c], Momentum, variance * OneMinusMomentum);
            float Normalized(int row) => (X(row) - mean) * inverse;

            BetaGradient[c] = PlainRowTree.Sum(_rows, (s, row) => s + D(row));
            GammaGradient[c] = PlainRowTree.Sum(_rows, (s, row) => MultiplyAdd<TLanes>(D(row), Normalized(row), s));
            var (a, b) = (BetaGradient[c] / _rows, 0 - (GammaGradient[c] / _rows));
            for (var row = 0; row < _rows; row++)
            {
                var (i, normalized) = ((row * _channels) + c, Normalized(row));
                Outputs[i] = (_hasGamma, _hasBeta) switch
                {
                    (true, true) => MultiplyAdd<TLanes>(normalized, Gamma[c], Beta[c]),
                    (true, false) => normalized * Gamma[c],
                    (false, true) => normalized + Beta[c],
                    _ => normalized,
                };
                InputGradients[i] = MultiplyAdd<TLanes>(normalized, b, D(row) - a) * (_hasGamma ? Gamma[c] * inverse : inverse);
            }
        }
    }
}

public sealed class BatchNormalizationTests512 : BatchNormalizationTests<Lanes512>;

public sealed class BatchNormalizationTests256 : BatchNormalizationTests<Lanes256>;

public sealed class BatchNormalizationTestsVector : BatchNormalizationTests<LanesVector>;

public sealed class BatchNormalizationTestsScalar : BatchNormalizationTests<LanesScalar>;
