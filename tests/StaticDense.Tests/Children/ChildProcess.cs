using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StaticDense.Tests.Children;

/// <summary>Runs this assembly again as a program of its own, under another environment or where a crash is a possible answer.</summary>
internal static class ChildProcess
{
    /// <summary>What a child did.</summary>
    /// <param name="ExitCode">0 when all went well.</param>
    /// <param name="Output">Its standard output.</param>
    /// <param name="Error">Its error output.</param>
    public sealed record Result(int ExitCode, string Output, string Error)
    {
        /// <summary>The value behind <c>name=</c> on a line of the output.</summary>
        public string this[string name] => Output.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..]
            ?? throw new InvalidDataException($"The child did not print {name}: {this}");

        public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
    }

    /// <summary>Runs a child of <see cref="Program"/> to its end.</summary>
    /// <param name="child">Which one.</param>
    /// <param name="environment">Variables that it gets beside this process's own; switches of the runtime are not inherited.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Result Run(string child, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        var start = new ProcessStartInfo(Host, ["exec", typeof(ChildProcess).Assembly.Location, "--child", child, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSwitch).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, error.Result);
    }

    /// <summary>The dotnet program that runs this process's runtime.</summary>
    private static string Host
    {
        get
        {
            var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
            return Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        }
    }

    private static bool IsSwitch(string name) =>
        (name.StartsWith("DOTNET_", StringComparison.Ordinal) || name.StartsWith("COMPlus_", StringComparison.Ordinal)) &&
        new[] { "Enable", "Vector", "Tiered", "TC_", "JIT", "ReadyToRun" }.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
