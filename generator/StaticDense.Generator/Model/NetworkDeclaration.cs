using StaticDense.Generator.Collections;

namespace StaticDense.Generator.Model;

/// <summary>A network as its attributes declare it: values only, no symbols, no locations.</summary>
internal sealed record NetworkDeclaration(
    TypeIdentity Type,
    EquatableArray<int> InputShape,
    EquatableArray<LayerDeclaration> Layers,
    TrainDeclaration? Train)
{
    /// <summary>How much of the prediction is written out.</summary>
    public UnrollKind Unroll { get; init; }

    /// <summary>The parameters that are built into the program; null where there are none.</summary>
    public WeightsDeclaration? Weights { get; init; }

    /// <summary>The golden vectors that the network is checked against; null where there are none.</summary>
    public GoldenDeclaration? Golden { get; init; }

    /// <summary>What it may spend; null without <c>[Budget]</c>.</summary>
    public BudgetDeclaration? Budget { get; init; }
}

/// <summary>Where the network's class stands and how to write another part of it.</summary>
/// <param name="Namespace">The namespace, escaped where a part is a keyword; empty for the global one.</param>
/// <param name="OuterTypes">The heads of the containing types, outermost first: <c>partial class Outer</c>, <c>partial struct Holder</c>.</param>
/// <param name="Name">The class's name without escapes.</param>
/// <param name="HintName">A unique prefix for file names, valid on every file system.</param>
internal sealed record TypeIdentity(string Namespace, EquatableArray<string> OuterTypes, string Name, string HintName)
{
    /// <summary>Whether both stand for one class: file names may have been made unique since.</summary>
    public bool IsSameClass(TypeIdentity other) => Namespace == other.Namespace && Name == other.Name && OuterTypes.Equals(other.OuterTypes);

    /// <summary>The name as it must be written in source: escaped where it is a keyword or an emitted name.</summary>
    public string EscapedName { get; init; } = Name;

    /// <summary>The names of <see cref="EmittedNames"/> that mean something else where the class stands, in ordinal order.</summary>
    public EquatableArray<string> HiddenNames { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>The training attribute with every default filled in.</summary>
internal sealed record TrainDeclaration(
    LossKind Loss,
    OptimizerDeclaration Optimizer,
    int BatchSize,
    double LabelSmoothing,
    bool FromLogits,
    double Delta,
    bool KeepGradients,
    EquatableArray<int> Metrics)
{
    /// <summary>Focal crossentropies: the factor, or the weight of class 1.</summary>
    public double Alpha { get; init; }

    /// <summary>Focal crossentropies: the exponent.</summary>
    public double Gamma { get; init; }

    public bool ApplyClassBalancing { get; init; }

    /// <summary>The label whose rows count nothing; null where there is none.</summary>
    public int? IgnoreClass { get; init; }

    public EquatableArray<int> WeightedMetrics { get; init; } = EquatableArray<int>.Empty;

    public MetricNumbers MetricNumbers { get; init; } = new(5, null, F1AverageKind.Macro, 200, AUCSummationKind.Interpolation);

    /// <summary>All that is measured, weighted or not.</summary>
    public IEnumerable<MetricKind> AllMetrics => Metrics.Concat(WeightedMetrics).Select(metric => (MetricKind)metric);
}

/// <summary>The library's enums by the same names and values: the generator cannot refer to the library itself.</summary>
internal enum UnrollKind
{
    Auto,
    Small,
    Full,
}

/// <inheritdoc cref="UnrollKind"/>
internal enum LossKind
{
    MeanSquaredError,
    MeanAbsoluteError,
    MeanAbsolutePercentageError,
    MeanSquaredLogarithmicError,
    Huber,
    LogCosh,
    Poisson,
    KLDivergence,
    Hinge,
    SquaredHinge,
    CategoricalHinge,
    CosineSimilarity,
    BinaryCrossentropy,
    BinaryFocalCrossentropy,
    CategoricalCrossentropy,
    CategoricalFocalCrossentropy,
    SparseCategoricalCrossentropy,
}
