namespace StaticDense;

/// <summary>One exception for whatever can go wrong with a file.</summary>
internal static class FileErrors
{
    /// <summary>Runs a reader and turns what the system or a decoder throws into <see cref="NetworkFileException"/>.</summary>
    public static T Wrap<T>(string path, Func<string, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return read(path);
        }
        catch (Exception error) when (error is not NetworkFileException && IsFileError(error))
        {
            throw Explain(path, error);
        }
    }

    public static bool IsFileError(Exception error) =>
        error is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException;

    public static NetworkFileException Explain(string path, Exception error) => error switch
    {
        FileNotFoundException => new($"There is no file {path}.", error),
        DirectoryNotFoundException => new($"There is no folder {Path.GetDirectoryName(Path.GetFullPath(path))}.", error),
        UnauthorizedAccessException when Directory.Exists(path) => new($"{path} is a folder, not a file.", error),
        UnauthorizedAccessException => new($"{path}: access is denied.", error),
        InvalidDataException => new($"{path} is damaged: {error.Message}", error),
        _ => new($"{path}: {error.Message}", error),
    };
}
