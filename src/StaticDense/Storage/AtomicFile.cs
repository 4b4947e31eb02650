namespace StaticDense.Storage;

/// <summary>
/// A file that appears under its name complete or not at all: written under a temporary name in the same folder, flushed to
/// the disk, renamed over what was there, and the folder flushed. Without <see cref="Commit"/> nothing of it remains.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string path;
    private readonly string temporaryPath;
    private bool committed;

    public AtomicFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // A link keeps pointing where it does; what it points to is replaced.
        var file = new FileInfo(path);
        this.path = (file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true))?.FullName ?? file.FullName;
        if (Directory.Exists(this.path))
            throw new NetworkFileException($"{path} is a folder, not a file.");
        if (IsDevice(this.path))
            throw new NetworkFileException($"{path} is a device of this machine, not a file: it would be replaced by one.");
        temporaryPath = Path.Combine(Path.GetDirectoryName(this.path)!, $".{Guid.NewGuid():N}.tmp");
        Stream = new FileStream(temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
    }

    public FileStream Stream { get; }

    /// <summary>Where Unix keeps what looks like files and is not: renaming over /dev/null would take it from the whole machine.</summary>
    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows()
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith("/sys/", StringComparison.Ordinal));

    public void Commit()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        if (!OperatingSystem.IsWindows() && File.Exists(path))
            File.SetUnixFileMode(temporaryPath, File.GetUnixFileMode(path));
        File.Move(temporaryPath, path, overwrite: true);
        committed = true;
        FolderFlush.Flush(Path.GetDirectoryName(path)!);
    }

    public void Dispose()
    {
        if (committed)
            return;
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // A full disk fails again when the rest is flushed; the file goes away all the same.
        }
        finally
        {
            File.Delete(temporaryPath);
        }
    }
}
