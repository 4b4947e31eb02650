using System.Runtime.InteropServices;

namespace StaticDense.Tests.Packaging;

/// <summary>A test that compiles a native program: it needs a C linker, and NativeAOT's compiler from a package source or the machine's cache.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(FindMissing);

    public NativeFactAttribute() => Skip = Missing.Value;

    /// <summary>The C compiler that links, or null.</summary>
    public static string? Linker { get; } = Array.Find(["clang", "gcc"], IsOnPath);

    private static string? FindMissing()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return "Compiles a native program for Linux on x64 only.";
        if (Linker is null)
            return "Needs clang or gcc on the path to link a native program.";
        return Restores() ? null : "Needs the package runtime.linux-x64.Microsoft.DotNet.ILCompiler, which cannot be restored here.";
    }

    /// <summary>Whether the compiler is there, or can be fetched now.</summary>
    private static bool Restores()
    {
        if (Directory.Exists(Path.Combine(MachinePackages.Folder, "runtime.linux-x64.microsoft.dotnet.ilcompiler")))
            return true;
        using var project = new TemporaryPath("staticdense-native-");
        project.CopyFrom(Path.Combine("Packaging", "NativeProgram"));
        return Command.RunDotnet(project.Path, "restore", "-r", "linux-x64", "-v", "quiet", "--nologo").ExitCode == 0;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
