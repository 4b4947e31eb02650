using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticDense.Numerics;

namespace StaticDense.Tests.Memory;

public sealed class NetworkMemoryTests
{
    [ThreadStatic]
    private static int lastSamples;

    [ThreadStatic]
    private static nuint lastWorkspace;

    [ThreadStatic]
    private static int workspaceToFill;

    private static NetworkMemory New(int workspaceCount, int outputs = 3)
    {
        workspaceToFill = workspaceCount;
        return new NetworkMemory(Describe(workspaceCount, outputs), seed: 1);
    }

    private static NetworkDescription Describe(int workspaceCount, int outputs) => new()
    {
        Name = "Plain",
        InputShape = [2],
        OutputShape = [outputs],
        Parameters = [new ParameterTensor("dense/bias", [17], 0, new ParameterInitializer(Initializer.Zeros))],
        ParameterCount = 17,
        StorageCount = 32,
        WorkspaceCount = workspaceCount,
        Summary = string.Empty,
        IsDebugBuild = false,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(100_000)]
    public void WorkspacesOfEverySizeAreAlignedAndAllTheirs(int count)
    {
        var memory = New(count);
        var outputs = new float[6];
        memory.Predict<Copy>([1, 2, 3, 4], outputs);
        Assert.Equal([1f, 2, 7, 3, 4, 7], outputs);
        Assert.Equal(2, lastSamples);
        Assert.NotEqual(0u, lastWorkspace);
        Assert.Equal(0u, lastWorkspace % 64);
        Assert.Equal(2, memory.PredictClass<Copy>([1, 2]));
    }

    [Fact]
    public void WithoutAWorkspaceThePassIsCalledAllTheSame()
    {
        var memory = New(0);
        var outputs = new float[3];
        memory.Predict<Copy>([5, 6], outputs);
        Assert.Equal([5f, 6, 7], outputs);
        Assert.Equal(1, lastSamples);
        Assert.Equal(0u, lastWorkspace);
        Assert.Equal(1, memory.PredictClass<Copy>([5, 9]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(5000)]
    public void PredictionsAllocateNothing(int workspaceCount)
    {
        var memory = New(workspaceCount);
        var many = New(workspaceCount, outputs: 5000);
        float[] inputs = [1, 2], outputs = new float[3];
        for (var call = 0; call < 3; call++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var repetition = 0; repetition < 100; repetition++)
            {
                memory.Predict<Copy>(inputs, outputs);
                memory.PredictClass<Copy>(inputs);
                many.PredictClass<Copy>(inputs);
            }

            if (call > 0)
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void AWorkspaceComesBackWhenThePassThrows()
    {
        var memory = New(5000, outputs: 5000);
        for (var call = 0; call < 3; call++)
        {
            Assert.Throws<TimeZoneNotFoundException>(() => memory.Predict<Throw>(new float[2], new float[5000]));
            Assert.Throws<TimeZoneNotFoundException>(() => memory.PredictClass<Throw>(new float[2]));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        memory.PredictClass<Copy>(new float[2]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4999);
    }

    [Theory]
    [InlineData(0, 0, "inputs", "2 values a sample", "0 values")]
    [InlineData(3, 3, "inputs", "2 values a sample", "3 values")]
    [InlineData(2, 2, "outputs", "3 for 1 samples", "room for 2")]
    [InlineData(4, 3, "outputs", "6 for 2 samples", "room for 3")]
    [InlineData(4, 7, "outputs", "6 for 2 samples", "room for 7")]
    public void LengthsThatDoNotFitNameBothNumbers(int inputs, int outputs, string parameter, string expected, string given)
    {
        var memory = New(16);
        var exception = Assert.Throws<ArgumentException>(() => memory.Predict<Copy>(new float[inputs], new float[outputs]));
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains(given, exception.Message, StringComparison.Ordinal);
        Assert.Contains("4 values", Assert.Throws<ArgumentException>(() => memory.PredictClass<Copy>(new float[4])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    public void SpansThatOverlapAreRefused(int inputs, int outputs)
    {
        var memory = New(16);
        var values = new float[20];
        Assert.Contains("overlap", Assert.Throws<ArgumentException>(() => memory.Predict<Copy>(values.AsSpan(inputs, 2), values.AsSpan(outputs, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("overlap", Assert.Throws<ArgumentException>(() => memory.Predict<Copy>(values.AsSpan(inputs, 4), values.AsSpan(outputs, 6))).Message, StringComparison.Ordinal);
        memory.Predict<Copy>(values.AsSpan(0, 2), values.AsSpan(2, 3));
        memory.Predict<Copy>(values.AsSpan(12, 4), values.AsSpan(6, 6));
    }

    [Theory]
    [InlineData(new[] { 1f, 3, 3 }, 1)]
    [InlineData(new[] { -0f, 0f, 0f }, 0)]
    [InlineData(new[] { 1f, float.NaN, 3, float.NaN }, 1)]
    [InlineData(new[] { float.PositiveInfinity, float.NaN }, 1)]
    [InlineData(new[] { float.NegativeInfinity, float.NegativeInfinity }, 0)]
    [InlineData(new[] { 0.5f }, 0)]
    [InlineData(new[] { 0.50001f }, 1)]
    [InlineData(new[] { float.NaN }, 0)]
    public void TheClassIsTheFirstLargestOutput(float[] outputs, int expected) => Assert.Equal(expected, NetworkMemory.ClassOf(outputs));

    [Fact]
    public void ParametersAreAlignedAndTravelInCanonicalOrder()
    {
        var memory = New(16);
        Assert.Equal(32, memory.Parameters.Length);
        var canonical = Enumerable.Range(1, 17).Select(value => (float)value).ToArray();
        memory.ImportParameters(canonical);
        Assert.Equal(17f, memory.Parameters[16]);
        Assert.False(memory.Parameters[17..].ContainsAnyExcept(0f));
        var exported = new float[17];
        memory.ExportParameters(exported);
        Assert.Equal(canonical, exported);
        Assert.Throws<ArgumentException>(() => memory.ImportParameters(new float[16]));
        Assert.Throws<ArgumentException>(() => memory.ExportParameters(new float[32]));

        var path = Path.GetTempFileName();
        memory.Save(path);
        Assert.Equal(memory.Parameters.ToArray(), NetworkMemory.Load(memory.Description, path).Parameters.ToArray());
        File.Delete(path);
    }

    [Fact]
    public void TheSeedDecidesTheParameters()
    {
        var description = Describe(0, 3);
        var random = new NetworkDescription
        {
            Name = description.Name,
            InputShape = description.InputShape,
            OutputShape = description.OutputShape,
            Parameters = [new ParameterTensor("dense/kernel", [2, 17], 0, new ParameterInitializer(Initializer.GlorotUniform))],
            ParameterCount = 34,
            StorageCount = 64,
            WorkspaceCount = 0,
            Summary = string.Empty,
            IsDebugBuild = false,
        };
        float[] Start(ulong seed) => new NetworkMemory(random, seed).Parameters.ToArray();
        Assert.Equal(Start(1), Start(1));
        Assert.NotEqual(Start(1), Start(2));
        Assert.Equal(34, Start(1).Count(value => value != 0));
    }

    [Fact]
    public void ReservingChecksItsArgument()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => New(16).Reserve(0));
        New(16).Reserve(3);
        New(5000, outputs: 5000).Reserve(3);
    }

    [Fact]
    public void ACheckCanPlaceEveryBufferAndThenNoneIsOnTheStack()
    {
        var sizes = new List<int>();
        AlignedBuffer.Source = count =>
        {
            sizes.Add(count);
            return new AlignedBuffer(count);
        };
        try
        {
            var memory = New(100);
            memory.Predict<Copy>([1, 2], new float[3]);
            _ = new NetworkMemory(Describe(0, 3), seed: 1);
        }
        finally
        {
            AlignedBuffer.Source = null;
        }

        Assert.Equal([32, 100, 32], sizes);
    }

    /// <summary>Outputs are the two inputs, then 7; the rest stays. Fills its workspace first.</summary>
    private readonly struct Copy : IInferencePass
    {
        public static unsafe void Predict(ref float parameters, ref float workspace, ref float inputs, ref float outputs, int samples)
        {
            lastSamples = samples;
            lastWorkspace = (nuint)Unsafe.AsPointer(ref workspace);
            if (workspaceToFill > 0)
                MemoryMarshal.CreateSpan(ref workspace, workspaceToFill).Fill(float.NaN);
            for (var sample = 0; sample < samples; sample++)
            {
                Unsafe.Add(ref outputs, (3 * sample) + 0) = Unsafe.Add(ref inputs, 2 * sample);
                Unsafe.Add(ref outputs, (3 * sample) + 1) = Unsafe.Add(ref inputs, (2 * sample) + 1);
                Unsafe.Add(ref outputs, (3 * sample) + 2) = 7;
            }
        }
    }

    private readonly struct Throw : IInferencePass
    {
        public static void Predict(ref float parameters, ref float workspace, ref float inputs, ref float outputs, int samples) =>
            throw new TimeZoneNotFoundException();
    }
}
