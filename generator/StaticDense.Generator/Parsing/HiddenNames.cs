using Microsoft.CodeAnalysis;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>
/// Finds which names of <see cref="EmittedNames"/> mean something else where a network stands: members of the class, of the classes
/// around it and of their bases, then the types and namespaces of its own namespace. Emitted <c>using</c> lines stand inside that
/// namespace, so what is further out does not count; without a namespace they stand among the project's global ones.
/// </summary>
internal static class HiddenNames
{
    public static EquatableArray<string> Find(INamedTypeSymbol type, SemanticModel model, int position)
    {
        var space = type.ContainingNamespace is { IsGlobalNamespace: false } declared
            ? model.Compilation.GetCompilationNamespace(declared) ?? declared
            : null;
        return EmittedNames.All.Keys
            .Where(name => EmittedNames.Spellings(name).Any(spelling =>
                IsMember(type, spelling)
                || (space is null ? model.LookupSymbols(position, name: spelling) : Named(space, spelling)).Any(found => !IsEmitted(found, name))))
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static bool IsMember(INamedTypeSymbol type, string name)
    {
        for (var place = type; place is not null; place = place.ContainingType)
        {
            for (var ancestor = place; ancestor is { SpecialType: not SpecialType.System_Object }; ancestor = ancestor.BaseType)
            {
                if (!ancestor.GetMembers(name).IsEmpty)
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<ISymbol> Named(INamespaceSymbol space, string name) => space.GetMembers(name);

    /// <summary>Whether a symbol is the very type that emission means, of whatever arity.</summary>
    private static bool IsEmitted(ISymbol symbol, string name) =>
        symbol is INamedTypeSymbol { ContainingType: null } && symbol.ContainingNamespace.ToDisplayString() == EmittedNames.All[name];
}
