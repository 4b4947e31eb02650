namespace StaticDense.Tests.Packaging;

/// <summary>A folder outside the repository, removed at the end.</summary>
internal sealed class TemporaryPath(string prefix) : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory(prefix).FullName;

    /// <summary>A folder in it.</summary>
    public string Create(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>Copies a folder of the tests' output into it.</summary>
    public void CopyFrom(string folder)
    {
        var source = System.IO.Path.Combine(AppContext.BaseDirectory, folder);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // The compiler's server may hold a file for a moment longer; what stays is in the temporary folder.
        }
    }
}
