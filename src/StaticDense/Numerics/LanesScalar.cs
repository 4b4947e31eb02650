using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>One lane, for machines without vectors. With or without fused multiply-add.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LanesScalar(float value) : ILanes<LanesScalar>
{
    /// <summary>The value.</summary>
    public readonly float Value = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static LanesScalar Zero => default;

    /// <inheritdoc/>
    public static LanesScalar Indices => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Load(ref readonly float source, nint offset) => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LanesScalar value, ref float destination, nint offset) => Unsafe.Add(ref destination, offset) = value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Broadcast(float value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar BroadcastInteger(int value) => new(BitConverter.Int32BitsToSingle(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar operator +(LanesScalar left, LanesScalar right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar operator -(LanesScalar left, LanesScalar right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar operator *(LanesScalar left, LanesScalar right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar operator /(LanesScalar left, LanesScalar right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar MultiplyAdd(LanesScalar left, LanesScalar right, LanesScalar addend) => NetworkRuntime.HasFusedMultiplyAdd
            ? new(MathF.FusedMultiplyAdd(left.Value, right.Value, addend.Value))
            : new((left.Value * right.Value) + addend.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Sqrt(LanesScalar value) => new(MathF.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Max(LanesScalar left, LanesScalar right) => new(MathF.Max(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Max(LanesScalar first, LanesScalar second, LanesScalar third, LanesScalar fourth) => Max(Max(first, second), Max(third, fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Rectify(LanesScalar value) => Select(LessThanOrEqual(value, Zero), Zero, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Min(LanesScalar left, LanesScalar right) => new(MathF.Min(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar AtMost(LanesScalar value, LanesScalar limit) => Select(LessThan(limit, value), limit, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar AtLeast(LanesScalar value, LanesScalar limit) => Select(LessThan(value, limit), limit, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Abs(LanesScalar value) => new(MathF.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar LessThan(LanesScalar left, LanesScalar right) => Mask(left.Value < right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar LessThanOrEqual(LanesScalar left, LanesScalar right) => Mask(left.Value <= right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Equal(LanesScalar left, LanesScalar right) => Mask(left.Value == right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar LessThanUnsigned(LanesScalar left, LanesScalar right) => Mask(BitConverter.SingleToUInt32Bits(left.Value) < BitConverter.SingleToUInt32Bits(right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Select(LanesScalar mask, LanesScalar whenTrue, LanesScalar whenFalse) => new(BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(mask.Value) & BitConverter.SingleToInt32Bits(whenTrue.Value)) | (~BitConverter.SingleToInt32Bits(mask.Value) & BitConverter.SingleToInt32Bits(whenFalse.Value))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar And(LanesScalar left, LanesScalar right) => new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(left.Value) & BitConverter.SingleToInt32Bits(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Or(LanesScalar left, LanesScalar right) => new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(left.Value) | BitConverter.SingleToInt32Bits(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar Xor(LanesScalar left, LanesScalar right) => new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(left.Value) ^ BitConverter.SingleToInt32Bits(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar AddInteger(LanesScalar left, LanesScalar right) => new(BitConverter.Int32BitsToSingle(unchecked(BitConverter.SingleToInt32Bits(left.Value) + BitConverter.SingleToInt32Bits(right.Value))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar SubtractInteger(LanesScalar left, LanesScalar right) => new(BitConverter.Int32BitsToSingle(unchecked(BitConverter.SingleToInt32Bits(left.Value) - BitConverter.SingleToInt32Bits(right.Value))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar MultiplyInteger(LanesScalar left, LanesScalar right) => new(BitConverter.Int32BitsToSingle(unchecked(BitConverter.SingleToInt32Bits(left.Value) * BitConverter.SingleToInt32Bits(right.Value))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar ShiftLeft(LanesScalar value, int count) => new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value.Value) << count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar ShiftRightLogical(LanesScalar value, int count) => new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value.Value) >>> count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar ShiftRightArithmetic(LanesScalar value, int count) => new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value.Value) >> count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar ToFloat(LanesScalar integers) => new(BitConverter.SingleToInt32Bits(integers.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LanesScalar Mask(bool condition) => new(BitConverter.Int32BitsToSingle(condition ? -1 : 0));
}
