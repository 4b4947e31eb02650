using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>What one row adds to a sum over rows.</summary>
/// <typeparam name="TLanes">The lanes.</typeparam>
internal interface IRowTerm<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Takes what is the same for all rows in the lanes that start <paramref name="lane"/> lanes into the panel.</summary>
    void Begin(nint lane);

    /// <summary>The sum with the row whose lanes stand <paramref name="offset"/> floats into the panel.</summary>
    TLanes Add(TLanes sum, nint offset);
}

/// <summary>
/// Sums over the rows of one panel, in an order that is exact on long columns and does not depend on the width. Rows are cut into runs
/// of 64, the last may be shorter. In a run row i continues chain i % 4, each from +0, joined <c>(s0 + s1) + (s2 + s3)</c>. Runs
/// are joined as a binary counter counts: each comes with size 1, and while the two topmost sums have equal size, <c>lower + upper</c> of
/// twice the size takes their place; at the end the topmost is added to the next lower, <c>lower + sum</c>, down to the first. So a sum of
/// n rows has passed through about 16 + log₂(n / 64) roundings instead of n.
/// </summary>
internal static class RowTree
{
    /// <summary>The rows of a run.</summary>
    public const int Run = 64;

    /// <summary>The sums that wait at once for any number of rows.</summary>
    private const int MaximumLevels = 26;

    /// <summary>The runs that these rows are cut into.</summary>
    public static int Runs(int rows) => (rows + Run - 1) / Run;

    /// <summary>The sums that wait at once for these runs: a stack of as many blocks.</summary>
    public static int Levels(int runs) => BitOperations.Log2((uint)runs) + 1;

    /// <summary>One block: the sum of the term over the panel's rows.</summary>
    /// <param name="term">The term.</param>
    /// <param name="rows">The rows, at least one.</param>
    /// <param name="sum">Sixteen floats, overwritten.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Sum<TLanes, TTerm>(TTerm term, int rows, ref float sum)
        where TLanes : struct, ILanes<TLanes>
        where TTerm : struct, IRowTerm<TLanes>, allows ref struct
    {
        Span<float> memory = stackalloc float[MaximumLevels * BlockLayout.Width];
        ref var stack = ref MemoryMarshal.GetReference(memory);
        var runs = Runs(rows);
        for (var run = 0; run < runs; run++)
        {
            for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                Push(ref stack, run, OfRun<TLanes, TTerm>(term, run, rows, lane), lane);
        }

        for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            TLanes.Store(Join<TLanes>(ref stack, runs, lane), ref sum, lane);
    }

    /// <summary>Two sums over the same rows, side by side: what both terms read comes from memory once.</summary>
    /// <param name="first">The first term.</param>
    /// <param name="second">The second term.</param>
    /// <param name="rows">The rows, at least one.</param>
    /// <param name="firstSum">Sixteen floats, overwritten.</param>
    /// <param name="secondSum">Sixteen floats, overwritten.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Sum<TLanes, TFirst, TSecond>(TFirst first, TSecond second, int rows, ref float firstSum, ref float secondSum)
        where TLanes : struct, ILanes<TLanes>
        where TFirst : struct, IRowTerm<TLanes>, allows ref struct
        where TSecond : struct, IRowTerm<TLanes>, allows ref struct
    {
        Span<float> memory = stackalloc float[2 * MaximumLevels * BlockLayout.Width];
        ref var firstStack = ref MemoryMarshal.GetReference(memory);
        ref var secondStack = ref Unsafe.Add(ref firstStack, MaximumLevels * BlockLayout.Width);
        var runs = Runs(rows);
        for (var run = 0; run < runs; run++)
        {
            for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                Push(ref firstStack, run, OfRun<TLanes, TFirst>(first, run, rows, lane), lane);
                Push(ref secondStack, run, OfRun<TLanes, TSecond>(second, run, rows, lane), lane);
            }
        }

        for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            TLanes.Store(Join<TLanes>(ref firstStack, runs, lane), ref firstSum, lane);
            TLanes.Store(Join<TLanes>(ref secondStack, runs, lane), ref secondSum, lane);
        }
    }

    /// <summary>The sum of one run.</summary>
    /// <param name="term">The term.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="rows">The rows of all runs.</param>
    /// <param name="lane">The first lane in the panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfRun<TLanes, TTerm>(TTerm term, int run, int rows, nint lane)
        where TLanes : struct, ILanes<TLanes>
        where TTerm : struct, IRowTerm<TLanes>, allows ref struct
    {
        term.Begin(lane);
        var count = Math.Min(Run, rows - (run * Run));
        var offset = ((nint)run * Run * BlockLayout.Width) + lane;
        TLanes s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
        for (; count >= 4; count -= 4, offset += 4 * BlockLayout.Width)
        {
            s0 = term.Add(s0, offset);
            s1 = term.Add(s1, offset + BlockLayout.Width);
            s2 = term.Add(s2, offset + (2 * BlockLayout.Width));
            s3 = term.Add(s3, offset + (3 * BlockLayout.Width));
        }

        if (count > 0)
            s0 = term.Add(s0, offset);
        if (count > 1)
            s1 = term.Add(s1, offset + BlockLayout.Width);
        if (count > 2)
            s2 = term.Add(s2, offset + (2 * BlockLayout.Width));
        return (s0 + s1) + (s2 + s3);
    }

    /// <summary>Puts the sum of a run on the stack; runs come in order. As many sums wait as the number of runs so far has binary ones.</summary>
    /// <param name="stack">The lowest block.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="sum">Its sum.</param>
    /// <param name="lane">The first lane in the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Push<TLanes>(ref float stack, int run, TLanes sum, nint lane)
        where TLanes : struct, ILanes<TLanes>
    {
        var top = ((nint)BitOperations.PopCount((uint)run) * BlockLayout.Width) + lane;
        for (var ones = run; (ones & 1) != 0; ones >>= 1)
        {
            top -= BlockLayout.Width;
            sum = TLanes.Load(in stack, top) + sum;
        }

        TLanes.Store(sum, ref stack, top);
    }

    /// <summary>The sum of all runs.</summary>
    /// <param name="stack">The lowest block.</param>
    /// <param name="runs">The number of runs, at least one.</param>
    /// <param name="lane">The first lane in the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Join<TLanes>(ref float stack, int runs, nint lane)
        where TLanes : struct, ILanes<TLanes>
    {
        var top = ((nint)(BitOperations.PopCount((uint)runs) - 1) * BlockLayout.Width) + lane;
        var sum = TLanes.Load(in stack, top);
        while (top > lane)
        {
            top -= BlockLayout.Width;
            sum = TLanes.Load(in stack, top) + sum;
        }

        return sum;
    }
}

/// <summary>The term <c>s + x</c>.</summary>
/// <param name="values">The first float of a panel.</param>
internal readonly ref struct RowValues<TLanes>(ref float values) : IRowTerm<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _values = ref values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(nint lane)
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Add(TLanes sum, nint offset) => sum + TLanes.Load(in _values, offset);
}
