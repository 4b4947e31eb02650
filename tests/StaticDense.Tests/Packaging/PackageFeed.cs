using System.IO.Compression;

namespace StaticDense.Tests.Packaging;

/// <summary>
/// The packages, packed from the sources into a folder of their own: the outputs that this build and other tests use are not touched.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    private readonly TemporaryPath root = new("staticdense-feed-");

    public PackageFeed()
    {
        Repository = FindRepository();
        Folder = root.Create("feed");
        Artifacts = root.Create("artifacts");
        // A version that no machine has in a cache.
        Version = $"0.0.0-test.{Guid.NewGuid():N}";
        Command.RunDotnet(
            Repository,
            "pack", Path.Combine("src", "Packages.slnf"), "-c", "Release", "--artifacts-path", Artifacts, "-o", Folder,
            $"-p:PackageVersion={Version}", "-maxcpucount:1", "-v", "quiet", "--nologo").Succeeded();
    }

    /// <summary>The repository's root.</summary>
    public string Repository { get; }

    /// <summary>Where the packages are.</summary>
    public string Folder { get; }

    /// <summary>Where they were built.</summary>
    public string Artifacts { get; }

    /// <summary>The packages' version.</summary>
    public string Version { get; }

    /// <summary>Opens a package.</summary>
    public ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Folder, $"{id}.{Version}.nupkg"));

    public void Dispose() => root.Dispose();

    internal static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StaticDense.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository, and StaticDense.sln is not above them.");
    }
}
