using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Merging layers, two inputs at a time, and their gradients. All buffers of a call have the same channels and capacity. Padded lanes
/// are +0 on both sides, and so they are in all results.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Merging
{
    /// <summary><c>left + right</c>.</summary>
    /// <param name="left">The first left value.</param>
    /// <param name="right">The first right value.</param>
    /// <param name="destination">The first result; may be either input.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    public static void Add<TLanes>(ref float left, ref float right, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes> =>
        Combine<TLanes, AddOperation>(ref left, ref right, ref destination, rows, channels, capacity);

    /// <summary><c>left - right</c>.</summary>
    /// <param name="left">The first left value.</param>
    /// <param name="right">The first right value.</param>
    /// <param name="destination">The first result; may be either input.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    public static void Subtract<TLanes>(ref float left, ref float right, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes> =>
        Combine<TLanes, SubtractOperation>(ref left, ref right, ref destination, rows, channels, capacity);

    /// <summary><c>left · right</c>.</summary>
    /// <param name="left">The first left value.</param>
    /// <param name="right">The first right value.</param>
    /// <param name="destination">The first result; may be either input.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    public static void Multiply<TLanes>(ref float left, ref float right, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes> =>
        Combine<TLanes, MultiplyOperation>(ref left, ref right, ref destination, rows, channels, capacity);

    /// <summary>The IEEE maximum: NaN wins, -0 is below +0.</summary>
    /// <param name="left">The first left value.</param>
    /// <param name="right">The first right value.</param>
    /// <param name="destination">The first result; may be either input.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    public static void Maximum<TLanes>(ref float left, ref float right, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes> =>
        Combine<TLanes, MaximumOperation>(ref left, ref right, ref destination, rows, channels, capacity);

    /// <summary>The IEEE minimum: NaN wins, -0 is below +0.</summary>
    /// <param name="left">The first left value.</param>
    /// <param name="right">The first right value.</param>
    /// <param name="destination">The first result; may be either input.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    public static void Minimum<TLanes>(ref float left, ref float right, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes> =>
        Combine<TLanes, MinimumOperation>(ref left, ref right, ref destination, rows, channels, capacity);

    /// <summary><c>values / divisor</c> in place: an average from a sum.</summary>
    /// <param name="values">The first value.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffer holds.</param>
    /// <param name="divisor">The divisor, above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Divide<TLanes>(ref float values, int rows, int channels, int capacity, float divisor)
        where TLanes : struct, ILanes<TLanes>
    {
        var divisors = TLanes.Broadcast(divisor);
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            var start = panel * capacity * BlockLayout.Width;
            for (var i = start; i < start + ((nint)rows * BlockLayout.Width); i += TLanes.Count)
                TLanes.Store(TLanes.Load(in values, i) / divisors, ref values, i);
        }
    }

    /// <summary><c>0 - source</c>.</summary>
    /// <param name="source">The first value.</param>
    /// <param name="destination">The first result; may be the source.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Negate<TLanes>(ref float source, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            var start = panel * capacity * BlockLayout.Width;
            for (var i = start; i < start + ((nint)rows * BlockLayout.Width); i += TLanes.Count)
                TLanes.Store(TLanes.Zero - TLanes.Load(in source, i), ref destination, i);
        }
    }

    /// <summary>
    /// The gradient of one input of a maximum or minimum: <c>delta</c> where the input equals the output (or both are NaN), which is then taken,
    /// <c>delta = +0</c>; +0 elsewhere. Called for the inputs in order, the first of equal inputs has all.
    /// </summary>
    /// <param name="input">The first value of the input.</param>
    /// <param name="output">The first value of the merged output.</param>
    /// <param name="delta">The first gradient with respect to the output, what earlier inputs left of it. Changed in place.</param>
    /// <param name="gradient">The first gradient with respect to the input. Overwritten; not delta.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Take<TLanes>(ref float input, ref float output, ref float delta, ref float gradient, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            var start = panel * capacity * BlockLayout.Width;
            for (var i = start; i < start + ((nint)rows * BlockLayout.Width); i += TLanes.Count)
            {
                var left = TLanes.Load(in delta, i);
                TLanes.Store(FirstMaximum.Take(TLanes.Load(in input, i), TLanes.Load(in output, i), ref left), ref gradient, i);
                TLanes.Store(left, ref delta, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Combine<TLanes, TOperation>(ref float left, ref float right, ref float destination, int rows, int channels, int capacity)
        where TLanes : struct, ILanes<TLanes>
        where TOperation : struct, IOperation
    {
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            var start = panel * capacity * BlockLayout.Width;
            for (var i = start; i < start + ((nint)rows * BlockLayout.Width); i += TLanes.Count)
                TLanes.Store(TOperation.Apply(TLanes.Load(in left, i), TLanes.Load(in right, i)), ref destination, i);
        }
    }

    private interface IOperation
    {
        static abstract TLanes Apply<TLanes>(TLanes left, TLanes right)
            where TLanes : struct, ILanes<TLanes>;
    }

    private readonly struct AddOperation : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes>(TLanes left, TLanes right)
            where TLanes : struct, ILanes<TLanes> => left + right;
    }

    private readonly struct SubtractOperation : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes>(TLanes left, TLanes right)
            where TLanes : struct, ILanes<TLanes> => left - right;
    }

    private readonly struct MultiplyOperation : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes>(TLanes left, TLanes right)
            where TLanes : struct, ILanes<TLanes> => left * right;
    }

    private readonly struct MaximumOperation : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes>(TLanes left, TLanes right)
            where TLanes : struct, ILanes<TLanes> => TLanes.Max(left, right);
    }

    private readonly struct MinimumOperation : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes>(TLanes left, TLanes right)
            where TLanes : struct, ILanes<TLanes> => TLanes.Min(left, right);
    }
}
