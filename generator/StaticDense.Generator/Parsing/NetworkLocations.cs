using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Where the parts of a declaration stand. Travels beside the findings, never with the declaration.</summary>
internal sealed record NetworkLocations(
    SourceSpan Type,
    AttributeLocation Network,
    AttributeLocation? Input,
    AttributeLocation? Train,
    EquatableArray<AttributeLocation> Layers,
    EquatableArray<SourceSpan> Members)
{
    public AttributeLocation? Weights { get; init; }
    public AttributeLocation? Budget { get; init; }

    public AttributeLocation? Golden { get; init; }

    /// <summary>The place of a finding's target; the class's name where the target has no place of its own.</summary>
    public SourceSpan Find(FindingTarget target) => target.Kind switch
    {
        FindingTargetKind.Network => Network.Find(target.Argument),
        FindingTargetKind.Input => Input?.Find(target.Argument) ?? Type,
        FindingTargetKind.Train => Train?.Find(target.Argument) ?? Type,
        FindingTargetKind.Weights => Weights?.Find(target.Argument) ?? Type,
        FindingTargetKind.Golden => Golden?.Find(target.Argument) ?? Type,
        FindingTargetKind.Budget => Budget?.Find(target.Argument) ?? Type,
        FindingTargetKind.Layer when target.Index < Layers.Count => Layers[target.Index].Find(target.Argument),
        FindingTargetKind.Member when target.Index < Members.Count => Members[target.Index],
        _ => Type,
    };
}

/// <summary>Where an attribute and its arguments stand.</summary>
internal sealed record AttributeLocation(SourceSpan Span, EquatableArray<ArgumentLocation> Arguments)
{
    /// <summary>The last argument of that name (properties and parameters differ in case only), else its array, else the attribute.</summary>
    public SourceSpan Find(string argument)
    {
        for (var name = argument; name.Length > 0; name = ArrayOf(name))
        {
            for (var index = Arguments.Count - 1; index >= 0; index--)
            {
                if (string.Equals(Arguments[index].Name, name, StringComparison.OrdinalIgnoreCase))
                    return Arguments[index].Span;
            }
        }

        return Span;
    }

    private static string ArrayOf(string element)
    {
        var bracket = element.IndexOf('[');
        return bracket < 0 ? "" : element.Substring(0, bracket);
    }
}

/// <summary>Where an argument stands: a property's or parameter's name, or an element of an array as <c>shape[1]</c>.</summary>
internal sealed record ArgumentLocation(string Name, SourceSpan Span);
