using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>
/// Floats that start on a 64-byte boundary and never move: one cache line, one widest vector. They live in one pinned array, so
/// the garbage collector frees them and nothing has to be disposed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class AlignedBuffer
{
    /// <summary>The boundary, in bytes, on which every buffer starts.</summary>
    public const int Alignment = 64;

    /// <summary>Floats that an allocation needs beside its own, so that some start among them is aligned.</summary>
    internal const int AlignmentFloats = Alignment / sizeof(float);

    private readonly float* start;

    // Keeps the memory alive: the pinned array, or whoever owns memory that was handed in.
    private readonly object owner;

    /// <summary>A buffer of zeros.</summary>
    /// <param name="count">The number of floats, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or larger than an array can be.</exception>
    public AlignedBuffer(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength - AlignmentFloats);
        var array = GC.AllocateArray<float>(count + AlignmentFloats, pinned: true);
        owner = array;
        start = Align((float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)));
        Count = count;
    }

    /// <summary>A buffer over memory that stands elsewhere, zeroed by whoever hands it in.</summary>
    /// <param name="start">The first float, on a 64-byte boundary.</param>
    /// <param name="count">The number of floats.</param>
    /// <param name="owner">Kept alive as long as the buffer is.</param>
    internal AlignedBuffer(float* start, int count, object owner)
    {
        if (start != Align(start))
            throw new ArgumentException($"The memory starts at {(nuint)start:x}, which is no multiple of {Alignment}.", nameof(start));
        this.start = start;
        this.owner = owner;
        Count = count;
    }

    /// <summary>
    /// What <see cref="Allocate"/> on this thread asks instead of the garbage collector: lets a check place every buffer right
    /// against pages that must not be touched. Networks made while it is set take no workspace from the stack.
    /// </summary>
    [field: ThreadStatic]
    internal static Func<int, AlignedBuffer>? Source { get; set; }

    /// <summary>The number of floats.</summary>
    public int Count { get; }

    /// <summary>The first float.</summary>
    public ref float Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ref var first = ref Unsafe.AsRef<float>(start);
            // From here on the reference itself keeps a pinned array alive; before, only this object does.
            GC.KeepAlive(this);
            return ref first;
        }
    }

    /// <summary>All floats.</summary>
    public Span<float> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateSpan(ref Start, Count);
    }

    /// <summary>A buffer of zeros, from <see cref="Source"/> where that is set.</summary>
    /// <param name="count">The number of floats, at least 0.</param>
    internal static AlignedBuffer Allocate(int count) => Source is { } source ? source(count) : new AlignedBuffer(count);

    /// <summary>The first aligned address at or behind a pointer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float* Align(float* pointer) => (float*)(((nuint)pointer + (Alignment - 1)) & ~(nuint)(Alignment - 1));
}
