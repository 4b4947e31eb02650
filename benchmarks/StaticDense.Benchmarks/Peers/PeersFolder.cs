using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Peers;

/// <summary>
/// The scripts that measure other systems: a folder that was prepared for it and is named, or a copy of the usual one, which may be read-only,
/// in a temporary place.
/// </summary>
internal sealed class PeersFolder : IDisposable
{
    private readonly bool _isCopy;

    private PeersFolder(string path, bool isCopy) => (Path, _isCopy) = (path, isCopy);

    /// <summary>Where the scripts can be run.</summary>
    public string Path { get; }

    /// <summary>Opens the named folder, or a copy of the one beside the repository; null where there is none.</summary>
    public static PeersFolder? Open(string? named)
    {
        var path = System.IO.Path.GetFullPath(named ?? System.IO.Path.Combine(Machine.Root, "..", "shared", "peers"));
        if (!Directory.Exists(path))
        {
            Console.WriteLine($"No other system is measured: {path} does not exist; --peers DIR names a folder with their scripts.");
            return null;
        }

        return named is null ? new(Copy(path), isCopy: true) : new(path, isCopy: false);
    }

    public void Dispose()
    {
        if (_isCopy)
            Directory.Delete(Path, recursive: true);
    }

    /// <summary>Copies the scripts; what npm has installed is large and is linked to.</summary>
    private static string Copy(string source)
    {
        var copy = Directory.CreateTempSubdirectory("peers-").FullName;
        foreach (var folder in new[] { "common", "ort", "torch" })
        {
            var from = System.IO.Path.Combine(source, folder);
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var target = System.IO.Path.Combine(copy, System.IO.Path.GetRelativePath(source, file));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        Directory.CreateSymbolicLink(System.IO.Path.Combine(copy, "node"), System.IO.Path.Combine(source, "node"));
        return copy;
    }
}
