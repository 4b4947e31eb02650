using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticDense.CodeFixes;

/// <summary>Names of the library's types, spelt out as much as an attribute beside them.</summary>
internal static class AttributeNames
{
    /// <summary><c>StaticDense.Input</c> beside <c>StaticDense.Network</c>.</summary>
    public static string Sibling(AttributeSyntax attribute, string name) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => $"{qualified.Left}.{name}",
        AliasQualifiedNameSyntax alias => $"{alias.Alias}::{name}",
        _ => name,
    };
}
