using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using static StaticDense.Generator.Diagnostics.RuleCatalogue;

namespace StaticDense.Generator.Diagnostics;

/// <summary>Rules about the class that declares a network, and its members.</summary>
internal static class TypeRules
{
    public static DiagnosticDescriptor[] All { get; } =
    [
        Error(RuleIds.NotPartial, "A network's class must be partial",
            "'{0}' is not partial, so its code cannot be added to it; write 'partial class {0}'"),
        Error(RuleIds.NotAClass, "A network must be a class",
            "'{0}' is a {1}; parameters need one shared identity, so write 'partial class {0}'"),
        Error(RuleIds.UnsupportedModifier, "A network's class has a modifier that it cannot have",
            "'{0}' cannot be '{1}', because {2}; remove '{1}'"),
        Error(RuleIds.PrimaryConstructor, "A network's class cannot have a primary constructor",
            "'{0}' has parameters after its name, and every constructor would have to pass them; the emitted constructor '{0}(ulong seed = 0)' cannot, so remove them"),
        Error(RuleIds.GenericType, "A network's class cannot be generic",
            "'{0}' cannot be a network, because '{1}' is generic and a network's shapes are constants; remove the type parameters"),
        Error(RuleIds.OuterTypeNotPartial, "The types around a network's class must be partial",
            "'{0}' stands in '{1}', which is not partial; write 'partial {2} {1}'"),
        Error(RuleIds.MemberCollision, "A network's class has a member that is emitted",
            "'{0}' declares '{1}', but the emitted {2} takes its place; rename yours"),
        Error(RuleIds.TypeNameCollision, "A network's class has the name of one of its members",
            "A network cannot be called '{0}', because it gets a member of that name; rename the class"),
        Error(RuleIds.NotConstructible, "A network's class cannot be constructed",
            "The emitted constructor of '{0}' cannot be called: {1}"),
        Error(RuleIds.LanguageVersion, "A network needs C# 12",
            "The code of '{0}' needs C# 12 or later, and this project is compiled as C# {1}; remove LangVersion from it or raise it"),
        Error(RuleIds.ConstructorNotChained, "A network's constructor must call the emitted one",
            "This constructor of '{0}' leaves the network without parameters; write ': this(seed)' after it"),
        Error(RuleIds.InternalError, "The generator failed",
            "The generator failed on '{0}' with {1}: {2}; please report it with the declaration"),
    ];
}
