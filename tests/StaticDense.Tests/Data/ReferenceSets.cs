namespace StaticDense.Tests.Data;

/// <summary>Public image sets that are too large for the repository: looked for beside it.</summary>
internal static class ReferenceSets
{
    public const string Variable = "STATICDENSE_DATA";

    public static string? Find(string name)
    {
        var root = Environment.GetEnvironmentVariable(Variable) ?? Beside();
        var folder = root is null ? null : Path.Combine(root, name);
        return Directory.Exists(folder) ? folder : null;
    }

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StaticDense.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "data");
        }

        return null;
    }
}

/// <summary>A test that reads a public image set; without the set it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReferenceSetFactAttribute : FactAttribute
{
    public ReferenceSetFactAttribute(string name)
    {
        if (ReferenceSets.Find(name) is null)
            Skip = $"Needs the folder {name} in ../shared/data beside the repository, or in the folder that {ReferenceSets.Variable} names.";
    }
}

/// <summary>A folder of one test, removed after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("staticdense-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
