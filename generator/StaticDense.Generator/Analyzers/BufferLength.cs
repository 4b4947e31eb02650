using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticDense.Generator.Analyzers;

/// <summary>The length of an array or a span where it is certain while compiling; null everywhere else.</summary>
internal static class BufferLength
{
    /// <summary>A buffer may be a slice of a local that is a slice of a field, and so on, this often.</summary>
    private const int MostSteps = 16;

    public static long? Of(IOperation operation) => Of(operation, MostSteps);

    private static long? Of(IOperation? operation, int steps)
    {
        if (operation is null || steps == 0)
            return null;
        if (InlineArrayLength(operation.Type) is { } length)
            return length;
        return operation switch
        {
            IConversionOperation conversion => Keeps(conversion) ? Of(conversion.Operand, steps - 1) : null,
            IArrayCreationOperation { DimensionSizes.Length: 1 } array => Constants.Length(array.DimensionSizes[0]),
            ICollectionExpressionOperation collection => OfElements(collection, steps),
            ILocalReferenceOperation local => Of(FirstValue.Of(local), steps - 1),
            IFieldReferenceOperation field => Of(FirstValue.Of(field), steps - 1),
            IPropertyReferenceOperation property => Of(FirstValue.Of(property), steps - 1),
            IInvocationOperation invocation => OfInvocation(invocation, steps),
            IObjectCreationOperation creation => OfSpan(creation, steps),
            IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } slice => Constants.Slice(range, Of(slice.Instance, steps - 1)),
            IInlineArrayAccessOperation { Argument: IRangeOperation range } slice => Constants.Slice(range, Of(slice.Instance, steps - 1)),
            IArrayElementReferenceOperation { Indices.Length: 1 } slice when slice.Indices[0] is IRangeOperation range => Constants.Slice(range, Of(slice.ArrayReference, steps - 1)),
            IDefaultValueOperation when IsSpan(operation.Type) => 0,
            _ => OfStackAllocation(operation),
        };
    }

    /// <summary>Whether a conversion is one between arrays, inline arrays and spans: others are methods that could do anything.</summary>
    private static bool Keeps(IConversionOperation conversion) =>
        conversion.OperatorMethod is null ? IsSpan(conversion.Type) || conversion.Type is IArrayTypeSymbol : IsSpan(conversion.OperatorMethod.ContainingType);

    private static bool IsSpan(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1 } && IsOfSystem(type);

    private static bool IsOfSystem(ITypeSymbol type) => type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>The length of an inline array's type.</summary>
    private static long? InlineArrayLength(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } named)
            return null;
        var attribute = named.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == "System.Runtime.CompilerServices.InlineArrayAttribute");
        if (attribute is null || attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Value is not (int length and > 0))
            return null;
        // The types of a network with errors have no size yet.
        return named.ContainingType is { } network && CalledNetwork.IsNetwork(network) && CalledNetwork.Of(network) is null ? null : length;
    }

    private static long? OfElements(ICollectionExpressionOperation collection, int steps)
    {
        if (!IsSpan(collection.Type) && collection.Type is not IArrayTypeSymbol)
            return null;
        long? length = 0;
        foreach (var element in collection.Elements)
            length += element is ISpreadOperation spread ? Of(spread.Operand, steps - 1) : 1;
        return length;
    }

    private static long? OfInvocation(IInvocationOperation call, int steps)
    {
        var method = call.TargetMethod;
        if (!IsOfSystem(method.ContainingType) && method.ContainingType.ToDisplayString() != "System.Runtime.InteropServices.MemoryMarshal")
            return null;
        switch (method.ContainingType.Name, method.Name)
        {
            case ("Array", "Empty"):
                return 0;
            case ("GC", "AllocateArray" or "AllocateUninitializedArray"):
            case ("MemoryMarshal", "CreateSpan" or "CreateReadOnlySpan"):
                return Constants.Length(Argument(call.Arguments, "length"));
            case ("MemoryExtensions", "AsSpan"):
                // Of a text or a segment it says nothing: their lengths are not looked for.
                return call.Arguments.Length > 0 && call.Arguments[0].Value.Type is IArrayTypeSymbol ? OfSlice(call.Arguments, call.Arguments[0].Value, steps) : null;
            case ("Span" or "ReadOnlySpan", "Slice"):
                return OfSlice(call.Arguments, call.Instance, steps);
            default:
                return null;
        }
    }

    private static long? OfSlice(IEnumerable<IArgumentOperation> arguments, IOperation? whole, int steps)
    {
        var list = arguments.ToList();
        if (Argument(list, "length") is { } length)
            return Constants.Length(length);
        if (Argument(list, "range") is { } range)
            return range is IRangeOperation between ? Constants.Slice(between, Of(whole, steps - 1)) : null;
        if (Argument(list, "startIndex") is not null)
            return null;
        if (Argument(list, "start") is { } start)
            return Constants.Length(start) is { } first && Of(whole, steps - 1) is { } all && all >= first ? all - first : null;
        return Of(whole, steps - 1);
    }

    /// <summary><c>new Span&lt;float&gt;(array)</c>, with a start and a length or without.</summary>
    private static long? OfSpan(IObjectCreationOperation creation, int steps)
    {
        if (!IsSpan(creation.Type))
            return null;
        if (Argument(creation.Arguments, "length") is { } length)
            return Constants.Length(length);
        if (creation.Arguments.IsEmpty)
            return 0;
        return Argument(creation.Arguments, "array") is { } array ? Of(array, steps - 1) : null;
    }

    private static IOperation? Argument(IEnumerable<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    /// <summary>The compiler has no operation for stack allocations: their syntax says how many elements they have.</summary>
    private static long? OfStackAllocation(IOperation operation)
    {
        if (operation.SemanticModel is not { } model)
            return null;
        return operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.Count,
            StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } } when ranks[0].Sizes.Count == 1 =>
                Constants.Length(model.GetConstantValue(ranks[0].Sizes[0])),
            ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.Count,
            _ => null,
        };
    }
}
