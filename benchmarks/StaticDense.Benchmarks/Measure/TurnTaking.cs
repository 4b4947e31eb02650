using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StaticDense.Benchmarks.Measure;

/// <summary>
/// A lock file that measurements on one machine share, so that two never run at once: on Unix the lock that the command <c>flock</c> takes. Waiters
/// queue; asking again and again would come last.
/// </summary>
internal sealed class TurnTaking : IDisposable
{
    private const int Exclusive = 2;

    private readonly SafeFileHandle? _file;

    private TurnTaking(SafeFileHandle? file) => _file = file;

    /// <summary>Waits for the lock; with no path, or on other systems, there is nothing to wait for.</summary>
    /// <exception cref="IOException">The file cannot be locked.</exception>
    public static TurnTaking Wait(string? path)
    {
        if (path is null || OperatingSystem.IsWindows())
            return new(null);
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (Lock(file, Exclusive) != 0)
            throw new IOException($"{path} cannot be locked.");
        return new(file);
    }

    public void Dispose() => _file?.Dispose();

    [DllImport("libc", EntryPoint = "flock")]
    private static extern int Lock(SafeFileHandle file, int operation);
}
