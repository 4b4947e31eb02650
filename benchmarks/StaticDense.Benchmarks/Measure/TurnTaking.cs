namespace StaticDense.Benchmarks.Measure;

/// <summary>A lock file that measurements on one machine share, so that two never run at once: the file that <c>flock</c> locks too.</summary>
internal sealed class TurnTaking : IDisposable
{
    private readonly FileStream? _file;

    private TurnTaking(FileStream? file) => _file = file;

    /// <summary>Waits for the lock; with no path there is nothing to wait for.</summary>
    public static TurnTaking Wait(string? path)
    {
        while (path is not null)
        {
            try
            {
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                Thread.Sleep(5);
            }
        }

        return new(null);
    }

    public void Dispose() => _file?.Dispose();
}
