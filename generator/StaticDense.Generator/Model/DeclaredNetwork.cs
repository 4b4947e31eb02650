using StaticDense.Generator.Collections;

namespace StaticDense.Generator.Model;

/// <summary>What a class with <c>[Network]</c> asks for.</summary>
/// <param name="Declaration">The declaration; null when it holds errors.</param>
/// <param name="Skeleton">What is emitted instead when there are errors; null when the class cannot have another part.</param>
internal sealed record DeclaredNetwork(NetworkDeclaration? Declaration, SkeletonDeclaration? Skeleton)
{
    public TypeIdentity? Type => Declaration?.Type ?? Skeleton?.Type;

    /// <summary>The same network with another prefix of its file names.</summary>
    public DeclaredNetwork WithHintName(string hintName) => new(
        Declaration is null ? null : Declaration with { Type = Declaration.Type with { HintName = hintName } },
        Skeleton is null ? null : Skeleton with { Type = Skeleton.Type with { HintName = hintName } });
}

/// <summary>What remains of a network whose declaration holds errors: its members, so that code that uses them still compiles.</summary>
/// <param name="Type">Where the class stands.</param>
/// <param name="Keyword">How another part of it begins: <c>class</c>, <c>record</c>, <c>struct</c>.</param>
/// <param name="IsTrainable">Whether it has <c>[Train]</c>.</param>
/// <param name="HasConstructor">Whether a constructor can be added.</param>
/// <param name="LayerNames">The names of the layers as far as they could be read.</param>
/// <param name="TakenMembers">Generated members whose names the class uses itself.</param>
internal sealed record SkeletonDeclaration(
    TypeIdentity Type,
    string Keyword,
    bool IsTrainable,
    bool HasConstructor,
    EquatableArray<string> LayerNames,
    EquatableArray<string> TakenMembers)
{
    /// <summary>Whether it has <c>[Weights]</c>.</summary>
    public bool HasWeights { get; init; }

    /// <summary>Whether it has <c>[Golden]</c>.</summary>
    public bool HasGolden { get; init; }
}

/// <summary>A network after shapes: the network, or the skeleton, or nothing that could be emitted.</summary>
internal sealed record ShapedDeclaration(ShapedNetwork? Network, SkeletonDeclaration? Skeleton);
