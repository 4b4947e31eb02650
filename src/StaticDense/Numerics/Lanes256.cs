using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticDense.Numerics;

/// <summary>Eight lanes in one 256-bit vector. Chosen only where the machine has fused multiply-add.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes256(Vector256<float> value) : ILanes<Lanes256>
{
    /// <summary>The vector.</summary>
    public readonly Vector256<float> Value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<float>.Count;
    }

    /// <inheritdoc/>
    public static Lanes256 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256<float>.Zero);
    }

    /// <inheritdoc/>
    public static Lanes256 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.AsSingle(Vector256<int>.Indices));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref readonly float source, nint offset) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256 value, ref float destination, nint offset) => Vector256.StoreUnsafe(value.Value, ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(float value) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 BroadcastInteger(int value) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.AsSingle(Vector256.Create(value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 left, Lanes256 right, Lanes256 addend) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Sqrt(Lanes256 value) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.Max(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 first, Lanes256 second, Lanes256 third, Lanes256 fourth) =>
        Max(Max(first, second), Max(third, fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Rectify(Lanes256 value) => Avx512F.VL.IsSupported
        ? Unsafe.BitCast<Vector256<float>, Lanes256>(Avx512F.VL.Fixup(value.Value, value.Value, Vector256.Create(Lanes512.ZeroUnlessPositive), 0))
        : Select(LessThanOrEqual(value, Zero), Zero, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.Min(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AtMost(Lanes256 value, Lanes256 limit) => Avx.IsSupported
        ? Unsafe.BitCast<Vector256<float>, Lanes256>(Avx.Min(limit.Value, value.Value))
        : Select(LessThan(limit, value), limit, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AtLeast(Lanes256 value, Lanes256 limit) => Avx.IsSupported
        ? Unsafe.BitCast<Vector256<float>, Lanes256>(Avx.Max(limit.Value, value.Value))
        : Select(LessThan(value, limit), limit, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Abs(Lanes256 value) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LessThan(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.LessThan(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LessThanOrEqual(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.LessThanOrEqual(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Equal(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.Equals(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LessThanUnsigned(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.AsSingle(Vector256.LessThan(Vector256.AsUInt32(left.Value), Vector256.AsUInt32(right.Value))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Select(Lanes256 mask, Lanes256 whenTrue, Lanes256 whenFalse) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.ConditionalSelect(mask.Value, whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 And(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left.Value & right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Or(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left.Value | right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Xor(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left.Value ^ right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AddInteger(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.AsSingle(Vector256.AsInt32(left.Value) + Vector256.AsInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 SubtractInteger(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.AsSingle(Vector256.AsInt32(left.Value) - Vector256.AsInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyInteger(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.AsSingle(Vector256.AsInt32(left.Value) * Vector256.AsInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftLeft(Lanes256 value, int count) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.AsSingle(Vector256.ShiftLeft(Vector256.AsInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftRightLogical(Lanes256 value, int count) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.AsSingle(Vector256.ShiftRightLogical(Vector256.AsInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftRightArithmetic(Lanes256 value, int count) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.AsSingle(Vector256.ShiftRightArithmetic(Vector256.AsInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ToFloat(Lanes256 integers) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.ConvertToSingle(Vector256.AsInt32(integers.Value)));
}
