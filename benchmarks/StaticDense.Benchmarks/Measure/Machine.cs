using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StaticDense.Benchmarks.Measure;

/// <summary>Where and of what figures were taken.</summary>
internal static class Machine
{
    /// <summary>The processor, with family and model where its name alone says little.</summary>
    public static string Processor { get; } = FindProcessor();

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The commit that is checked out; with a plus when sources differ from it.</summary>
    public static string Commit { get; } = FindCommit();

    /// <summary>The folder of this processor's results.</summary>
    public static string ResultsFolder => Path.Combine(Root, "benchmarks", "results", FolderName(Processor));

    /// <summary>The lines above a table: processor, runtime, vectors, commit.</summary>
    public static string Describe() => Describe(Commit);

    /// <summary>The same for other commits.</summary>
    public static string Describe(string commits) => FormattableString.Invariant(
        $"{Processor}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {NetworkRuntime.Path} ({FmaPeak.Bits} bits), commit {commits}");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StaticDense.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The benchmarks do not stand in a clone of the repository: no StaticDense.sln above them.");
    }

    private static string FindProcessor()
    {
        const string LinuxList = "/proc/cpuinfo";
        if (!File.Exists(LinuxList))
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
        var lines = File.ReadAllLines(LinuxList);
        string Value(string key) => lines
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2 && parts[0].Trim() == key)
            .Select(parts => parts[1].Trim())
            .FirstOrDefault("");
        var name = Value("model name");
        return name.Length == 0
            ? RuntimeInformation.ProcessArchitecture.ToString()
            : $"{name} family {Value("cpu family")} model {Value("model")}";
    }

    private static string FolderName(string processor)
    {
        var letters = processor.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return string.Join('-', new string([.. letters]).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string FindCommit()
    {
        var changes = Git("status --porcelain -- . :(exclude)benchmarks/results");
        return Git("rev-parse --short HEAD") + (changes.Length > 0 ? "+" : "");
    }

    private static string Git(string arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Root, RedirectStandardOutput = true };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }
}
