using System.ComponentModel;
using System.Runtime.InteropServices;
using StaticDense.Numerics;

namespace StaticDense.Tests.Children;

/// <summary>Memory between two pages that must not be touched: the first float beyond a buffer ends the process.</summary>
internal static unsafe partial class GuardedMemory
{
    private const int ReadWrite = 3;

    /// <summary>Floats that end at the page behind them, or start at the page before them. Zeroed, never freed.</summary>
    public static Span<float> Floats(int count, bool atEnd, int alignment = sizeof(float)) => new(Allocate((nuint)count * sizeof(float), atEnd, alignment), count);

    /// <summary>The same for labels.</summary>
    public static Span<int> Integers(int count, bool atEnd) => new(Allocate((nuint)count * sizeof(int), atEnd, sizeof(int)), count);

    /// <summary>A buffer on a 64-byte boundary.</summary>
    public static AlignedBuffer Buffer(int count, bool atEnd) =>
        new((float*)Allocate((nuint)count * sizeof(float), atEnd, AlignedBuffer.Alignment), count, typeof(GuardedMemory));

    private static void* Allocate(nuint bytes, bool atEnd, int alignment)
    {
        var page = (nuint)Environment.SystemPageSize;
        var inside = Math.Max((bytes + page - 1) / page, 1) * page;
        var whole = inside + (2 * page);
        var first = OperatingSystem.IsWindows() ? ReserveWindows(whole, page, inside) : ReserveUnix(whole, page, inside);
        var slack = (inside - bytes) / (nuint)alignment * (nuint)alignment;
        return first + (atEnd ? slack : 0);
    }

    private static byte* ReserveUnix(nuint whole, nuint page, nuint inside)
    {
        const int isPrivate = 2;
        var anonymous = OperatingSystem.IsLinux() ? 0x20 : 0x1000;
        var start = Map(null, whole, 0, isPrivate | anonymous, -1, 0);
        if ((nint)start == -1 || Protect(start + page, inside, ReadWrite) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        return start + page;
    }

    private static byte* ReserveWindows(nuint whole, nuint page, nuint inside)
    {
        const int reserve = 0x2000, commit = 0x1000, noAccess = 1, pageReadWrite = 4;
        var start = VirtualAlloc(null, whole, reserve, noAccess);
        if (start == null || VirtualAlloc(start + page, inside, commit, pageReadWrite) == null)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        return start + page;
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial byte* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(void* address, nuint length, int protection);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial byte* VirtualAlloc(void* address, nuint size, int type, int protection);
}
