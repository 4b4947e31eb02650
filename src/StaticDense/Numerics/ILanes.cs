using System.ComponentModel;

namespace StaticDense.Numerics;

/// <summary>
/// A vector of <see cref="Count"/> floats, the same operations at every width. Numerics are written once, generic over the lanes,
/// and give the same bits whatever the width. Counts divide 16, so blocks of 16 floats need no tails. Results of comparisons are
/// lanes whose bits are all ones or all zeros. Integers travel as the bit patterns of lanes.
/// </summary>
/// <typeparam name="TSelf">The vector itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>The number of floats: 1, 4, 8 or 16.</summary>
    static abstract int Count { get; }

    /// <summary>All lanes +0.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The integers 0, 1, ..., Count - 1.</summary>
    static abstract TSelf Indices { get; }

    /// <summary>Count floats that start <paramref name="offset"/> floats behind <paramref name="source"/>.</summary>
    static abstract TSelf Load(ref readonly float source, nint offset);

    /// <summary>Writes the lanes <paramref name="offset"/> floats behind <paramref name="destination"/>.</summary>
    static abstract void Store(TSelf value, ref float destination, nint offset);

    /// <summary>The value in every lane.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary>The integer's bits in every lane.</summary>
    static abstract TSelf BroadcastInteger(int value);

    /// <summary>The sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary><c>left · right + addend</c>, rounded once where the machine has fused multiply-add, twice elsewhere.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The square root.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>IEEE 754-2019 maximum: NaN wins, -0 is below +0.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The IEEE 754-2019 maximum of four: what three of two give, in fewer instructions where the machine has them.</summary>
    static abstract TSelf Max(TSelf first, TSelf second, TSelf third, TSelf fourth);

    /// <summary><c>max(value, +0)</c>: NaN stays NaN, -0 becomes +0.</summary>
    static abstract TSelf Rectify(TSelf value);

    /// <summary>IEEE 754-2019 minimum: NaN wins, -0 is below +0.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The limit where it is below the value, the value elsewhere: NaN stays NaN. The limit is no NaN and no zero.</summary>
    static abstract TSelf AtMost(TSelf value, TSelf limit);

    /// <summary>The limit where the value is below it, the value elsewhere: NaN stays NaN. The limit is no NaN and no zero.</summary>
    static abstract TSelf AtLeast(TSelf value, TSelf limit);

    /// <summary>The value without its sign.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>Ones where left is below right.</summary>
    static abstract TSelf LessThan(TSelf left, TSelf right);

    /// <summary>Ones where left is not above right.</summary>
    static abstract TSelf LessThanOrEqual(TSelf left, TSelf right);

    /// <summary>Ones where both are equal (NaN never is).</summary>
    static abstract TSelf Equal(TSelf left, TSelf right);

    /// <summary>Ones where the unsigned integer left is below right.</summary>
    static abstract TSelf LessThanUnsigned(TSelf left, TSelf right);

    /// <summary>Bits of <paramref name="whenTrue"/> where the mask's bits are ones, of <paramref name="whenFalse"/> elsewhere.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary>The bits that both have.</summary>
    static abstract TSelf And(TSelf left, TSelf right);

    /// <summary>The bits that either has.</summary>
    static abstract TSelf Or(TSelf left, TSelf right);

    /// <summary>The bits that just one has.</summary>
    static abstract TSelf Xor(TSelf left, TSelf right);

    /// <summary>The integers' sum, without overflow checks.</summary>
    static abstract TSelf AddInteger(TSelf left, TSelf right);

    /// <summary>The integers' difference, without overflow checks.</summary>
    static abstract TSelf SubtractInteger(TSelf left, TSelf right);

    /// <summary>The low 32 bits of the integers' product.</summary>
    static abstract TSelf MultiplyInteger(TSelf left, TSelf right);

    /// <summary>The integers shifted left; the count is a constant below 32.</summary>
    static abstract TSelf ShiftLeft(TSelf value, int count);

    /// <summary>The unsigned integers shifted right; the count is a constant below 32.</summary>
    static abstract TSelf ShiftRightLogical(TSelf value, int count);

    /// <summary>The signed integers shifted right; the count is a constant below 32.</summary>
    static abstract TSelf ShiftRightArithmetic(TSelf value, int count);

    /// <summary>The signed integers as floats, rounded to nearest even.</summary>
    static abstract TSelf ToFloat(TSelf integers);
}
