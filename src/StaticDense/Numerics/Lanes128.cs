using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticDense.Numerics;

/// <summary>Four lanes in one 128-bit vector. Chosen only where the machine has fused multiply-add.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes128(Vector128<float> value) : ILanes<Lanes128>
{
    /// <summary>The vector.</summary>
    public readonly Vector128<float> Value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<float>.Count;
    }

    /// <inheritdoc/>
    public static Lanes128 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128<float>.Zero);
    }

    /// <inheritdoc/>
    public static Lanes128 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.AsSingle(Vector128<int>.Indices));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref readonly float source, nint offset) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128 value, ref float destination, nint offset) => Vector128.StoreUnsafe(value.Value, ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(float value) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 BroadcastInteger(int value) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.AsSingle(Vector128.Create(value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 left, Lanes128 right, Lanes128 addend) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Sqrt(Lanes128 value) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.Max(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 first, Lanes128 second, Lanes128 third, Lanes128 fourth) =>
        Max(Max(first, second), Max(third, fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Rectify(Lanes128 value) => Avx512F.VL.IsSupported
        ? Unsafe.BitCast<Vector128<float>, Lanes128>(Avx512F.VL.Fixup(value.Value, value.Value, Vector128.Create(Lanes512.ZeroUnlessPositive), 0))
        : Select(LessThanOrEqual(value, Zero), Zero, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Min(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.Min(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AtMost(Lanes128 value, Lanes128 limit) => Sse.IsSupported
        ? Unsafe.BitCast<Vector128<float>, Lanes128>(Sse.Min(limit.Value, value.Value))
        : Select(LessThan(limit, value), limit, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AtLeast(Lanes128 value, Lanes128 limit) => Sse.IsSupported
        ? Unsafe.BitCast<Vector128<float>, Lanes128>(Sse.Max(limit.Value, value.Value))
        : Select(LessThan(value, limit), limit, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Abs(Lanes128 value) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LessThan(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.LessThan(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LessThanOrEqual(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.LessThanOrEqual(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Equal(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.Equals(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LessThanUnsigned(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.AsSingle(Vector128.LessThan(Vector128.AsUInt32(left.Value), Vector128.AsUInt32(right.Value))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Select(Lanes128 mask, Lanes128 whenTrue, Lanes128 whenFalse) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.ConditionalSelect(mask.Value, whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 And(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left.Value & right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Or(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left.Value | right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Xor(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left.Value ^ right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AddInteger(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.AsSingle(Vector128.AsInt32(left.Value) + Vector128.AsInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 SubtractInteger(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.AsSingle(Vector128.AsInt32(left.Value) - Vector128.AsInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyInteger(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.AsSingle(Vector128.AsInt32(left.Value) * Vector128.AsInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftLeft(Lanes128 value, int count) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.AsSingle(Vector128.ShiftLeft(Vector128.AsInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftRightLogical(Lanes128 value, int count) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.AsSingle(Vector128.ShiftRightLogical(Vector128.AsInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftRightArithmetic(Lanes128 value, int count) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.AsSingle(Vector128.ShiftRightArithmetic(Vector128.AsInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ToFloat(Lanes128 integers) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.ConvertToSingle(Vector128.AsInt32(integers.Value)));
}
