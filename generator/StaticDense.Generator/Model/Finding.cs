using StaticDense.Generator.Collections;

namespace StaticDense.Generator.Model;

/// <summary>One mistake in a declaration: which rule, where, and the values that its message names.</summary>
/// <param name="RuleId">One of <see cref="RuleIds"/>.</param>
/// <param name="Target">What it is about; where that stands in the source is known to parsing alone.</param>
/// <param name="Arguments">What fills the rule's message.</param>
internal sealed record Finding(string RuleId, FindingTarget Target, EquatableArray<string> Arguments)
{
    public static Finding Of(string ruleId, FindingTarget target, params object[] arguments) => new(
        ruleId, target, arguments.Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "")
            .ToEquatableArray());

    /// <summary>A fault of the generator itself, so that it is seen as an error that names it.</summary>
    public static Finding OfException(string typeName, Exception exception) =>
        Of(RuleIds.InternalError, FindingTarget.Type, typeName, exception.GetType().Name, exception.Message);
}

/// <summary>What was found in a network's files or of what was emitted for it, apart from its declaration.</summary>
/// <param name="Type">The network; null where its class cannot have another part.</param>
internal sealed record NetworkFindings(TypeIdentity? Type, EquatableArray<Finding> Findings);

/// <summary>A part of a declaration that a finding can be about.</summary>
/// <param name="Kind">The class, one of its attributes, or one of its members.</param>
/// <param name="Index">Which layer or member, counted from 0 in source order.</param>
/// <param name="Argument">The attribute's argument, <c>Units</c> or <c>shape[1]</c>; empty for the attribute as a whole.</param>
internal sealed record FindingTarget(FindingTargetKind Kind, int Index = 0, string Argument = "")
{
    public static FindingTarget Type { get; } = new(FindingTargetKind.Type);

    public static FindingTarget Network { get; } = new(FindingTargetKind.Network);

    public static FindingTarget Input { get; } = new(FindingTargetKind.Input);

    public static FindingTarget Train { get; } = new(FindingTargetKind.Train);

    public static FindingTarget Weights { get; } = new(FindingTargetKind.Weights);

    public static FindingTarget Golden { get; } = new(FindingTargetKind.Golden);

    public static FindingTarget Budget { get; } = new(FindingTargetKind.Budget);

    public static FindingTarget Layer(int index) => new(FindingTargetKind.Layer, index);

    public static FindingTarget Member(int index) => new(FindingTargetKind.Member, index);

    /// <summary>The same attribute, one of its arguments.</summary>
    public FindingTarget At(string argument) => this with { Argument = argument };
}

/// <summary>What kind of thing a finding is about.</summary>
internal enum FindingTargetKind
{
    Type,
    Network,
    Input,
    Layer,
    Train,
    Weights,
    Golden,
    Budget,
    Member,
}
