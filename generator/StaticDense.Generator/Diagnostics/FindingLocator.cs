using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Parsing;
using StaticDense.Generator.Shapes;

namespace StaticDense.Generator.Diagnostics;

/// <summary>A finding and where it stands.</summary>
internal sealed record LocatedFinding(Finding Finding, SourceSpan Span);

/// <summary>Joins findings with their places.</summary>
internal static class FindingLocator
{
    /// <summary>All findings of a network. Shapes are inferred once more here, so that no place need travel with them.</summary>
    /// <param name="network">The network with its places.</param>
    /// <param name="ofFiles">What was found in the files of this network and others.</param>
    public static EquatableArray<LocatedFinding> Locate(ParsedNetwork network, EquatableArray<NetworkFindings> ofFiles)
    {
        var ofShapes = network.Network.Declaration is { } declaration
            ? NetworkShaper.Shape(declaration).Findings
            : EquatableArray<Finding>.Empty;
        return Locate(network, network.Findings.Concat(ofShapes).Concat(Own(network, ofFiles)));
    }

    /// <summary>What was found of a network after emission.</summary>
    /// <param name="network">The network with its places.</param>
    /// <param name="ofEmission">What was found of this network and others.</param>
    public static EquatableArray<LocatedFinding> LocateEmitted(ParsedNetwork network, EquatableArray<NetworkFindings> ofEmission) =>
        Locate(network, Own(network, ofEmission));

    private static IEnumerable<Finding> Own(ParsedNetwork network, EquatableArray<NetworkFindings> all) =>
        all.Where(found => found.Type is { } type && network.Network.Type is { } parsed && type.IsSameClass(parsed)).SelectMany(found => found.Findings);

    private static EquatableArray<LocatedFinding> Locate(ParsedNetwork network, IEnumerable<Finding> findings) => findings
        .Select(finding => new LocatedFinding(finding, network.Locations.Find(finding.Target)))
        .ToEquatableArray();
}
