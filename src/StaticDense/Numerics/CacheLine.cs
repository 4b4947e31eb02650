using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace StaticDense.Numerics;

/// <summary>Asks for memory before it is wanted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CacheLine
{
    /// <summary>
    /// Brings a line into the second-level cache, without waiting and without fault: the address may lie anywhere. Does nothing where the machine has no such
    /// instruction.
    /// </summary>
    /// <param name="value">A value in the line.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch(ref readonly float value)
    {
        if (Sse.IsSupported)
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.AsRef(in value)));
    }
}
