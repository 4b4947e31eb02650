using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticDense.Numerics;

/// <summary>Sixteen lanes in one 512-bit vector.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes512(Vector512<float> value) : ILanes<Lanes512>
{
    /// <summary>What VRANGEPS does: the larger of two (bits 0 and 1), with its own sign (bits 2 and 3), so that -0 is below +0.</summary>
    internal const byte LargerKeepsSign = 0b01_01;

    /// <summary>What VFIXUPIMMPS puts in place, four bits for each kind of value: 8, which is +0, for zeros, -infinity and negative numbers; 0, the value itself, for others.</summary>
    internal const int ZeroUnlessPositive = 0x0808_0800;

    /// <summary>The vector.</summary>
    public readonly Vector512<float> Value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Count;
    }

    /// <inheritdoc/>
    public static Lanes512 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512<float>.Zero);
    }

    /// <inheritdoc/>
    public static Lanes512 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.AsSingle(Vector512<int>.Indices));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref readonly float source, nint offset) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512 value, ref float destination, nint offset) => Vector512.StoreUnsafe(value.Value, ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(float value) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 BroadcastInteger(int value) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.AsSingle(Vector512.Create(value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 left, Lanes512 right, Lanes512 addend) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Sqrt(Lanes512 value) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.Max(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 first, Lanes512 second, Lanes512 third, Lanes512 fourth)
    {
        if (!Avx512DQ.IsSupported)
            return Max(Max(first, second), Max(third, fourth));
        var (a, b, c, d) = (first.Value, second.Value, third.Value, fourth.Value);
        var max = Avx512DQ.Range(Avx512DQ.Range(a, b, LargerKeepsSign), Avx512DQ.Range(c, d, LargerKeepsSign), LargerKeepsSign);

        // A range passes over NaN.
        var nan = Vector512.Create(float.NaN);
        max = Avx512F.BlendVariable(max, nan, Avx512F.CompareUnordered(a, b));
        return new(Avx512F.BlendVariable(max, nan, Avx512F.CompareUnordered(c, d)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Rectify(Lanes512 value) => Avx512F.IsSupported
        ? Unsafe.BitCast<Vector512<float>, Lanes512>(Avx512F.Fixup(value.Value, value.Value, Vector512.Create(ZeroUnlessPositive), 0))
        : Select(LessThanOrEqual(value, Zero), Zero, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.Min(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AtMost(Lanes512 value, Lanes512 limit) => Avx512F.IsSupported
        ? Unsafe.BitCast<Vector512<float>, Lanes512>(Avx512F.Min(limit.Value, value.Value))
        : Select(LessThan(limit, value), limit, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AtLeast(Lanes512 value, Lanes512 limit) => Avx512F.IsSupported
        ? Unsafe.BitCast<Vector512<float>, Lanes512>(Avx512F.Max(limit.Value, value.Value))
        : Select(LessThan(value, limit), limit, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Abs(Lanes512 value) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LessThan(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.LessThan(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LessThanOrEqual(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.LessThanOrEqual(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Equal(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.Equals(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LessThanUnsigned(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.AsSingle(Vector512.LessThan(Vector512.AsUInt32(left.Value), Vector512.AsUInt32(right.Value))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Select(Lanes512 mask, Lanes512 whenTrue, Lanes512 whenFalse) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.ConditionalSelect(mask.Value, whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 And(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left.Value & right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Or(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left.Value | right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Xor(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left.Value ^ right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AddInteger(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.AsSingle(Vector512.AsInt32(left.Value) + Vector512.AsInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 SubtractInteger(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.AsSingle(Vector512.AsInt32(left.Value) - Vector512.AsInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyInteger(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.AsSingle(Vector512.AsInt32(left.Value) * Vector512.AsInt32(right.Value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftLeft(Lanes512 value, int count) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.AsSingle(Vector512.ShiftLeft(Vector512.AsInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftRightLogical(Lanes512 value, int count) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.AsSingle(Vector512.ShiftRightLogical(Vector512.AsInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftRightArithmetic(Lanes512 value, int count) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.AsSingle(Vector512.ShiftRightArithmetic(Vector512.AsInt32(value.Value), count)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ToFloat(Lanes512 integers) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.ConvertToSingle(Vector512.AsInt32(integers.Value)));
}
