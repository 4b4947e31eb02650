namespace StaticDense.Tests.Packaging;

/// <summary>The machine's package cache: what the platform's own packages were restored to before.</summary>
internal static class MachinePackages
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
