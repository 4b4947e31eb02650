using System.Runtime.InteropServices;

namespace StaticDense.Tests.Packaging;

/// <summary>A test that compiles for Arm64 without running it: it needs the platform's ahead-of-time compiler from a package source or the machine's cache.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CrossgenFactAttribute : FactAttribute
{
    private const string Package = "microsoft.netcore.app.crossgen2.linux-x64";

    private static readonly Lazy<string?> Found = new(Find);

    public CrossgenFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            Skip = "Compiles for Arm64 on Linux on x64 only.";
        else if (Found.Value is null)
            Skip = $"Needs the package {Package}, which cannot be restored here.";
    }

    /// <summary>The compiler.</summary>
    public static string Program => Found.Value!;

    private static string? Find()
    {
        if (Newest() is { } program)
            return program;
        using var project = new TemporaryPath("staticdense-crossgen-");
        project.CopyFrom(Path.Combine("Packaging", "Crossgen"));
        return Command.RunDotnet(project.Path, "restore", "-v", "quiet", "--nologo").ExitCode == 0 ? Newest() : null;
    }

    /// <summary>The compiler of this runtime's major version; null where there is none.</summary>
    private static string? Newest()
    {
        var folder = Path.Combine(MachinePackages.Folder, Package);
        return !Directory.Exists(folder)
            ? null
            : Directory.GetDirectories(folder, $"{Environment.Version.Major}.*").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "tools", "crossgen2")).LastOrDefault(File.Exists);
    }
}
