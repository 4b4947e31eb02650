namespace StaticDense.Generator.Model;

/// <summary>
/// The members that a network gets, so that a class can be told when it has one of them already. Members of the contracts that
/// programs do not call are implemented explicitly and meet no other.
/// </summary>
internal static class GeneratedMembers
{
    /// <summary>The type of one sample's input, of fixed size.</summary>
    public const string InputType = "Input";

    /// <summary>The type of one sample's output, of fixed size.</summary>
    public const string OutputType = "Output";

    /// <summary>
    /// The most floats of a type of fixed size: the runtime makes no array whose elements have 65,536 bytes or more. Larger networks lack the
    /// types, but the names are taken all the same, so that another size of a layer makes no error in another place.
    /// </summary>
    public const int MostFixedFloats = 16_383;

    /// <summary>Every network's members; a method with its parameters' types, so that overloads remain possible.</summary>
    public static IReadOnlyList<GeneratedMember> All { get; } =
    [
        new("InputSize"),
        new("OutputSize"),
        new("ParameterCount"),
        new("TrainableParameterCount"),
        new("NonTrainableParameterCount"),
        new("BatchSize", IsForTraining: true),
        new("MultiplyAddCount"),
        new("WorkspaceBytes"),
        new("TrainingBytes", IsForTraining: true),
        new("TrainingBytesPerThread", IsForTraining: true),
        new("Summary"),
        new("Layers"),
        new("Load", "string"),
        new(InputType),
        new(OutputType),
        new("Predict", "System.ReadOnlySpan<float>, System.Span<float>"),
        new("Predict", "System.ReadOnlySpan<float>, System.Span<float>, int"),
        new("Predict", "in Input, out Output"),
        new("Predict", "in Input"),
        new("PredictClass", "System.ReadOnlySpan<float>"),
        new("PredictClass", "in Input"),
        new("Reserve", "int"),
        new("ExportParameters", "System.Span<float>"),
        new("ImportParameters", "System.ReadOnlySpan<float>"),
        new("Save", "string"),
        new("SelfTest", "") { IsForGolden = true },
        new("Trained") { IsForWeights = true },
        new("TrainedOnce") { IsForWeights = true },
        new("Parameters"),
        new("Compiled"),
        new("_memory"),
    ];

    /// <summary>The constants of each layer's class in <c>Layers</c>: a layer's class can have none of these names.</summary>
    public static IReadOnlyList<string> OfLayers { get; } = ["Name", "OutputSize", "ParameterCount", "MultiplyAddCount"];
}

/// <summary>One generated member.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">A method's parameter types, comma-separated; null when it is no method.</param>
/// <param name="IsForTraining">Whether it exists with <c>[Train]</c> only.</param>
internal sealed record GeneratedMember(string Name, string? Parameters = null, bool IsForTraining = false)
{
    /// <summary>Whether it exists with <c>[Golden]</c> only.</summary>
    public bool IsForGolden { get; init; }

    /// <summary>Whether it exists with <c>[Weights]</c> only.</summary>
    public bool IsForWeights { get; init; }

    /// <summary>Whether a network with these attributes has it.</summary>
    public bool Exists(NetworkAttributes attributes) =>
        (!IsForTraining || attributes.HasTrain) && (!IsForGolden || attributes.HasGolden) && (!IsForWeights || attributes.HasWeights);
}

/// <summary>The attributes that give a network members beyond those of every network.</summary>
internal readonly record struct NetworkAttributes(bool HasTrain, bool HasGolden, bool HasWeights);
