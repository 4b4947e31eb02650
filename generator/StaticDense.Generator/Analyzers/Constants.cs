using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticDense.Generator.Analyzers;

/// <summary>Lengths and bounds that are constants.</summary>
internal static class Constants
{
    /// <summary>A constant that can be a length; null for every other expression.</summary>
    public static long? Length(IOperation? operation) => operation is null ? null : Length(operation.ConstantValue);

    public static long? Length(Optional<object?> constant) => constant is { HasValue: true, Value: { } value } && Number(value) is { } number and >= 0 ? number : null;

    /// <summary>The length of a slice; its whole's need not be known where both ends are counted from the same end.</summary>
    public static long? Slice(IRangeOperation range, long? whole)
    {
        if (Bound(range.LeftOperand, fromEnd: false, whole) is not { } first || Bound(range.RightOperand, fromEnd: true, whole) is not { } last || first.FromEnd != last.FromEnd)
            return null;
        var length = first.FromEnd ? first.Position - last.Position : last.Position - first.Position;
        return length >= 0 ? length : null;
    }

    /// <summary>One end of a range, from the start where the whole's length tells.</summary>
    private static (long Position, bool FromEnd)? Bound(IOperation? operand, bool fromEnd, long? whole)
    {
        long? position = 0;
        if (operand is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat)
            (position, fromEnd) = (Length(hat.Operand), true);
        else if (operand is IConversionOperation conversion)
            (position, fromEnd) = (Length(conversion.Operand), false);
        else if (operand is not null)
            return null;
        if (position is not { } known)
            return null;
        return fromEnd && whole is { } length ? (length - known, false) : (known, fromEnd);
    }

    private static long? Number(object value) => value switch
    {
        int number => number,
        long number => number,
        uint number => number,
        short number => number,
        ushort number => number,
        byte number => number,
        sbyte number => number,
        char number => number,
        _ => null,
    };
}
