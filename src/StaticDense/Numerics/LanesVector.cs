using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>As many lanes as <see cref="Vector{T}"/> has: 4, 8 or 16, a constant to the compiler. With or without fused multiply-add.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LanesVector(Vector<float> value) : ILanes<LanesVector>
{
    /// <summary>The vector.</summary>
    public readonly Vector<float> Value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<float>.Count;
    }

    /// <inheritdoc/>
    public static LanesVector Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector<float>.Zero);
    }

    /// <inheritdoc/>
    public static LanesVector Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector.AsVectorSingle(Vector<int>.Indices));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Load(ref readonly float source, nint offset) => new(Vector.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LanesVector value, ref float destination, nint offset) => Vector.StoreUnsafe(value.Value, ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Broadcast(float value) => new(Vector.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector BroadcastInteger(int value) => new(Vector.AsVectorSingle(Vector.Create(value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector operator +(LanesVector left, LanesVector right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector operator -(LanesVector left, LanesVector right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector operator *(LanesVector left, LanesVector right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector operator /(LanesVector left, LanesVector right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector MultiplyAdd(LanesVector left, LanesVector right, LanesVector addend) => NetworkRuntime.HasFusedMultiplyAdd
            ? new(Vector.FusedMultiplyAdd(left.Value, right.Value, addend.Value))
            : new((left.Value * right.Value) + addend.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Sqrt(LanesVector value) => new(Vector.SquareRoot(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Max(LanesVector left, LanesVector right) => new(Vector.Max(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Max(LanesVector first, LanesVector second, LanesVector third, LanesVector fourth) => Max(Max(first, second), Max(third, fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Rectify(LanesVector value) => Select(LessThanOrEqual(value, Zero), Zero, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Min(LanesVector left, LanesVector right) => new(Vector.Min(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector AtMost(LanesVector value, LanesVector limit) => Select(LessThan(limit, value), limit, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector AtLeast(LanesVector value, LanesVector limit) => Select(LessThan(value, limit), limit, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Abs(LanesVector value) => new(Vector.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector LessThan(LanesVector left, LanesVector right) => new(Vector.AsVectorSingle(Vector.LessThan(left.Value, right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector LessThanOrEqual(LanesVector left, LanesVector right) => new(Vector.AsVectorSingle(Vector.LessThanOrEqual(left.Value, right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Equal(LanesVector left, LanesVector right) => new(Vector.AsVectorSingle(Vector.Equals(left.Value, right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector LessThanUnsigned(LanesVector left, LanesVector right) => new(Vector.AsVectorSingle(Vector.LessThan(Vector.AsVectorUInt32(left.Value), Vector.AsVectorUInt32(right.Value))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Select(LanesVector mask, LanesVector whenTrue, LanesVector whenFalse) => new(Vector.ConditionalSelect(Vector.AsVectorInt32(mask.Value), whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector And(LanesVector left, LanesVector right) => new(left.Value & right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Or(LanesVector left, LanesVector right) => new(left.Value | right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector Xor(LanesVector left, LanesVector right) => new(left.Value ^ right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector AddInteger(LanesVector left, LanesVector right) => new(Vector.AsVectorSingle(Vector.AsVectorInt32(left.Value) + Vector.AsVectorInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector SubtractInteger(LanesVector left, LanesVector right) => new(Vector.AsVectorSingle(Vector.AsVectorInt32(left.Value) - Vector.AsVectorInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector MultiplyInteger(LanesVector left, LanesVector right) => new(Vector.AsVectorSingle(Vector.AsVectorInt32(left.Value) * Vector.AsVectorInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector ShiftLeft(LanesVector value, int count) => new(Vector.AsVectorSingle(Vector.ShiftLeft(Vector.AsVectorInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector ShiftRightLogical(LanesVector value, int count) => new(Vector.AsVectorSingle(Vector.ShiftRightLogical(Vector.AsVectorInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector ShiftRightArithmetic(LanesVector value, int count) => new(Vector.AsVectorSingle(Vector.ShiftRightArithmetic(Vector.AsVectorInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesVector ToFloat(LanesVector integers) => new(Vector.ConvertToSingle(Vector.AsVectorInt32(integers.Value)));
}
