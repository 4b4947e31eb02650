using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads where a network's class stands and whether another part of it can be written.</summary>
internal static class TypeParser
{
    /// <summary>How to write another part of the class.</summary>
    public static TypeIdentity Identify(INamedTypeSymbol type, EquatableArray<string> hiddenNames)
    {
        var outerTypes = Outer(type).Reverse().Select(outer => $"partial {Keyword(outer)} {Escape(outer.Name)}").ToEquatableArray();
        var namespaceParts = new List<string>();
        for (var part = type.ContainingNamespace; part is { IsGlobalNamespace: false }; part = part.ContainingNamespace)
            namespaceParts.Insert(0, part.Name);
        var fullName = string.Join(".", namespaceParts.Concat(Outer(type).Reverse().Select(outer => outer.Name)).Concat([type.Name]));
        return new(string.Join(".", namespaceParts.Select(Escape)), outerTypes, type.Name, HintNames.For(fullName))
        {
            EscapedName = Escape(type.Name),
            HiddenNames = hiddenNames,
        };
    }

    /// <summary>The keywords that begin another part of a type.</summary>
    public static string Keyword(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
        TypeKind.Interface => "interface",
        _ => type.IsRecord ? "record" : "class",
    };

    /// <summary>Finds what keeps a class from being a network.</summary>
    /// <returns>Whether another part can be emitted at all, if only a skeleton.</returns>
    public static bool Check(INamedTypeSymbol type, List<Finding> findings, CancellationToken cancellation)
    {
        var before = findings.Count;
        void Add(string rule, params object[] arguments) => findings.Add(Finding.Of(rule, FindingTarget.Type, arguments));

        if (type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 } options)
            Add(RuleIds.LanguageVersion, type.Name, options.LanguageVersion.ToDisplayString());
        if (!IsPartial(type, cancellation))
            Add(RuleIds.NotPartial, type.Name);
        if (type.IsStatic)
            Add(RuleIds.UnsupportedModifier, type.Name, "static", "it has no instances to hold parameters");
        if (type.IsFileLocal || Outer(type).Any(outer => outer.IsFileLocal))
            Add(RuleIds.UnsupportedModifier, type.Name, "file", "emitted code stands in another file");
        if (type.IsGenericType || Outer(type).Any(outer => outer.IsGenericType))
            Add(RuleIds.GenericType, type.Name, type.TypeParameters.Length > 0 ? type.Name : Outer(type).First(outer => outer.TypeParameters.Length > 0).Name);
        foreach (var outer in Outer(type))
        {
            if (!IsPartial(outer, cancellation))
                Add(RuleIds.OuterTypeNotPartial, type.Name, outer.Name, Keyword(outer));
        }

        var canEmit = findings.Count == before && type.Name.Length > 0;
        if (type.TypeKind != TypeKind.Class || type.IsRecord)
            Add(RuleIds.NotAClass, type.Name, Keyword(type));
        else if (type.IsAbstract && !type.IsStatic)
            Add(RuleIds.UnsupportedModifier, type.Name, "abstract", "it cannot be created");
        if (!type.IsRecord && type.TypeKind == TypeKind.Class && HasPrimaryConstructor(type, cancellation))
            Add(RuleIds.PrimaryConstructor, type.Name);
        return canEmit;
    }

    /// <summary>Whether the class, or a record, has parameters after its name: no constructor can then be added that ignores them.</summary>
    public static bool HasPrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        Parts(type, cancellation).Any(part => part.ParameterList is not null);

    private static IEnumerable<INamedTypeSymbol> Outer(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            yield return outer;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        Parts(type, cancellation).Any(part => part.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();

    /// <summary>
    /// A name as emitted source spells it: with an @ where it is a keyword, also one that is so in some places only, and where emission
    /// has another meaning for it.
    /// </summary>
    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            || EmittedNames.All.ContainsKey(name)
            ? "@" + name
            : name;
}
