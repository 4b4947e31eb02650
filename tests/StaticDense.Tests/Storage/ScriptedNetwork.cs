using StaticDense.Numerics;

namespace StaticDense.Tests.Storage;

/// <summary>A network of 2 x 3 inputs whose outputs a test says.</summary>
/// <typeparam name="TOutputs">How many outputs there are.</typeparam>
internal sealed class ScriptedNetwork<TOutputs> : INetwork<ScriptedNetwork<TOutputs>>
    where TOutputs : IOutputCount
{
    /// <summary>What a sample gives: its number in the batch, the number of samples, its first input and the output's number.</summary>
    public required Func<int, int, float, int, float> Output { get; init; }

    public static NetworkDescription Description { get; } = new()
    {
        Name = "Scripted",
        InputShape = [2, 3],
        OutputShape = [TOutputs.Count],
        Parameters = [],
        ParameterCount = 0,
        StorageCount = 0,
        WorkspaceCount = 0,
        Summary = "",
        IsDebugBuild = false,
    };

    /// <summary>The memory that emitted code would have.</summary>
    public NetworkMemory Memory { get; } = new(Description, 0);

    public Span<float> Parameters => Memory.Parameters;

    public static ScriptedNetwork<TOutputs> Create(ulong seed) => new() { Output = (_, _, _, _) => 0 };

    public static ScriptedNetwork<TOutputs> Load(string path) => Create(0);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var samples = Memory.CheckPredict(inputs, outputs);
        for (var at = 0; at < outputs.Length; at++)
            outputs[at] = Output(at / TOutputs.Count, samples, inputs[at / TOutputs.Count * 6], at % TOutputs.Count);
    }

    public int PredictClass(ReadOnlySpan<float> input) => 0;

    public void Reserve(int threads) => Memory.Reserve(threads);

    public void ExportParameters(Span<float> destination)
    {
    }

    public void ImportParameters(ReadOnlySpan<float> source)
    {
    }

    public void Save(string path)
    {
    }
}

/// <summary>How many outputs a network has.</summary>
internal interface IOutputCount
{
    static abstract int Count { get; }
}

internal readonly struct TwoOutputs : IOutputCount
{
    public static int Count => 2;
}

/// <summary>More than are kept on the stack.</summary>
internal readonly struct ManyOutputs : IOutputCount
{
    public static int Count => 1500;
}
