using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>A file of emitted code.</summary>
internal sealed record EmittedFile(string HintName, string Text);

/// <summary>What is emitted for a network, and the fault that kept the whole of it from being emitted.</summary>
internal sealed record EmittedNetwork(string HintName, EquatableArray<EmittedFile> Files, Finding? Failure)
{
    /// <summary>What its budget says of it; null where that is nothing.</summary>
    public NetworkFindings? Budget { get; init; }

    /// <summary>Emits a network, or its skeleton where it holds errors; a fault of emission becomes a finding and a skeleton.</summary>
    public static EmittedNetwork Of(ShapedDeclaration declaration)
    {
        var type = declaration.Network?.Declaration.Type ?? declaration.Skeleton?.Type;
        try
        {
            if (declaration.Network is { } network)
                return Emit(network);
        }
        catch (Exception exception)
        {
            return new(type!.HintName, Skeleton(declaration.Skeleton), Finding.OfException(type.Name, exception));
        }

        return new(type?.HintName ?? "", Skeleton(declaration.Skeleton), null);
    }

    /// <summary>Emits a network's self-test; it has a file of its own, so that new vectors emit nothing else again.</summary>
    public static EmittedNetwork OfSelfTest(GoldenResult result)
    {
        var type = result.Network.Type;
        try
        {
            return new(type.HintName, EquatableArray.Of(SelfTestEmitter.Emit(result)), null);
        }
        catch (Exception exception)
        {
            return new(type.HintName, EquatableArray<EmittedFile>.Empty, Finding.OfException(type.Name, exception));
        }
    }

    private static EmittedNetwork Emit(ShapedNetwork network)
    {
        var plan = Planner.Plan(network);
        var files = NetworkEmitter.Emit(plan);
        var findings = Spending.Check(plan, files);
        return new(network.Declaration.Type.HintName, files, null) { Budget = findings.Count == 0 ? null : new(network.Declaration.Type, findings) };
    }

    private static EquatableArray<EmittedFile> Skeleton(SkeletonDeclaration? skeleton) =>
        skeleton is null ? EquatableArray<EmittedFile>.Empty : EquatableArray.Of(SkeletonEmitter.Emit(skeleton));
}
