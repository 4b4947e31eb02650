namespace StaticDense.Generator.Model;

/// <summary>
/// The types that emitted code calls by their simple names under its <c>using</c> lines. A type or member of the same name that stands
/// nearer to the network would be taken instead: parsing looks for each, and emission spells out those that are hidden.
/// </summary>
internal static class EmittedNames
{
    private const string Library = "StaticDense";
    private const string Numerics = "StaticDense.Numerics";

    /// <summary>The namespaces of the <c>using</c> lines, in their order.</summary>
    public static IReadOnlyList<string> Namespaces { get; } =
    [
        "System",
        "System.Runtime.CompilerServices",
        "System.Runtime.InteropServices",
        "System.Runtime.Intrinsics",
        "System.Runtime.Intrinsics.X86",
        Library,
        Numerics,
    ];

    /// <summary>Each simple name and its namespace. Attributes stand here as they are written, without their suffix.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Collect();

    /// <summary>The names under which a type can hide an emitted one: an attribute's has two.</summary>
    public static IReadOnlyList<string> Spellings(string name) =>
        name is "MethodImpl" or "InlineArray" ? [name, name + "Attribute"] : [name];

    private static Dictionary<string, string> Collect()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        void Add(string space, string list)
        {
            foreach (var name in list.Split(' '))
                names.Add(name, space);
        }

        Add("System", "ReadOnlySpan Span");
        Add("System.Runtime.CompilerServices", "InlineArray MethodImpl MethodImplOptions Unsafe");
        Add("System.Runtime.InteropServices", "MemoryMarshal");
        Add("System.Runtime.Intrinsics", "Vector128 Vector256 Vector512");
        Add("System.Runtime.Intrinsics.X86", "Avx Avx512F");
        Add(Library, "AUCSummation F1Average INetwork ITrainableNetwork Initializer Loss Metric NetworkDescription NetworkRuntime Optimizer OptimizerDescription SelfTestResult TrainingDescription VectorPath");
        Add(Numerics, "IInferencePass ILanes IStraightLinePass NetworkMemory TrainingStep CacheLine UpdateScalars WorkPart WorkShare");
        Add(Numerics, "Lanes128 Lanes256 Lanes512 LanesScalar LanesVector");
        Add(Numerics, "BatchNormalization Constraints Depthwise Frames Images LayerNormalization Merging Noise Pooling WindowShape");
        Add(Numerics, "ActivationArguments Blocks Clipping Dropout Elementwise LogSoftmax Losses PRelu PaddedLanes Penalties Reductions Softmax Updates");
        Add(Numerics, "AdadeltaRule AdagradRule AdamAmsGradRule AdamRule AdamaxRule AveragedRule LionRule NadamRule");
        Add(Numerics, "RmsPropCenteredMomentumRule RmsPropCenteredRule RmsPropMomentumRule RmsPropRule");
        Add(Numerics, "SgdMomentumRule SgdNesterovRule SgdRule");
        foreach (var kind in Enum.GetNames(typeof(ActivationKind)))
        {
            if (kind is not (nameof(ActivationKind.Linear) or nameof(ActivationKind.Softmax) or nameof(ActivationKind.LogSoftmax)))
                names.Add(kind + "Function", Numerics);
        }

        return names;
    }
}
