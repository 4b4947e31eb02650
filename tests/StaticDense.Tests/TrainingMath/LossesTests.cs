using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

/// <summary>Every loss and its gradient against its formula, written once more in plain loops over one row.</summary>
public abstract partial class LossesTests<TLanes>
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

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_follow_their_formulas(string loss, int samples, int positions, int channels, bool weighted)
    {
        var (kernel, formula) = Table[loss];
        int rows = samples * positions, capacity = rows + 3;
        var fromLogits = loss.Contains("logits");
        var isProbability = !fromLogits && loss.StartsWith("of probabilities: ");
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

    /// <summary>Where all targets of a batch are 0 or 1 the hinges take them as -1 and 1; a single other one, and they are as they stand.</summary>
    [Fact]
    public void Hinges_convert_the_targets_of_a_batch_or_none()
    {
        const int Rows = 3, Channels = 18;
        var zeros = Enumerable.Range(0, Rows * Channels).Select(i => i % 3 == 0 ? 1f : 0).ToArray();
        var sides = zeros.Select(target => (2 * target) - 1).ToArray();
        float[] mixed = [.. zeros];
        mixed[^1] = 0.5f;
        foreach (var loss in (string[])["hinge", "squared hinge"])
        {
            var (ofZeros, delta) = Run(loss, zeros);
            var (ofSides, sidesDelta) = Run(loss, sides);
            AssertSame(ofSides, ofZeros);
            AssertSame(sidesDelta, delta);
            var (_, mixedDelta) = Run(loss, mixed);
            Assert.Equal(0, mixedDelta[Index(0, 1, Rows)]);
            Assert.NotEqual(0, delta[Index(0, 1, Rows)]);
        }

        static (float Loss, float[] Delta) Run(string loss, float[] targets)
        {
            float[] blocks = From(Random(Rows * Channels, 2), Rows, Channels, Rows), delta = Empty(Channels, Rows);
            var step = new TrainingStep { Targets = targets };
            return (Table[loss].Kernel(ref blocks[0], ref blocks[0], ref delta[0], true, Rows, 1, Channels, Rows, in step), delta);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(255)]
    [InlineData(2)]
    public void Rows_of_an_ignored_class_do_not_count(int ignored)
    {
        const int Channels = 18;
        int[] labels = [3, ignored, 17, ignored, 4], counted = [3, 17, 4];
        var values = Random(5 * Channels, 8, 3);
        float[] kept = [.. values[..Channels], .. values[(2 * Channels)..(3 * Channels)], .. values[(4 * Channels)..]];
        float[] weights = [1, 2, 3, 4, 0.5f], keptWeights = [1, 3, 0.5f];
        foreach (var fromLogits in (bool[])[true, false])
        {
            var (loss, delta, probabilities) = Run(fromLogits, values, labels, weights, ignored);
            var (expected, expectedDelta, expectedProbabilities) = Run(fromLogits, kept, counted, keptWeights, null);
            AssertSame(expected, loss);
            AssertSame([.. expectedDelta[..Channels], .. new float[Channels], .. expectedDelta[Channels..(2 * Channels)], .. new float[Channels], .. expectedDelta[(2 * Channels)..]], delta);
            if (fromLogits)
                AssertSame(expectedProbabilities.AsSpan(Channels, Channels).ToArray(), probabilities.AsSpan(2 * Channels, Channels));
            (loss, delta, _) = Run(fromLogits, values, [ignored, ignored, ignored, ignored, ignored], weights, ignored);
            Assert.Equal(0, loss);
            Assert.All(delta, value => Assert.Equal(0, value));
        }

        static (float Loss, float[] Delta, float[] Probabilities) Run(bool fromLogits, float[] values, int[] labels, float[] weights, int? ignored)
        {
            var rows = labels.Length;
            float[] z = From(fromLogits ? values : [.. values.Select(MathF.Abs)], rows, Channels, rows), p = Empty(Channels, rows), d = Empty(Channels, rows);
            var step = new TrainingStep { Labels = labels, SampleWeights = weights };
            var loss = (fromLogits, ignored) switch
            {
                (true, { } label) => Losses.SparseCategoricalCrossentropyFromLogits<TLanes>(ref z[0], ref p[0], ref d[0], true, label, rows, 1, Channels, rows, in step),
                (true, null) => Losses.SparseCategoricalCrossentropyFromLogits<TLanes>(ref z[0], ref p[0], ref d[0], true, rows, 1, Channels, rows, in step),
                (false, { } label) => Losses.SparseCategoricalCrossentropy<TLanes>(ref z[0], ref d[0], true, label, rows, 1, Channels, rows, in step),
                _ => Losses.SparseCategoricalCrossentropy<TLanes>(ref z[0], ref d[0], true, rows, 1, Channels, rows, in step),
            };
            float[] delta = new float[rows * Channels], probabilities = new float[rows * Channels];
            Blocks.Scatter<TLanes>(ref d[0], delta, rows, Channels, rows);
            Blocks.Scatter<TLanes>(ref p[0], probabilities, rows, Channels, rows);
            return (loss, delta, probabilities);
        }
    }

    private static void AssertPadding(float[] blocks, int rows, int channels, int capacity)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var channel = channels; channel < Panels(channels) * 16; channel++)
                AssertSame(0f, blocks[Index(row, channel, capacity)]);
        }
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
