using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

/// <summary>Every loss and its gradient against its formula, written once more in plain loops over one row.</summary>
public abstract class LossesTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const float Lowest = 1e-7f, Highest = (float)(1 - 1e-7), Threshold = 0.4f;
    private const double Smoothing = 0.13;

    /// <summary>One row: outputs, targets (or one label), scale; fills delta and probabilities and returns the row's loss.</summary>
    private delegate float Formula(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities);

    private delegate float Kernel(
        ref float output, ref float probabilities, ref float delta, bool training, int samples, int positions, int channels, int capacity, ref readonly TrainingStep step);

    public static TheoryData<string, int, int, int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int, int, bool>();
            foreach (var loss in Table.Keys)
            {
                foreach (var channels in (int[])[1, 5, 15, 16, 17, 37, 64])
                {
                    cases.Add(loss, 1, 1, channels, false);
                    cases.Add(loss, 3, 2, channels, true);
                    cases.Add(loss, 20, 1, channels, true);
                }
            }

            return cases;
        }
    }

    private static readonly Dictionary<string, (Kernel Kernel, Formula Formula)> Table = new()
    {
        ["mean squared error"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.MeanSquaredError<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Elements(static (p, y) => (p - y) * (p - y), static (p, y) => 2 * (p - y))),
        ["mean absolute error"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.MeanAbsoluteError<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Elements(static (p, y) => MathF.Abs(p - y), static (p, y) => p > y ? 1 : p < y ? -1 : p - y)),
        ["huber"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.Huber<TLanes>(ref o, ref d, t, Threshold, s, p, c, k, in step),
            Elements(
                static (p, y) => MathF.Abs(p - y) <= Threshold ? 0.5f * ((p - y) * (p - y)) : (Threshold * MathF.Abs(p - y)) - (0.5f * (Threshold * Threshold)),
                static (p, y) => MathF.Min(MathF.Max(p - y, -Threshold), Threshold))),
        ["binary"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.BinaryCrossentropy<TLanes>(ref o, ref d, t, Smoothing, s, p, c, k, in step),
            Elements(BinaryValue, BinaryDerivative)),
        ["binary from logits"] = (
            static (ref float o, ref float q, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.BinaryCrossentropyFromLogits<TLanes>(ref o, ref q, ref d, t, Smoothing, s, p, c, k, in step),
            BinaryFromLogits),
        ["categorical"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.CategoricalCrossentropy<TLanes>(ref o, ref d, t, Smoothing, s, p, c, k, in step),
            Categorical),
        ["categorical from logits"] = (
            static (ref float o, ref float q, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.CategoricalCrossentropyFromLogits<TLanes>(ref o, ref q, ref d, t, Smoothing, s, p, c, k, in step),
            CategoricalFromLogits),
        ["sparse"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.SparseCategoricalCrossentropy<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Sparse),
        ["sparse from logits"] = (
            static (ref float o, ref float q, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.SparseCategoricalCrossentropyFromLogits<TLanes>(ref o, ref q, ref d, t, s, p, c, k, in step),
            SparseFromLogits),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_follow_their_formulas(string loss, int samples, int positions, int channels, bool weighted)
    {
        var (kernel, formula) = Table[loss];
        int rows = samples * positions, capacity = rows + 3;
        var fromLogits = loss.Contains("logits");
        var isProbability = !fromLogits && (loss.StartsWith("binary") || loss is "categorical" or "sparse");
        var output = Random(rows * channels, channels, fromLogits ? 6 : 1);
        var target = Random(rows * channels, channels + 1).Select(y => isProbability || fromLogits ? MathF.Abs(y) : y).ToArray();
        if (isProbability)
        {
            // Some probabilities are clipped.
            output = output.Select((p, i) => i % 7 == 3 ? 0f : i % 11 == 5 ? 1f : MathF.Abs(p)).ToArray();
        }

        var weights = weighted ? Random(samples, 5).Select(MathF.Abs).ToArray() : [];
        var labels = Enumerable.Range(0, rows).Select(row => row * 5 % channels).ToArray();
        float[] delta = new float[output.Length], probabilities = new float[output.Length];
        double total = 0;
        for (var row = 0; row < rows; row++)
        {
            var weight = weighted ? weights[row / positions] : 1;
            float[] d = new float[channels], p = new float[channels];
            var at = row * channels;
            total += (double)weight * formula(output[at..(at + channels)], target[at..(at + channels)], labels[row], weight / rows, d, p);
            d.CopyTo(delta, at);
            p.CopyTo(probabilities, at);
        }

        var expected = (float)(total / rows);
        var step = new TrainingStep { Labels = labels, Targets = target, SampleWeights = weights };
        float[] blocks = From(output, rows, channels, capacity), q = Empty(channels, capacity), gradient = Empty(channels, capacity);
        AssertSame(expected, kernel(ref blocks[0], ref q[0], ref gradient[0], true, samples, positions, channels, capacity, in step));
        AssertSame(From(delta, rows, channels, capacity), gradient);
        var expectedProbabilities = fromLogits ? From(probabilities, rows, channels, capacity) : Empty(channels, capacity);
        AssertSame(expectedProbabilities, q);
        AssertSame(From(output, rows, channels, capacity), blocks);

        // Without training delta stays as it is; probabilities may take the logits' place.
        float[] untouched = Empty(channels, capacity);
        AssertSame(expected, kernel(ref blocks[0], ref blocks[0], ref untouched[0], false, samples, positions, channels, capacity, in step));
        AssertSame(Empty(channels, capacity), untouched);
        AssertSame(fromLogits ? expectedProbabilities : From(output, rows, channels, capacity), blocks);

        // Or delta's place, before it is written.
        float[] logits = From(output, rows, channels, capacity), shared = Empty(channels, capacity);
        AssertSame(expected, kernel(ref logits[0], ref shared[0], ref shared[0], true, samples, positions, channels, capacity, in step));
        AssertSame(From(delta, rows, channels, capacity), shared);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Padding_stays_zero_whatever_the_outputs_hold(string loss, int samples, int positions, int channels, bool weighted)
    {
        int rows = samples * positions, capacity = rows + 3;
        var blocks = From(RandomWithSpecials(rows * channels, channels), rows, channels, capacity);
        float[] probabilities = Empty(channels, capacity), delta = Empty(channels, capacity);
        var step = new TrainingStep
        {
            Labels = new int[rows],
            Targets = RandomWithSpecials(rows * channels, 9),
            SampleWeights = weighted ? RandomWithSpecials(samples, 5) : [],
        };
        Table[loss].Kernel(ref blocks[0], ref probabilities[0], ref delta[0], true, samples, positions, channels, capacity, in step);
        AssertPadding(delta, rows, channels, capacity);
        if (loss.Contains("logits"))
            AssertPadding(probabilities, rows, channels, capacity);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(37)]
    public void One_hot_targets_give_the_bits_of_labels(int channels)
    {
        const int Rows = 6;
        int[] labels = [0, channels - 1, 2, 3, 1, 4];
        var targets = new float[Rows * channels];
        for (var row = 0; row < Rows; row++)
            targets[(row * channels) + labels[row]] = 1;
        var step = new TrainingStep { Labels = labels, Targets = targets };
        float[] z = From(Random(Rows * channels, 3, 4), Rows, channels, Rows), p = From(Random(Rows * channels, 3).Select(MathF.Abs).ToArray(), Rows, channels, Rows);
        float[] a = Empty(channels, Rows), b = Empty(channels, Rows), q = Empty(channels, Rows);

        var sparse = Losses.SparseCategoricalCrossentropyFromLogits<TLanes>(ref z[0], ref q[0], ref a[0], true, Rows, 1, channels, Rows, in step);
        AssertSame(sparse, Losses.CategoricalCrossentropyFromLogits<TLanes>(ref z[0], ref q[0], ref b[0], true, 0, Rows, 1, channels, Rows, in step));
        AssertSame(a, b);

        sparse = Losses.SparseCategoricalCrossentropy<TLanes>(ref p[0], ref a[0], true, Rows, 1, channels, Rows, in step);
        AssertSame(sparse, Losses.CategoricalCrossentropy<TLanes>(ref p[0], ref b[0], true, 0, Rows, 1, channels, Rows, in step));
        AssertSame(a, b);
    }

    private static void AssertPadding(float[] blocks, int rows, int channels, int capacity)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var channel = channels; channel < Panels(channels) * 16; channel++)
                AssertSame(0f, blocks[Index(row, channel, capacity)]);
        }
    }

    private static Formula Elements(Func<float, float, float> value, Func<float, float, float> derivative) => (output, target, _, scale, delta, _) =>
    {
        for (var i = 0; i < delta.Length; i++)
            delta[i] = derivative(output[i], target[i]) * (scale / delta.Length);
        return RowArithmetic<TLanes>.Sum(output.Zip(target, value).ToArray()) / delta.Length;
    };

    private static float Smooth(float target, double centre) => MultiplyAdd<TLanes>(target, (float)(1 - Smoothing), (float)(Smoothing * centre));

    private static float Clip(float p) => MathF.Min(MathF.Max(p, Lowest), Highest);

    private static float BinaryValue(float p, float y)
    {
        var t = Smooth(y, 0.5);
        return 0 - MultiplyAdd<TLanes>(t, RowArithmetic<TLanes>.Log(Clip(p)), (1 - t) * RowArithmetic<TLanes>.Log(Clip(1 - p)));
    }

    private static float BinaryDerivative(float p, float y)
    {
        var t = Smooth(y, 0.5);
        return p is < Lowest or > Highest ? 0 : ((1 - t) / Clip(1 - p)) - (t / Clip(p));
    }

    private static float BinaryFromLogits(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var values = new float[output.Length];
        for (var i = 0; i < output.Length; i++)
        {
            var t = Smooth(target[i], 0.5);
            probabilities[i] = RowArithmetic<TLanes>.Sigmoid(output[i]);
            values[i] = MathF.Max(output[i], 0) - (output[i] * t) + RowArithmetic<TLanes>.Softplus(-MathF.Abs(output[i]));
            delta[i] = (probabilities[i] - t) * (scale / output.Length);
        }

        return RowArithmetic<TLanes>.Sum(values) / output.Length;
    }

    private static float CategoricalFromLogits(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var (e, sum, max) = RowArithmetic<TLanes>.Exponentials(output);
        var t = target.Select(y => Smooth(y, 1.0 / target.Length)).ToArray();
        var total = RowArithmetic<TLanes>.Sum(t);
        for (var i = 0; i < output.Length; i++)
        {
            probabilities[i] = e[i] / sum;
            delta[i] = ((probabilities[i] * total) - t[i]) * scale;
        }

        return (RowArithmetic<TLanes>.ScalarLog(sum) * total) - RowArithmetic<TLanes>.Dot(t, output.Select(z => z - max).ToArray());
    }

    private static float Categorical(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var sum = RowArithmetic<TLanes>.Sum(output);
        var t = target.Select(y => Smooth(y, 1.0 / target.Length)).ToArray();
        var q = output.Select(p => p / sum).ToArray();
        var g = q.Zip(t, (p, y) => p is < Lowest or > Highest ? 0 : -y / p).ToArray();
        var dot = RowArithmetic<TLanes>.Dot(g, q);
        for (var i = 0; i < output.Length; i++)
            delta[i] = (g[i] - dot) * (scale / sum);
        return -RowArithmetic<TLanes>.Dot(t, q.Select(p => RowArithmetic<TLanes>.Log(Clip(p))).ToArray());
    }

    private static float Sparse(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var sum = RowArithmetic<TLanes>.Sum(output);
        var q = output[label] / sum;
        var g = q is < Lowest or > Highest ? 0 : -1 / q;
        for (var i = 0; i < output.Length; i++)
            delta[i] = ((i == label ? g : 0) - (g * q)) * (scale / sum);
        return -RowArithmetic<TLanes>.ScalarLog(Clip(q));
    }

    private static float SparseFromLogits(float[] output, float[] target, int label, float scale, float[] delta, float[] probabilities)
    {
        var (e, sum, max) = RowArithmetic<TLanes>.Exponentials(output);
        for (var i = 0; i < output.Length; i++)
        {
            probabilities[i] = e[i] / sum;
            delta[i] = (probabilities[i] - (i == label ? 1 : 0)) * scale;
        }

        return RowArithmetic<TLanes>.ScalarLog(sum) - (output[label] - max);
    }
}

public sealed class LossesTests512 : LossesTests<Lanes512>;

public sealed class LossesTests256 : LossesTests<Lanes256>;

public sealed class LossesTestsVector : LossesTests<LanesVector>;

public sealed class LossesTestsScalar : LossesTests<LanesScalar>;

public sealed class LabelTests
{
    [Fact]
    public void Labels_inside_the_classes_pass() => Losses.CheckLabels([0, 9, 5], 10);

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Labels_outside_the_classes_are_named(int label)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => Losses.CheckLabels([3, 4, label], 10));
        Assert.Contains($"Label {label} at index 2 is outside the classes 0 to 9.", thrown.Message);
    }
}
