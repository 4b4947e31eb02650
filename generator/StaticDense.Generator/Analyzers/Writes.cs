using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticDense.Generator.Analyzers;

/// <summary>Looks for anything that could give a name another value. Every variable of that name counts: better to know too little than too much.</summary>
internal static class Writes
{
    /// <param name="scopes">Where to look.</param>
    /// <param name="name">The variable's name.</param>
    /// <param name="model">For a struct, which can be changed by what is called on it; null for a reference.</param>
    public static bool Any(IEnumerable<SyntaxNode> scopes, string name, SemanticModel? model) => scopes
        .SelectMany(scope => scope.DescendantNodes())
        .OfType<IdentifierNameSyntax>()
        .Any(identifier => identifier.Identifier.ValueText == name && IsWritten(identifier, model));

    private static bool IsWritten(IdentifierNameSyntax identifier, SemanticModel? model)
    {
        SyntaxNode node = identifier;
        while (node.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }
            || (node.Parent is MemberAccessExpressionSyntax member && member.Name == node))
            node = node.Parent;
        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => IsTarget(tuple),
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax or MakeRefExpressionSyntax => true,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.AddressOfExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
            PostfixUnaryExpressionSyntax => true,
            MemberAccessExpressionSyntax access => model is not null && Changes(access, model),
            _ => false,
        };
    }

    /// <summary>Whether a tuple is taken apart into variables: <c>(a, b) = ...</c>.</summary>
    private static bool IsTarget(TupleExpressionSyntax tuple) => tuple.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == tuple,
        ArgumentSyntax { Parent: TupleExpressionSyntax outer } => IsTarget(outer),
        _ => false,
    };

    /// <summary>Whether what is called on a span could be an extension that takes it by reference.</summary>
    private static bool Changes(MemberAccessExpressionSyntax access, SemanticModel model) => model.GetSymbolInfo(access).Symbol switch
    {
        IMethodSymbol { ReducedFrom: { } extension } => extension.Parameters[0].RefKind != RefKind.None,
        { ContainingType: { } type } => type.ContainingNamespace is not { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        _ => true,
    };
}
