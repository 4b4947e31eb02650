using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>What parsing found: what later steps work on, and apart from it what is wrong and where.</summary>
internal sealed record ParsedNetwork(DeclaredNetwork Network, EquatableArray<Finding> Findings, NetworkLocations Locations);
