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
    /// <param name="found">What was found in the files of this network and others, and after their emission.</param>
    public static EquatableArray<LocatedFinding> Locate(ParsedNetwork network, EquatableArray<NetworkFindings> found)
    {
        var ofShapes = network.Network.Declaration is { } declaration
            ? NetworkShaper.Shape(declaration).Findings
            : EquatableArray<Finding>.Empty;
        return network.Findings.Concat(ofShapes).Concat(Own(network, found))
            .Select(finding => new LocatedFinding(finding, network.Locations.Find(finding.Target)))
            .ToEquatableArray();
    }

    private static IEnumerable<Finding> Own(ParsedNetwork network, EquatableArray<NetworkFindings> all) =>
        all.Where(one => one.Type is { } type && network.Network.Type is { } parsed && type.IsSameClass(parsed)).SelectMany(one => one.Findings);
}
