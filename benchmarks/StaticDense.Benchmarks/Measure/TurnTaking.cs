using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StaticDense.Benchmarks.Measure;

/// <summary>
/// A lock file that measurements on one machine share, so that two never run at once: on Linux the lock that the command <c>flock</c> takes. Waiters
/// queue; asking again and again would come last.
/// </summary>
internal sealed class TurnTaking : IDisposable
{
    private const int ReadWrite = 2, Create = 0x40, CloseInChildren = 0x80000, OwnerWrites = 0x1a4, Exclusive = 2;

    private const double LongestSeconds = 40;

    private readonly SafeFileHandle? _file;
    private readonly long _begin = Stopwatch.GetTimestamp();

    private TurnTaking(SafeFileHandle? file) => _file = file;

    /// <summary>Waits for the lock; with no path, or on other systems than Linux, there is nothing to wait for.</summary>
    /// <exception cref="IOException">The file cannot be locked.</exception>
    public static TurnTaking Wait(string? path)
    {
        if (path is null || !OperatingSystem.IsLinux())
            return new(null);

        // Not by File: it takes a lock of its own at once, and fails where it would have to wait. A child that inherited the file would keep the lock.
        var file = new SafeFileHandle((nint)Open(path, ReadWrite | Create | CloseInChildren, OwnerWrites), ownsHandle: true);
        if (file.IsInvalid || Lock(file, Exclusive) != 0)
            throw new IOException($"{path} cannot be locked.");
        return new(file);
    }

    /// <summary>Whether it is time to let others measure.</summary>
    public bool HasLasted => Stopwatch.GetElapsedTime(_begin).TotalSeconds > LongestSeconds;

    public void Dispose() => _file?.Dispose();

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open(string path, int flags, int mode);

    [DllImport("libc", EntryPoint = "flock")]
    private static extern int Lock(SafeFileHandle file, int operation);
}
