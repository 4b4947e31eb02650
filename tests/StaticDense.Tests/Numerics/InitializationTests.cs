using System.Collections.Immutable;
using StaticDense.Numerics;

namespace StaticDense.Tests.Numerics;

/// <summary>Initial parameters: limits and deviations of Keras's initializers, exact kinds, blocks and padding.</summary>
public class InitializationTests
{
    public static TheoryData<int> RowNumbers() => new(Enumerable.Range(0, InitializerTable.Rows.Length));

    [Theory]
    [MemberData(nameof(RowNumbers))]
    public void LimitsAndDeviationsAreKeras(int rowNumber)
    {
        var row = InitializerTable.Rows[rowNumber];
        AssertSample(Sample(row.Initializer, row.Shape), 0, row.Limit, row.Deviation);
    }

    [Fact]
    public void RandomUniformFillsItsInterval() =>
        AssertSample(Sample(new(Initializer.RandomUniform) { Minval = 1, Maxval = 3 }, [50, 50]), 2, 1, 1 / Math.Sqrt(3));

    [Fact]
    public void RandomNormalHasItsMeanAndDeviation()
    {
        var values = Sample(new(Initializer.RandomNormal) { Mean = -1, Stddev = 0.25 }, [50, 50]);
        AssertSample(values, -1, double.PositiveInfinity, 0.25);

        // A normal variable lies beyond two deviations with probability 0.0455.
        var beyond = values.Count(v => Math.Abs(v + 1) > 0.5) / (double)values.Length;
        Assert.InRange(beyond, 0.0455 - 0.007, 0.0455 + 0.007);
    }

    [Fact]
    public void TruncatedNormalIsCutAtTwoDeviations() =>
        AssertSample(Sample(new(Initializer.TruncatedNormal) { Mean = 3, Stddev = 0.5 }, [50, 50]), 3, 1, 0.5 * 0.87962566103423978);

    [Theory]
    [InlineData(Initializer.Zeros, 0f)]
    [InlineData(Initializer.Ones, 1f)]
    [InlineData(Initializer.Constant, -0.1f)]
    public void ConstantKinds(Initializer kind, float expected)
    {
        var values = Canonical(new ParameterInitializer(kind) { Value = -0.1 }, [3, 17], 1);
        Assert.All(values, value => Assert.Equal(expected, value));
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(20, 17)]
    public void Identity(int rows, int columns)
    {
        var values = Canonical(new(Initializer.Identity) { Gain = 2 }, [rows, columns], 1);
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(i / columns == i % columns ? 2f : 0f, values[i]);
    }

    [Fact]
    public void IdentityNeedsTwoAxes() =>
        Assert.Throws<ArgumentException>(() => Canonical(new(Initializer.Identity), [2, 2, 2], 1));

    [Fact]
    public void OrthogonalNeedsTwoAxes() => Assert.Throws<ArgumentException>(() => Canonical(new(Initializer.Orthogonal), [4], 1));

    /// <summary>Columns, or rows where there are fewer of them, are orthonormal up to the gain.</summary>
    [Theory]
    [InlineData(new[] { 40, 17 }, 1.0)]
    [InlineData(new[] { 17, 40 }, 1.5)]
    [InlineData(new[] { 24, 24 }, 1.0)]
    [InlineData(new[] { 3, 3, 2, 5 }, 1.0)]
    [InlineData(new[] { 1, 9 }, 1.0)]
    public void OrthogonalVectors(int[] shape, double gain)
    {
        var values = Canonical(new(Initializer.Orthogonal) { Gain = gain }, shape, 5);
        var columns = shape[^1];
        var rows = values.Length / columns;
        var count = Math.Min(rows, columns);
        double Element(int vector, int i) => rows < columns ? values[(vector * columns) + i] : values[(i * columns) + vector];
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var product = Enumerable.Range(0, Math.Max(rows, columns)).Sum(i => Element(a, i) * Element(b, i));
                Assert.Equal(a == b ? gain * gain : 0, product, 2e-6);
            }
        }
    }

    /// <summary>No sign is favoured: the trace of a random orthogonal matrix has mean 0 and variance 1.</summary>
    [Fact]
    public void OrthogonalMatricesAreUniform()
    {
        const int count = 400;
        var traces = new double[count];
        for (var seed = 0; seed < count; seed++)
        {
            var values = Canonical(new(Initializer.Orthogonal), [6, 6], (ulong)seed);
            traces[seed] = Enumerable.Range(0, 6).Sum(i => (double)values[i * 7]);
        }

        Assert.InRange(traces.Average(), -5 / Math.Sqrt(count), 5 / Math.Sqrt(count));
        Assert.InRange(traces.Average(t => t * t), 0.6, 1.4);
    }

    [Fact]
    public void StorageIsBlockedAndPaddingZero()
    {
        var tensor = Tensor(new(Initializer.GlorotUniform), [5, 19]);
        var storage = Storage([tensor], 7);
        var canonical = Canonical(tensor.Initializer, [5, 19], 7);
        var random = new CounterRandom(7, 1, 0);
        var limit = Math.Sqrt(6.0 / 24);
        for (var i = 0; i < storage.Length; i++)
        {
            var (row, channel) = (i / 16 % 5, (i / 80 * 16) + (i % 16));
            if (channel < 19)
                Assert.Equal((float)(limit * ((2 * random.Uniform((ulong)((row * 19) + channel))) - 1)), storage[i], 1e-7f);
            else
                Assert.True(EveryWidth.SameBits(0f, storage[i]));
        }

        Assert.Equal(95, canonical.Length);
    }

    [Fact]
    public void TensorsAndSeedsDiffer()
    {
        var first = Tensor(new(Initializer.RandomNormal), [4, 16]);
        var second = first with { Offset = first.StorageCount, Name = "second" };
        var both = Storage([first, second], 1);
        Assert.NotEqual(both[..64], both[64..]);
        Assert.Equal(both, Storage([first, second], 1));
        Assert.NotEqual(both, Storage([first, second], 2));
    }

    [Fact]
    public void WrongStorageLengthThrows()
    {
        var description = Description([Tensor(new(Initializer.Ones), [2, 2])]);
        var exception = Assert.Throws<ArgumentException>(() => Initialization.Fill(description, 1, new float[31]));
        Assert.Contains("32", exception.Message, StringComparison.Ordinal);
        Assert.Contains("31", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OldValuesDisappear()
    {
        var storage = new float[32];
        Array.Fill(storage, float.NaN);
        Initialization.Fill(Description([Tensor(new(Initializer.Zeros), [2, 2])]), 1, storage);
        Assert.All(storage, value => Assert.True(EveryWidth.SameBits(0f, value)));
    }

    /// <summary>At least 20,000 values from as many seeds as that takes.</summary>
    private static float[] Sample(ParameterInitializer initializer, int[] shape)
    {
        var values = new List<float>();
        for (var seed = 0UL; values.Count < 20_000; seed++)
            values.AddRange(Canonical(initializer, shape, seed));
        return [.. values];
    }

    private static void AssertSample(float[] values, double center, double limit, double deviation)
    {
        var root = Math.Sqrt(values.Length);
        var mean = values.Average(v => (double)v);
        Assert.InRange(mean, center - (5 * deviation / root), center + (5 * deviation / root));

        // Five deviations of the sample's deviation, for a normal variable, whose is the widest of these.
        var measured = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        Assert.InRange(measured, deviation * (1 - (5 / root / Math.Sqrt(2))), deviation * (1 + (5 / root / Math.Sqrt(2))));

        var largest = values.Max(v => Math.Abs(v - center));
        Assert.True(largest <= limit * (1 + 1e-6));
        if (double.IsFinite(limit))
            Assert.True(largest > limit * 0.98);
    }

    private static float[] Canonical(ParameterInitializer initializer, int[] shape, ulong seed)
    {
        var tensor = Tensor(initializer, shape);
        var storage = Storage([tensor], seed);
        var values = new float[tensor.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (position, channel) = (i / tensor.Channels, i % tensor.Channels);
            values[i] = storage[(channel / 16 * tensor.Positions * 16) + (position * 16) + (channel % 16)];
        }

        return values;
    }

    private static ParameterTensor Tensor(ParameterInitializer initializer, int[] shape) => new("first", [.. shape], 0, initializer);

    private static float[] Storage(ParameterTensor[] tensors, ulong seed)
    {
        var description = Description(tensors);
        var storage = new float[description.StorageCount];
        Initialization.Fill(description, seed, storage);
        return storage;
    }

    private static NetworkDescription Description(ParameterTensor[] tensors) => new()
    {
        Name = "Test",
        InputShape = [1],
        OutputShape = [1],
        Parameters = ImmutableArray.Create(tensors),
        ParameterCount = tensors.Sum(t => t.Count),
        StorageCount = tensors.Sum(t => t.StorageCount),
        WorkspaceCount = 0,
        Summary = "",
        IsDebugBuild = false,
    };
}
