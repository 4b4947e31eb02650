using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about shapes and sizes.</summary>
internal static class ShapeRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Error(RuleIds.ReshapeSize, "A reshape changes the number of elements",
            "'{0}' takes {1}, which {6} gives, with {2} elements, but {3} holds {5}{4}; the numbers must be equal"),
        Error(RuleIds.ReshapeAxes, "A reshape has several unknown axes",
            "'{0}' has {1} axes of size -1; only 1 can follow from the others"),
        Error(RuleIds.SharedAxes, "A shared axis does not exist",
            "'{0}' shares axis {1}, but its input has the axes 1 to {2} (axis 0 is the batch)"),
        Error(RuleIds.SoftmaxAxis, "A softmax is not over the last axis",
            "'{0}' has axis {1}; only the last axis is supported: -1 or {2}"),
        Error(RuleIds.InitializerShape, "An initializer needs a matrix",
            "{0} cannot fill '{1}' of shape {2}, which has {3} axes; it needs a matrix, so choose another initializer"),
        Error(RuleIds.TooManyAxes, "A shape has too many axes",
            "The shape of {0} has {1} axes; at most {2} are supported"),
        Error(RuleIds.TooManyLayers, "A network has too many layers",
            "The network has {0} layers; at most {1} are supported"),
        Error(RuleIds.ShapeTooLarge, "A shape has too many elements",
            "The shape of {0}, {1}, has {2} elements; at most {3} are supported"),
        Error(RuleIds.TooManyParameters, "A network has too many parameters",
            "With the {1} parameters of '{0}' the network needs {2} floats of storage; at most {3} are supported, so make it smaller"),
        Error(RuleIds.TooMuchMemory, "A network needs too much memory",
            "{0} samples of {1} floats each and {2} floats for the parameters need {3} floats of memory at once; at most {4} are supported, so make the batch or the largest layer smaller"),
        Error(RuleIds.TooLargeToUnroll, "A network is too large to be written out",
            "As straight-line code the network has {0} vector multiply-adds; Unroll.Full takes at most {1}, so leave it to Unroll.Auto"),
        Error(RuleIds.ConstraintAxes, "A constraint's axis does not exist",
            "'{0}' of shape {1} has the axes 0 to {2}, but its constraint names {3}; name axes of it, each once"),
        Error(RuleIds.InputRank, "A layer does not take an input of that shape",
            "'{0}' takes {1}, {2} axes, but {3} gives {4}, {5}; {6}"),
        Error(RuleIds.WindowTooLarge, "A window is larger than its input",
            "'{0}' has a window of {1}{2} {3}, but {4} gives {5} with {6}; make it smaller{7}"),
        Error(RuleIds.GroupsDoNotDivide, "Groups do not divide the channels",
            "'{0}' has {1} groups, which do not divide {2}; both channels and filters must be multiples of the groups"),
        Error(RuleIds.NormalizationAxis, "A normalization is not over the last axis",
            "'{0}' has axis {1}; only the last axis of {2} is supported: -1 or {3}"),
        Error(RuleIds.CroppingTooLarge, "A cropping leaves nothing",
            "'{0}' takes {1} of the {2} {3} away that {4} gives; at least 1 must remain"),
        Error(RuleIds.PermuteDims, "A permutation does not name each axis once",
            "'{0}' has {1}, but {2} gives {3} with the axes 1 to {4} (axis 0 is the batch); name each of them once"),
    ];
}
