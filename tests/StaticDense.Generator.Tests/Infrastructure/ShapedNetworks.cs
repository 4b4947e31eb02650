using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Generator.Model;
using StaticDense.Generator.Parsing;
using StaticDense.Generator.Shapes;

namespace StaticDense.Generator.Tests.Infrastructure;

/// <summary>The shaped networks of sources, by class name, without anything emitted: quick enough for hundreds.</summary>
internal static class ShapedNetworks
{
    public static IReadOnlyDictionary<string, ShapedNetwork> Of(Compilation compilation)
    {
        var shaper = new Shaper();
        CSharpGeneratorDriver.Create(shaper).RunGenerators(compilation);
        return shaper.Networks;
    }

    /// <summary>The network of a source that declares one.</summary>
    public static ShapedNetwork One(string attributes) => Of(GeneratorRun.Compilation(Declarations.Net(attributes)))["Net"];

    private sealed class Shaper : IIncrementalGenerator
    {
        public Dictionary<string, ShapedNetwork> Networks { get; } = [];

        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var shaped = context.SyntaxProvider
                .ForAttributeWithMetadataName("StaticDense.NetworkAttribute", (node, _) => node is TypeDeclarationSyntax, NetworkParser.Parse)
                .Select((network, _) => NetworkShaper.Shape(network!.Network));
            context.RegisterSourceOutput(shaped, (_, shaped) =>
            {
                if (shaped.Network is { } network)
                    Networks.Add(network.Declaration.Type.Name, network);
            });
        }
    }
}
