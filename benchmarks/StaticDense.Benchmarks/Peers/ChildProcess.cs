using System.ComponentModel;
using System.Diagnostics;

namespace StaticDense.Benchmarks.Peers;

/// <summary>A program that runs while this one waits.</summary>
internal static class ChildProcess
{
    /// <summary>The interpreter that Debian's packages are installed for.</summary>
    public const string Python = "/usr/bin/python3";

    /// <summary>Runs a program to its end; null where it cannot be started or fails.</summary>
    public static string? Output(string program, IEnumerable<string> arguments, string folder)
    {
        try
        {
            using var process = Start(program, arguments, folder, []);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The lines that a program writes, as it writes them. It is ended when no more are wanted.</summary>
    public static IEnumerable<string> Lines(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        using var process = Start(program, arguments, folder, environment);
        try
        {
            while (process.StandardOutput.ReadLine() is { } line)
                yield return line;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private static Process Start(
        string program, IEnumerable<string> arguments, string folder, IEnumerable<KeyValuePair<string, string>> environment)
    {
        // Errors are shown as the program writes them.
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };

        // Another's folder is left as it is found.
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
