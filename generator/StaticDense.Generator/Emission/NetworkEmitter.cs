using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Emission;

/// <summary>Writes a network's files.</summary>
internal static class NetworkEmitter
{
    public static EquatableArray<EmittedFile> Emit(ShapedNetwork network) => EquatableArray.Of(SkeletonEmitter.Emit(new(
        network.Declaration.Type,
        "class",
        network.Declaration.Train is not null,
        HasConstructor: true,
        network.Declaration.Layers.Select(layer => layer.Name).ToEquatableArray(),
        EquatableArray<string>.Empty)));
}
