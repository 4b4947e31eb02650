using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about which attributes a network has, and their arguments by themselves.</summary>
internal static class ArgumentRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Error(RuleIds.NoInput, "A network needs the shape of its input",
            "'{0}' has no [Input]; give the shape of one sample, the batch excluded: [Input(784)]"),
        Error(RuleIds.NoLayer, "A network needs a layer",
            "'{0}' has 0 layers and needs at least 1: [Dense(10)]"),
        Error(RuleIds.LayersOnSeveralParts, "A network's layers must stand on one part of its class",
            "'{0}' has {1} layers on one part and {2} on others, and the order of parts is undefined; move all layers to one part"),
        Error(RuleIds.UnknownLayer, "A layer is not known",
            "'{0}' is no layer of StaticDense, so no code can be emitted for it; use one of its layer attributes"),
        Warning(RuleIds.NetworkAttributeMissing, "A class with an input is not declared as a network",
            "'{0}' has [Input] but not [Network], so nothing is emitted for it; add [Network]"),
        Error(RuleIds.MissingArgument, "A needed argument is missing",
            "{0} needs {1}: {2}"),
        Error(RuleIds.ArgumentGivenTwice, "An argument is given twice",
            "'{0}' is given by position as {1} and by name as {2}; remove one of them"),
        Error(RuleIds.ArgumentKind, "An argument is of the wrong kind",
            "'{0}' is {1}; it must be {2}"),
        Error(RuleIds.SizeNotPositive, "A size is not positive",
            "The size of {0} is {1}; it must be at least 1"),
        Error(RuleIds.OutOfRange, "A number is out of its range",
            "'{0}' is {1}; it must be {2}"),
        Error(RuleIds.UnusedArgument, "An argument is not used",
            "'{0}' is not used by {1} but by {2}; remove it"),
        Error(RuleIds.UnsupportedArgument, "A Keras argument is not supported",
            "Keras's {0} is not supported: {1}"),
        Error(RuleIds.StridesWithDilation, "A window has strides and dilation",
            "Strides of {0} and a dilation of {1} do not go together, as in Keras; one of them must be 1"),
        Error(RuleIds.SeveralConstraints, "A parameter has several constraints",
            "{0} are {1} constraints of one parameter; at most 1 can be given"),
    ];
}
