using System.Runtime.InteropServices;

namespace StaticDense.Storage;

/// <summary>Makes a rename survive a power failure: on Linux a folder's entries reach the disk when the folder is flushed.</summary>
internal static partial class FolderFlush
{
    private const int ReadOnly = 0;
    private const int CloseOnExec = 0x80000;

    /// <summary>
    /// Flushes a folder. Says whether that was possible: some file systems and permissions refuse it, and then the file is
    /// still complete under its name, so this is no error.
    /// </summary>
    public static bool Flush(string folder)
    {
        // .NET refuses to open a folder, so the C library does.
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            var descriptor = Open(folder, ReadOnly | CloseOnExec);
            if (descriptor < 0)
                return false;
            var flushed = Synchronize(descriptor) == 0;
            _ = Close(descriptor);
            return flushed;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
