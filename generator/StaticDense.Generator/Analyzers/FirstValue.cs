using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticDense.Generator.Analyzers;

/// <summary>The value that a local, a readonly field or a property is declared with, where it can have no other.</summary>
internal static class FirstValue
{
    /// <summary>A local that nobody assigns again or passes by reference.</summary>
    public static IOperation? Of(ILocalReferenceOperation reference)
    {
        var local = reference.Local;
        if (local.IsRef || Declaration(local, reference.SemanticModel) is not VariableDeclaratorSyntax { Initializer: not null } declarator)
            return null;
        SyntaxNode scope = declarator.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? declarator.SyntaxTree.GetRoot();
        // Only a struct can be changed by a method that is called on it.
        var model = local.Type.IsValueType ? reference.SemanticModel : null;
        return Writes.Any([scope], local.Name, model) ? null : Initializer(declarator, reference.SemanticModel!);
    }

    /// <summary>A readonly array that no constructor assigns.</summary>
    public static IOperation? Of(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (!field.IsReadOnly || field.Type is not IArrayTypeSymbol
            || Declaration(field, reference.SemanticModel) is not VariableDeclaratorSyntax { Initializer: not null } declarator)
            return null;
        return Writes.Any(Constructors(field.ContainingType), field.Name, null) ? null : Initializer(declarator, reference.SemanticModel!);
    }

    /// <summary>A property that gives one expression, or an array that it is declared with and no constructor assigns.</summary>
    public static IOperation? Of(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsVirtual || property.IsOverride || property.IsAbstract || property.SetMethod is not null
            || Declaration(property, reference.SemanticModel) is not PropertyDeclarationSyntax declaration || declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            return null;
        if (declaration.ExpressionBody is { } body)
            return reference.SemanticModel!.GetOperation(body) is IBlockOperation { Operations.Length: 1 } block && block.Operations[0] is IReturnOperation result ? result.ReturnedValue : null;
        var isAutomatic = declaration.AccessorList?.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }) == true;
        if (declaration.Initializer is not { } initializer || !isAutomatic || property.Type is not IArrayTypeSymbol || Writes.Any(Constructors(property.ContainingType), property.Name, null))
            return null;
        return (reference.SemanticModel!.GetOperation(initializer) as ISymbolInitializerOperation)?.Value;
    }

    /// <summary>A symbol's only declaration, where it stands in the file that is looked at: other files have models of their own.</summary>
    private static SyntaxNode? Declaration(ISymbol symbol, SemanticModel? model) =>
        symbol.DeclaringSyntaxReferences is { Length: 1 } references && references[0].SyntaxTree == model?.SyntaxTree ? references[0].GetSyntax() : null;

    private static IOperation? Initializer(VariableDeclaratorSyntax declarator, SemanticModel model) => model.GetOperation(declarator.Initializer!) switch
    {
        ISymbolInitializerOperation initializer => initializer.Value,
        _ => null,
    };

    /// <summary>The places where readonly members can be assigned.</summary>
    private static IEnumerable<SyntaxNode> Constructors(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .SelectMany(part => part.Members)
        .Where(member => member is ConstructorDeclarationSyntax or BasePropertyDeclarationSyntax);
}
